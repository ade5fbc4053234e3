"""Scores of one seeker against many candidates, and of one pair with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from matchmaker.embedding.calibration import Calibration, calibration_of
from matchmaker.embedding.engine import Engine
from matchmaker.profiles.model import Profile
from matchmaker.scoring.columns import Array, BoolArray, Columns
from matchmaker.scoring.combine import FACTORS, factor_values, points, scores
from matchmaker.scoring.context import ContextFit, context_fit
from matchmaker.scoring.coverage import answered_coverage, offered_coverage
from matchmaker.scoring.language import language_fit
from matchmaker.scoring.pair import Answer, Factor, PairScore, best_answers
from matchmaker.scoring.south import south_south
from matchmaker.scoring.typical import Typical, stored_typical
from matchmaker.settings import Settings


class Scores(NamedTuple):
    """Scores of n candidates.

    Attributes
    ----------
    score
        In [0, 100], of shape (n,).
    factors
        In (0, 1], of shape (n, 5), in the order of `FACTORS`.
    they_help, you_help
        Coverage of the seeker's and of the candidate's challenges, in [0, 1], without the floor.
    context
        Similarity of contexts, field by field.
    language
        Language fit, in [0, 1].
    south
        Whether the pair is South-South.
    """

    score: Array
    factors: Array
    they_help: Array
    you_help: Array
    context: ContextFit
    language: Array
    south: BoolArray


@dataclass(frozen=True, slots=True)
class Scorer:
    """Everything a score depends on besides the two profiles.

    Attributes
    ----------
    calibration
        Strength scale of the engine.
    unknown_coverage
        Coverage of a side that lists no challenges.
    """

    settings: Settings
    calibration: Calibration
    typical: Typical
    unknown_coverage: float

    @classmethod
    def of(cls, engine: Engine, settings: Settings) -> Scorer:
        """A scorer for an engine, with its stored calibration and typical values."""
        typical = stored_typical()
        coverage = typical.coverage_with(engine.identity)
        return cls(settings, calibration_of(engine), typical, coverage)

    def score_all(self, seeker: Columns, candidates: Columns) -> Scores:
        """Score all candidates at once.

        Parameters
        ----------
        seeker
            Columns of one profile.
        candidates
            Columns of n profiles.
        """
        settings = self.settings
        they_help = self._they_help(seeker, candidates)
        you_help = offered_coverage(
            candidates.vectors.challenges,
            candidates.challenge_weights,
            seeker.vectors.expertise.matrix,
            seeker.handicaps,
            self.calibration,
            self.unknown_coverage,
        )
        context = context_fit(seeker, candidates, settings, self.typical.context)
        language = language_fit(seeker, candidates, settings.interpreting)
        south = south_south(seeker, candidates)
        factors = factor_values(
            they_help, you_help, context.similarity, language, south, settings.mode, settings
        )
        return Scores(scores(factors), factors, they_help, you_help, context, language, south)

    def _they_help(self, seeker: Columns, candidates: Columns) -> Array:
        if not len(seeker.challenge_weights):
            # Symmetric with a candidate that lists none; 'learn' refuses such a seeker earlier.
            expertise = candidates.vectors.expertise.counts > 0
            return np.where(expertise, self.unknown_coverage, 0.0)
        return answered_coverage(
            seeker.vectors.challenges.matrix,
            seeker.challenge_weights,
            candidates.vectors.expertise,
            candidates.handicaps,
            self.calibration,
        )

    def score_pair(
        self,
        seeker: Profile,
        candidate: Profile,
        seeker_columns: Columns,
        candidate_columns: Columns,
    ) -> PairScore:
        """Score one pair, with the answer to every challenge and every factor's points.

        Parameters
        ----------
        seeker, candidate
            The two profiles.
        seeker_columns, candidate_columns
            Columns of one row each.
        """
        result = self.score_all(seeker_columns, candidate_columns)
        shared = points(result.factors)[0]
        context = result.context
        return PairScore(
            score=float(result.score[0]),
            they_help=float(result.they_help[0]),
            you_help=float(result.you_help[0]),
            context=float(context.similarity[0]),
            completeness=float(context.completeness[0]),
            context_fields={
                name: None if np.isnan(value[0]) else float(value[0])
                for name, value in context.fields.items()
            },
            language=float(result.language[0]),
            south_south=bool(result.south[0]),
            factors=tuple(
                Factor(name, float(value), float(part) or 0.0)  # no -0.0 in outputs
                for name, value, part in zip(FACTORS, result.factors[0], shared, strict=True)
            ),
            answers=self._answers(seeker, candidate, seeker_columns, candidate_columns),
            offers=self._answers(candidate, seeker, candidate_columns, seeker_columns),
        )

    def _answers(
        self, asking: Profile, answering: Profile, asking_at: Columns, answering_at: Columns
    ) -> tuple[Answer, ...]:
        return best_answers(
            asking.challenges,
            answering.expertise,
            asking_at.vectors.challenges.matrix,
            answering_at.vectors.expertise.matrix,
            asking_at.challenge_weights,
            answering_at.handicaps,
            self.calibration,
        )
