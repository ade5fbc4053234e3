"""Find knowledge-exchange partners between local governments.

>>> import matchmaker
>>> registry = matchmaker.load_registry()
>>> ranking = matchmaker.rank(registry, "Maputo", mode="learn", top=3)
>>> [match.candidate.name for match in ranking.matches]  # doctest: +SKIP
>>> matchmaker.explain(registry, "Maputo", "Durban").pair.factors  # doctest: +SKIP

Everything is imported when it is first used: ``import matchmaker`` alone costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchmaker._version import __version__

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from typing import Unpack

    from matchmaker.checking.registry_check import Checked
    from matchmaker.embedding.engine import Embedder
    from matchmaker.embedding.vector_store import Progress
    from matchmaker.matching.batch.options import BatchOptions
    from matchmaker.matching.batch.planning import Plan
    from matchmaker.matching.batch.result import Batch
    from matchmaker.matching.explaining import Explanation
    from matchmaker.matching.pair_records import PairRecords
    from matchmaker.matching.ranking import Ranking
    from matchmaker.profiles.model import Profile
    from matchmaker.profiles.registry import Registry
    from matchmaker.settings import Mode, SouthSouth

__all__ = [
    "__version__",
    "batch",
    "check",
    "explain",
    "load_records",
    "load_registry",
    "plan_batch",
    "rank",
    "read_profile",
]


def load_registry(
    folders: str | Path | Iterable[str | Path] = (), *, starter: bool = True
) -> Registry:
    """Read profiles.

    Parameters
    ----------
    folders
        One or more folders of ``<iso2>/<slug>.yaml`` files; they add to the starter registry and
        replace its profiles of the same id.
    starter
        Whether to begin with the profiles that ship with the package.

    Raises
    ------
    matchmaker.errors.UsageError
        If a folder is missing, unreadable or holds no profile.
    matchmaker.errors.InvalidDataError
        If any profile is wrong; the message names file, line, reason and mend of each mistake.
    """
    from matchmaker.profiles.registry import Registry

    return Registry.load(_paths(folders), starter=starter)


def load_records(
    exchanges: str | Path | Iterable[str | Path] = (),
    programmes: str | Path | Iterable[str | Path] = (),
    *,
    starter: bool = True,
) -> PairRecords:
    """Read past exchanges, and the programmes that fund or broker new ones.

    Parameters
    ----------
    exchanges, programmes
        One or more folders of files each; they add to those that ship with the package, and
        replace the ones of the same id.
    starter
        Whether to begin with those that ship with the package.

    Returns
    -------
    PairRecords
        With a ``ledger`` (``ledger.of(id)``, ``ledger.between(id, id)``) and ``programmes``.

    Raises
    ------
    matchmaker.errors.UsageError
        If a folder is missing or unreadable.
    matchmaker.errors.InvalidDataError
        If any file is wrong; the message names file, line, reason and mend of each mistake.
    """
    from matchmaker.ledger.ledger import Ledger
    from matchmaker.matching.pair_records import PairRecords
    from matchmaker.programmes.catalogue import load_programmes

    return PairRecords(
        Ledger.load(_paths(exchanges), starter=starter),
        load_programmes(_paths(programmes), starter=starter),
    )


def read_profile(path: str | Path) -> Profile:
    """Read one profile file that need not be part of a registry.

    Raises
    ------
    matchmaker.errors.InvalidDataError
        If it is no valid profile.
    """
    from pathlib import Path

    from matchmaker.profiles.reading import read_profile as read

    return read(Path(path))


def check(
    paths: str | Path | Iterable[str | Path] = "profiles",
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    today: dt.date | None = None,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Checked:
    """Check profile files: every mistake and doubt, with file, line, reason and mend.

    Parameters
    ----------
    paths
        Files, and folders of which every YAML file is checked.
    select, ignore
        Codes, or their beginnings, that are reported; ``matchmaker.toml`` may ignore more.
    today
        The day that dates are compared with; this day by default.
    jobs
        Most processes that read files. Before asking for more than one, protect a script with
        ``if __name__ == "__main__":``, as Python's multiprocessing wants it.
    progress
        Called with the number of files just checked, and the number still to do.

    Returns
    -------
    Checked
        With sorted ``findings``; ``passes()`` says whether there is no error among them.

    Raises
    ------
    matchmaker.errors.UsageError
        If a path is missing or holds no profile, or a code is unknown.
    """
    import datetime as dt

    from matchmaker.checking.registry_check import check as check_files
    from matchmaker.checking.selection import Selection
    from matchmaker.settings import load_settings

    settings = load_settings().check
    return check_files(
        _paths(paths),
        settings,
        today=today or dt.datetime.now().astimezone().date(),
        selection=Selection(select, ignore, settings),
        jobs=jobs,
        progress=progress,
    )


def rank(
    registry: Registry,
    city: str | Path | Profile,
    *,
    mode: Mode | None = None,
    theme: str | None = None,
    regions: str | Sequence[str] = (),
    countries: str | Sequence[str] = (),
    levels: str | Sequence[str] = (),
    domestic: bool = False,
    new_only: bool = False,
    south_south: SouthSouth | None = None,
    top: int | None = None,
    min_score: float | None = None,
    embedder: Embedder = "auto",
    model: str | None = None,
    query_prompt: str | None = None,
    document_prompt: str | None = None,
    records: PairRecords | None = None,
    progress: Progress | None = None,
) -> Ranking:
    """Rank exchange partners for one government.

    Parameters
    ----------
    registry
        From `load_registry`.
    city
        Id, name, alias, profile file, or a profile.
    mode
        ``exchange`` (both sides count alike), ``learn`` or ``share``.
    theme
        Restrict to a theme of the vocabulary (``match themes``), by id, or by label or synonym in
        English, French, Spanish or Portuguese: the city's challenges in it and governments with
        expertise in it or a sibling; the other way round in ``share`` mode.
    regions, countries, levels
        Restrict the candidates to one or more of each.
    domestic
        Whether compatriots are candidates too.
    new_only
        Whether governments are left out with which the city has worked already.
    south_south
        ``prefer``, ``only`` or ``off``.
    top, min_score
        How many, and from which score on.
    embedder, model, query_prompt, document_prompt
        The engine; see `matchmaker.embedding.engine.open_engine`.
    records
        From `load_records`: past exchanges, and programmes. By default those that ship with the
        package, whatever the registry holds; ``PairRecords()`` knows of none.
    progress
        Called with the number of texts just encoded, and the number still to do.

    Returns
    -------
    Ranking
        With ``matches``; each has the candidate's profile, its score and its reasons. Mode,
        preference, number and minimum that are left out are taken from ``matchmaker.toml``, the
        environment, or the defaults.

    Raises
    ------
    matchmaker.errors.MatchmakerError
        Whatever cannot be done, with a hint.
    """
    from matchmaker.embedding.engine import open_engine
    from matchmaker.matching.eligibility import Filters
    from matchmaker.matching.filter_names import resolve_country, resolve_level, resolve_region
    from matchmaker.matching.ranking import rank as rank_seeker
    from matchmaker.settings import load_settings

    settings = load_settings(mode=mode, south_south=south_south, top=top, min_score=min_score)
    filters = Filters(
        theme=theme,
        regions=tuple(resolve_region(name) for name in _several(regions)),
        countries=tuple(resolve_country(name) for name in _several(countries)),
        levels=tuple(resolve_level(name) for name in _several(levels)),
        domestic=domestic,
        new_only=new_only,
    )
    seeker = _government(registry, city)
    engine = open_engine(
        embedder,
        model,
        settings.similarity,
        query_prompt=query_prompt,
        document_prompt=document_prompt,
    )
    known = load_records() if records is None else records
    return rank_seeker(registry, seeker, engine, settings, filters, known, progress)


def explain(
    registry: Registry,
    city: str | Path | Profile,
    partner: str | Path | Profile,
    *,
    mode: Mode | None = None,
    theme: str | None = None,
    south_south: SouthSouth | None = None,
    embedder: Embedder = "auto",
    model: str | None = None,
    query_prompt: str | None = None,
    document_prompt: str | None = None,
    records: PairRecords | None = None,
    progress: Progress | None = None,
) -> Explanation:
    """Explain the score of one pair; parameters as in `rank`.

    Returns
    -------
    Explanation
        With ``pair`` (factors, answers, offers), ``cautions``, and ``edits`` that would change the
        score.
    """
    from matchmaker.embedding.engine import open_engine
    from matchmaker.matching.explaining import explain as explain_pair
    from matchmaker.settings import load_settings

    settings = load_settings(mode=mode, south_south=south_south)
    engine = open_engine(
        embedder,
        model,
        settings.similarity,
        query_prompt=query_prompt,
        document_prompt=document_prompt,
    )
    seeker, candidate = _government(registry, city), _government(registry, partner)
    known = load_records() if records is None else records
    return explain_pair(registry, seeker, candidate, engine, settings, theme, known, progress)


def batch(
    registry: Registry,
    members: Iterable[str] | None = None,
    *,
    what_if: bool = False,
    **options: Unpack[BatchOptions],
) -> Batch:
    """Find partners for many governments at once, within everyone's capacity.

    Parameters
    ----------
    registry
        From `load_registry`; ``registry.with_profiles(...)`` adds new members.
    members
        Ids, names or aliases of those that look for a partner; everyone by default.
    what_if
        Whether to try what one more place at the most wanted governments would gain.
    **options
        See `matchmaker.matching.batch.options.BatchOptions`; the others are those of `rank`.

    Returns
    -------
    Batch
        With ``pairs``, ``unmatched`` with reasons, ``load`` and ``quality``.

    Raises
    ------
    matchmaker.errors.MatchmakerError
        Whatever cannot be done, with a hint; without the extra ``batch``, which to install.
    """
    from matchmaker.matching.batch.deciding import match_batch
    from matchmaker.matching.batch.options import problem_of

    problem = problem_of(registry, members, options)
    return match_batch(problem, what_if=what_if)


def plan_batch(
    registry: Registry, members: Iterable[str] | None = None, **options: Unpack[BatchOptions]
) -> Plan:
    """What `batch` would decide on, without deciding: who, how many pairs, how many places."""
    from matchmaker.matching.batch.options import problem_of
    from matchmaker.matching.batch.planning import plan

    return plan(problem_of(registry, members, options))


def _paths(names: str | Path | Iterable[str | Path]) -> list[Path]:
    from pathlib import Path

    return [Path(name) for name in ([names] if isinstance(names, str | Path) else names)]


def _several(names: str | Sequence[str]) -> Sequence[str]:
    return [names] if isinstance(names, str) else names


def _government(registry: Registry, city: str | Path | Profile) -> Profile:
    import os

    if not isinstance(city, str | os.PathLike):
        return city
    from matchmaker.profiles.lookup import find_government

    return find_government(registry, os.fspath(city))
