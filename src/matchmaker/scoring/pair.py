"""The reasons of one pair: which expertise answers which challenge, and what each factor did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matchmaker.embedding.calibration import Calibration
from matchmaker.embedding.channels import FloatArray
from matchmaker.profiles.model import Challenge, Expertise
from matchmaker.scoring.columns import Array
from matchmaker.scoring.coverage import sigmoid, similarities


class Answer(NamedTuple):
    """A challenge and the other side's expertise that answers it best.

    Attributes
    ----------
    expertise
        ``None`` if the other side lists none.
    strength
        In [0, 1].
    weight
        The challenge's share of its side's coverage; the shares sum to 1.
    """

    challenge: Challenge
    expertise: Expertise | None
    strength: float
    weight: float


class Factor(NamedTuple):
    """A factor of the score, its value in (0, 1] and its points (zero or negative)."""

    name: str
    value: float
    points: float


class PairScore(NamedTuple):
    """The score of one pair and everything it is made of.

    Attributes
    ----------
    score
        100 times the product of the factors, in [0, 100].
    they_help, you_help
        Coverage of the seeker's and of the candidate's challenges, in [0, 1], without the floor.
    context, completeness
        Similarity of contexts, and the weight of what both sides state of them, in [0, 1].
    context_fields
        Similarity in each field, ``None`` where a side does not state it.
    language
        1 shared, 0.5 through interpreting, 0 none.
    factors
        Their points sum to score - 100.
    answers, offers
        To the seeker's and to the candidate's challenges, the weightiest challenge first.
    """

    score: float
    they_help: float
    you_help: float
    context: float
    completeness: float
    context_fields: Mapping[str, float | None]
    language: float
    south_south: bool
    factors: tuple[Factor, ...]
    answers: tuple[Answer, ...]
    offers: tuple[Answer, ...]


def best_answers(
    challenges: Sequence[Challenge],
    expertise: Sequence[Expertise],
    challenge_vectors: FloatArray,
    expertise_vectors: FloatArray,
    weights: Array,
    handicaps: Array,
    calibration: Calibration,
) -> tuple[Answer, ...]:
    """The best answer to each challenge, by the same arithmetic as the coverage.

    Of equally strong answers, the one that stands first in the file.
    """
    order = sorted(range(len(challenges)), key=lambda at: -weights[at])
    if not expertise:
        return tuple(Answer(challenges[at], None, 0.0, float(weights[at])) for at in order)
    logits = similarities(expertise_vectors, challenge_vectors).T
    logits = logits / calibration.beta - handicaps
    best = logits.argmax(axis=1)
    strengths = sigmoid(logits.max(axis=1) - calibration.tau / calibration.beta)
    return tuple(
        Answer(challenges[at], expertise[best[at]], float(strengths[at]), float(weights[at]))
        for at in order
    )


def turned_round(pair: PairScore) -> PairScore:
    """The same pair as the other side sees it: what one gets is what the other gives."""
    they_help, you_help, *others = pair.factors
    return pair._replace(
        they_help=pair.you_help,
        you_help=pair.they_help,
        factors=(
            you_help._replace(name=they_help.name),
            they_help._replace(name=you_help.name),
            *others,
        ),
        answers=pair.offers,
        offers=pair.answers,
    )
