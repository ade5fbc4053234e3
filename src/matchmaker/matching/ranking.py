"""One seeker, all eligible candidates, in order, with reasons."""

from __future__ import annotations

from typing import NamedTuple

from matchmaker.embedding.engine import Engine
from matchmaker.embedding.vector_store import Progress
from matchmaker.errors import NothingEligibleError
from matchmaker.ledger.ledger import Encounter
from matchmaker.matching.cautions import Caution, cautions
from matchmaker.matching.eligibility import (
    Filters,
    eligible_candidates,
    focused_seeker,
    refuse_empty,
)
from matchmaker.matching.engine_info import EngineInfo, engine_info
from matchmaker.matching.filter_names import resolve_theme
from matchmaker.matching.order import best_first
from matchmaker.matching.pair_records import NOTHING_KNOWN, PairRecords
from matchmaker.matching.preference import PreferenceEffect, preference_effect
from matchmaker.profiles.model import Profile
from matchmaker.profiles.registry import Registry
from matchmaker.programmes.eligibility import Assessment
from matchmaker.scoring.columns import columns_of
from matchmaker.scoring.pair import PairScore
from matchmaker.scoring.scorer import Scorer
from matchmaker.settings import Mode, Settings


class Match(NamedTuple):
    """A ranked candidate with its score, reasons and cautions.

    Attributes
    ----------
    history
        Past exchanges with the seeker, the latest first.
    programmes
        Every programme with whether it takes the pair, those that do first.
    """

    rank: int
    candidate: Profile
    pair: PairScore
    cautions: tuple[Caution, ...]
    history: tuple[Encounter, ...] = ()
    programmes: tuple[Assessment, ...] = ()


class Ranking(NamedTuple):
    """The answer to "whom should this government talk to?".

    Attributes
    ----------
    seeker
        As it was matched: with a theme, reduced to it.
    theme
        Id of the theme that was asked for, if any.
    n_eligible
        Number of candidates that were scored.
    excluded
        Number of governments by the reason that excluded them.
    preference
        What the South-South preference changed; ``None`` unless it is 'prefer'.
    typical_coverage
        Mean coverage over the starter registry's pairs: what weaker answers fall short of.
    reads_seeker, n_unread
        Whether the engine's model reads the language of the seeker's profile, and of how many
        eligible profiles it does not.
    """

    seeker: Profile
    theme: str | None
    mode: Mode
    matches: tuple[Match, ...]
    n_eligible: int
    excluded: dict[str, int]
    preference: PreferenceEffect | None
    typical_coverage: float
    reads_seeker: bool
    n_unread: int
    engine: EngineInfo


def rank(
    registry: Registry,
    seeker: Profile,
    engine: Engine,
    settings: Settings,
    filters: Filters | None = None,
    records: PairRecords = NOTHING_KNOWN,
    progress: Progress | None = None,
) -> Ranking:
    """Rank the eligible governments of a registry for a seeker.

    Parameters
    ----------
    seeker
        Need not be in the registry; a government of the same id in it is left out.
    records
        Past exchanges, and programmes that pairs may be eligible for.
    progress
        Told of texts that had to be encoded.

    Raises
    ------
    UsageError
        If the seeker lists nothing that the mode needs, or no theme has the name.
    NothingEligibleError
        If no candidate is left.
    """
    filters = filters or Filters()
    if filters.theme is not None:
        filters = filters._replace(theme=resolve_theme(filters.theme))
    refuse_empty(seeker, settings.mode)
    focused = focused_seeker(seeker, filters.theme, settings.mode)
    known = records.ledger.partners(seeker.id) if filters.new_only else frozenset()
    eligible = eligible_candidates(seeker, registry, filters, settings, known)
    scorer = Scorer.of(engine, settings)
    own = columns_of([focused], engine.embed([focused], progress), settings)
    vectors = engine.embed(eligible.candidates, progress)
    others = columns_of(eligible.candidates, vectors, settings)
    scored = scorer.score_all(own, others)
    order = best_first(scored.score, eligible.candidates)
    order = order[scored.score[order] >= settings.min_score]
    if not len(order):
        raise NothingEligibleError(
            f"None of {len(eligible.candidates)} candidates reaches the score "
            f"{settings.min_score:g}; the best has {scored.score.max():.1f}.",
            hint="Lower --min-score.",
        )
    shown = order[: settings.top]
    pairs = [
        (candidate := eligible.candidates[at], scorer.score_pair(
            focused, candidate, own, others.take([int(at)])
        ))
        for at in shown
    ]  # fmt: skip
    return Ranking(
        seeker=focused,
        theme=filters.theme,
        mode=settings.mode,
        matches=tuple(
            Match(
                number,
                candidate,
                pair,
                cautions(
                    focused,
                    candidate,
                    pair,
                    scorer.unknown_coverage,
                    engine.readable,
                    has_model=engine.dense is not None,
                ),
                records.history(seeker, candidate),
                records.assessments(seeker, candidate, settings.south_definition, filters.theme),
            )
            for number, (candidate, pair) in enumerate(pairs, start=1)
        ),
        n_eligible=len(eligible.candidates),
        excluded=eligible.excluded,
        preference=preference_effect(scored, eligible.candidates, settings, shown)
        if settings.south_south == "prefer"
        else None,
        typical_coverage=scorer.unknown_coverage,
        reads_seeker=_is_read(seeker, engine),
        n_unread=sum(not _is_read(candidate, engine) for candidate in eligible.candidates),
        engine=engine_info(registry, engine, settings),
    )


def _is_read(profile: Profile, engine: Engine) -> bool:
    return engine.readable is None or profile.text_language in engine.readable
