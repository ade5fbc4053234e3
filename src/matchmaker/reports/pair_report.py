"""Parts of a pair that rankings, explanations and batches print alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from matchmaker.ledger.ledger import Encounter
from matchmaker.matching.cautions import Caution
from matchmaker.profiles.model import Item
from matchmaker.reports.document import percent
from matchmaker.reports.past_exchanges import encounter_data
from matchmaker.scoring.pair import Answer, Factor, PairScore

# What each factor says, in the order of the score.
FACTOR_LABELS: Mapping[str, str] = {
    "they_help": "They help you",
    "you_help": "You help them",
    "context": "Similar context",
    "language": "Common language",
    "south_south": "South-South",
}


def pair_data(
    pair: PairScore, cautions: Sequence[Caution], history: Sequence[Encounter]
) -> dict[str, Any]:
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
        "history": [encounter_data(made) for made in history],
    }


def coverages_text(pair: PairScore) -> str:
    """Coverage of both sides' challenges; a side that lists none has only a typical value."""
    sides = ((pair.they_help, pair.answers), (pair.you_help, pair.offers))
    return " / ".join(percent(share) if answers else "?" for share, answers in sides)


def top_answer(answers: Sequence[Answer], typical: float) -> str:
    """The answer to the top challenge, unless an average partner would have a better one."""
    top = answers[0] if answers else None
    if top is None or top.expertise is None:
        return "-"
    if top.strength < typical:
        return f"none close ({percent(top.strength)})"
    return f"{top.expertise.title} ({percent(top.strength)})"


def strongest_answer(answers: Sequence[Answer]) -> Answer | None:
    """The challenge that is answered best; of equals, the weightiest."""
    return max(answers, key=lambda answer: answer.strength, default=None)


def best_answered(answers: Sequence[Answer], typical: float) -> str:
    """The challenge that is answered best, with its answer, for those who share."""
    best = strongest_answer(answers)
    if best is None or best.expertise is None or best.strength < typical:
        return "none close"
    return f"{best.challenge.title}: {best.expertise.title} ({percent(best.strength)})"


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
