"""One pair in full: every answer, every factor, what to check, and what would change the score."""

from __future__ import annotations

from typing import NamedTuple

from matchmaker.embedding.engine import Engine
from matchmaker.embedding.vector_store import Progress
from matchmaker.errors import UsageError
from matchmaker.ledger.ledger import Encounter
from matchmaker.matching.cautions import Caution, cautions
from matchmaker.matching.eligibility import focused_seeker, refuse_empty
from matchmaker.matching.engine_info import EngineInfo, engine_info
from matchmaker.matching.filter_names import resolve_theme
from matchmaker.matching.pair_records import NOTHING_KNOWN, PairRecords
from matchmaker.matching.shared_themes import SharedTheme, shared_themes
from matchmaker.profiles.model import Profile
from matchmaker.profiles.registry import Registry
from matchmaker.programmes.eligibility import Assessment
from matchmaker.scoring.columns import columns_of
from matchmaker.scoring.pair import PairScore
from matchmaker.scoring.scorer import Scorer
from matchmaker.scoring.what_if import Edit, possible_edits
from matchmaker.settings import Mode, Settings


class Explanation(NamedTuple):
    """Why a pair has the score it has; the same numbers as in a ranking.

    Attributes
    ----------
    theme
        Id of the theme that was asked for, if any.
    typical_coverage
        Mean coverage over the starter registry's pairs: what weaker answers fall short of.
    history, programmes
        As in a ranking.
    answer_themes, offer_themes
        Themes in common of each of the pair's answers and offers.
    """

    seeker: Profile
    candidate: Profile
    theme: str | None
    mode: Mode
    pair: PairScore
    cautions: tuple[Caution, ...]
    edits: tuple[Edit, ...]
    typical_coverage: float
    engine: EngineInfo
    history: tuple[Encounter, ...] = ()
    programmes: tuple[Assessment, ...] = ()
    answer_themes: tuple[tuple[SharedTheme, ...], ...] = ()
    offer_themes: tuple[tuple[SharedTheme, ...], ...] = ()


def explain(  # noqa: PLR0913, PLR0917 - a pair, and all that it is held against
    registry: Registry,
    seeker: Profile,
    candidate: Profile,
    engine: Engine,
    settings: Settings,
    theme: str | None = None,
    records: PairRecords = NOTHING_KNOWN,
    progress: Progress | None = None,
) -> Explanation:
    """Explain a pair, with the seeker reduced to a theme as in a ranking.

    Raises
    ------
    UsageError
        If both sides are the same government, the seeker lists nothing that the mode needs, or no
        theme has the name.
    NothingEligibleError
        If the seeker lists nothing in the theme.
    """
    if seeker.id == candidate.id:
        raise UsageError(
            f"{seeker.name} cannot be its own partner.", hint="Name two different governments."
        )
    refuse_empty(seeker, settings.mode)
    theme = None if theme is None else resolve_theme(theme)
    whole, seeker = seeker, focused_seeker(seeker, theme, settings.mode)
    scorer = Scorer.of(engine, settings)
    vectors = engine.embed([seeker, candidate], progress)

    def score(one: Profile, other: Profile) -> PairScore:
        # The texts of an edited profile are unchanged, and so are their vectors.
        columns = columns_of([one, other], vectors, settings)
        return scorer.score_pair(one, other, columns.take([0]), columns.take([1]))

    pair = score(seeker, candidate)
    return Explanation(
        seeker=seeker,
        candidate=candidate,
        theme=theme,
        mode=settings.mode,
        pair=pair,
        cautions=cautions(
            seeker,
            candidate,
            pair,
            scorer.unknown_coverage,
            engine.readable,
            has_model=engine.dense is not None,
        ),
        typical_coverage=scorer.unknown_coverage,
        edits=possible_edits(seeker, candidate, pair, score),
        engine=engine_info(registry, engine, settings),
        history=records.history(seeker, candidate),
        programmes=records.assessments(whole, candidate, settings.south_definition, theme),
        answer_themes=tuple(shared_themes(found, seeker, candidate) for found in pair.answers),
        offer_themes=tuple(shared_themes(found, candidate, seeker) for found in pair.offers),
    )
