"""Parts of a pair that rankings and explanations print alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matchmaker.matching.explaining import Explanation
from matchmaker.matching.ranking import Match
from matchmaker.profiles.model import Item
from matchmaker.reports.past_exchanges import encounter_data
from matchmaker.scoring.pair import Answer, Factor

# What each factor says, in the order of the score.
FACTOR_LABELS: Mapping[str, str] = {
    "they_help": "They help you",
    "you_help": "You help them",
    "context": "Similar context",
    "language": "Common language",
    "south_south": "South-South",
}


def pair_data(match: Match | Explanation) -> dict[str, Any]:
    """The fields of a pair in JSON outputs; numbers are not rounded."""
    pair = match.pair
    return {
        "score": pair.score,
        "south_south": pair.south_south,
        "they_help": pair.they_help,
        "you_help": pair.you_help,
        "answers": [_answer_data(answer) for answer in pair.answers],
        "offers": [_answer_data(answer) for answer in pair.offers],
        "factors": [_factor_data(factor) for factor in pair.factors],
        "cautions": [{"code": caution.code, "text": caution.text} for caution in match.cautions],
        "history": [encounter_data(made) for made in match.history],
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
