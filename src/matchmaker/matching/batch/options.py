"""What a batch match can be asked, by name, made into a problem."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypedDict

from matchmaker.embedding.engine import Embedder, open_engine
from matchmaker.matching.batch.pair_lists import ListedPair
from matchmaker.matching.batch.preparing import Problem, Request
from matchmaker.matching.batch.stages import Stages, silent
from matchmaker.matching.eligibility import Filters
from matchmaker.matching.filter_names import resolve_country, resolve_level, resolve_region
from matchmaker.matching.pair_records import NOTHING_KNOWN, PairRecords
from matchmaker.profiles.registry import Registry
from matchmaker.settings import BatchObjective, BatchSettings, Mode, SouthSouth, load_settings


class BatchOptions(TypedDict, total=False):
    """Options of a batch match; what is left out is taken from settings and defaults.

    Attributes
    ----------
    locked, forbidden
        Pairs to keep, and to rule out whichever way round, from
        `matchmaker.matching.batch.pair_lists`; in ``learn`` and ``share`` the learner stands first.
    new_with_new
        Whether members are matched with each other too; they are unless told otherwise.
    left_out
        Names of would-be members that could not be read, for the reports.
    mode
        ``exchange`` takes a place to host and one to visit at each side; ``learn`` and ``share``
        take a visit of the learner and a place of the host. In ``share`` the members are hosts.
    objective
        ``welfare`` for the largest sum of scores, ``stable`` for no two that would rather have each
        other.
    fair
        Whether as many members as possible get a partner before scores count.
    per_city
        Most partners of a member.
    default_capacity
        Exchanges a year of a government whose profile states no number.
    candidates
        Best partners of each side that are considered where there are too many pairs for all.
    records
        Past exchanges; none by default.
    stages
        Opens each stage of the work and gives what is told of its progress.
    """

    locked: Sequence[ListedPair]
    forbidden: Sequence[ListedPair]
    new_with_new: bool
    left_out: tuple[str, ...]
    mode: Mode | None
    objective: BatchObjective | None
    fair: bool | None
    per_city: int | None
    default_capacity: int | None
    candidates: int | None
    theme: str | None
    regions: Sequence[str]
    countries: Sequence[str]
    levels: Sequence[str]
    domestic: bool
    new_only: bool
    south_south: SouthSouth | None
    min_score: float | None
    embedder: Embedder
    model: str | None
    query_prompt: str | None
    document_prompt: str | None
    records: PairRecords
    stages: Stages


def problem_of(registry: Registry, members: Iterable[str] | None, options: BatchOptions) -> Problem:
    """The problem that the options describe.

    Parameters
    ----------
    members
        Ids, names or aliases; everyone by default.

    Raises
    ------
    MatchmakerError
        If a name is unknown, or a setting or the model cannot be used.
    """
    settings = load_settings(
        mode=options.get("mode"),
        south_south=options.get("south_south"),
        min_score=options.get("min_score"),
        batch=_section(options),
    )
    ids = (profile.id for profile in registry)
    if members is not None:
        ids = (registry.find(name).id for name in members)
    request = Request(
        members=frozenset(ids),
        filters=_filters(options),
        locked=options.get("locked", ()),
        forbidden=options.get("forbidden", ()),
        new_with_new=members is None or options.get("new_with_new", True),
        left_out=options.get("left_out", ()),
    )
    engine = open_engine(
        options.get("embedder", "auto"),
        options.get("model"),
        settings.similarity,
        query_prompt=options.get("query_prompt"),
        document_prompt=options.get("document_prompt"),
    )
    records = options.get("records", NOTHING_KNOWN)
    return Problem(registry, request, engine, settings, records, options.get("stages", silent))


def _section(options: BatchOptions) -> dict[str, object] | None:
    """The settings of the section ``batch`` that were given."""
    given = {name: options.get(name) for name in BatchSettings.model_fields}
    return {name: value for name, value in given.items() if value is not None} or None


def _filters(options: BatchOptions) -> Filters:
    return Filters(
        theme=options.get("theme"),
        regions=tuple(resolve_region(name) for name in options.get("regions", ())),
        countries=tuple(resolve_country(name) for name in options.get("countries", ())),
        levels=tuple(resolve_level(name) for name in options.get("levels", ())),
        domestic=options.get("domestic", False),
        new_only=options.get("new_only", False),
    )
