"""Parts of a pair that rankings and explanations print alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from matchmaker.matching.cautions import Caution
from matchmaker.profiles.model import Item
from matchmaker.scoring.pair import Answer, Factor, PairScore

# What each factor says, in the order of the score.
FACTOR_LABELS: Mapping[str, str] = {
    "they_help": "They help you",
    "you_help": "You help them",
    "context": "Similar context",
    "language": "Common language",
    "south_south": "South-South",
}


def pair_data(pair: PairScore, cautions: Sequence[Caution]) -> dict[str, Any]:
    """The fields of a pair in JSON outputs; numbers are not rounded."""
    return {
        "score": pair.score,
        "south_south": pair.south_south,
        "they_help": pair.they_help,
        "you_help": pair.you_help,
        "answers": [_answer_data(answer) for answer in pair.answers],
        "offers": [_answer_data(answer) for answer in pair.offers],
        "factors": [_factor_data(factor) for factor in pair.factors],
        "cautions": [{"code": caution.code, "text": caution.text} for caution in cautions],
        "history": [],
        "programmes": [],
    }


def _answer_data(answer: Answer) -> dict[str, Any]:
    return {
        "challenge": _item_data(answer.challenge),
        "expertise": _item_data(answer.expertise) if answer.expertise else None,
        "strength": answer.strength,
    }


def _item_data(item: Item) -> dict[str, str]:
    return {"id": item.id, "title": item.title}


def _factor_data(factor: Factor) -> dict[str, Any]:
    return {"name": factor.name, "value": factor.value, "points": factor.points}
