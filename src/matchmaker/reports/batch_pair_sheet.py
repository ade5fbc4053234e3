"""The pairs of a batch as a sheet: every reason in its own column, to sort and to discuss."""

from __future__ import annotations

from collections.abc import Iterable

from matchmaker.matching.batch.result import Batch, Pair
from matchmaker.reports.batch_words import WORDS, locked_mark
from matchmaker.reports.government import country_name
from matchmaker.reports.pair_report import strongest_answer
from matchmaker.reports.past_exchanges import encounter_line
from matchmaker.reports.workbook_sheet import (
    COUNTRY,
    DECIMAL,
    ID,
    NAME,
    NUMBER,
    SENTENCES,
    SHARE,
    TITLE,
    Heading,
    Value,
    WorkbookSheet,
    yes_or_no,
)
from matchmaker.scoring.pair import Answer


def pairs_sheet(batch: Batch) -> WorkbookSheet:
    """The pairs, those of one member together."""
    words = WORDS[batch.mode]
    a, b = words.a.lower(), words.b.lower()
    points = {
        "they_help": f"Points: what the {b} answers",
        "you_help": f"Points: what the {a} answers",
        "context": "Points: context",
        "language": "Points: language",
        "south_south": "Points: South-South",
    }
    headings = [
        Heading(words.a, NAME),
        Heading(f"Country of the {a}", COUNTRY),
        Heading(words.b, NAME),
        Heading(f"Country of the {b}", COUNTRY),
        Heading("Score", NUMBER, DECIMAL),
        Heading(f"Answered for the {a}", NUMBER, SHARE),
        Heading(f"Answered for the {b}", NUMBER, SHARE),
        Heading("South-South", NUMBER),
        Heading("Locked", NUMBER),
        Heading(f"Top challenge of the {a}", TITLE),
        Heading(f"Best answer of the {b}", TITLE),
        Heading("Strength", NUMBER, SHARE),
        Heading(f"Challenge of the {b} that the {a} answers best", TITLE),
        Heading(f"Answer of the {a}", TITLE),
        Heading("Strength of that", NUMBER, SHARE),
        *(Heading(title, NUMBER, DECIMAL) for title in points.values()),
        Heading(f"Cautions (you: the {a}; they: the {b})", SENTENCES),
        Heading("Past exchanges", SENTENCES),
        Heading(f"Id of the {a}", ID),
        Heading(f"Id of the {b}", ID),
    ]
    rows = [_pair(pair, points, batch.typical_coverage) for pair in batch.pairs]
    return WorkbookSheet("Pairs", headings, rows, fixed=3)


def _pair(pair: Pair, points: Iterable[str], typical: float) -> list[Value]:
    score = pair.score
    values = {factor.name: factor.points for factor in score.factors}
    return [
        pair.a.name,
        country_name(pair.a),
        pair.b.name,
        country_name(pair.b),
        score.score,
        score.they_help if score.answers else None,  # a typical value is no finding
        score.you_help if score.offers else None,
        yes_or_no(score.south_south),
        locked_mark(pair) or "no",
        *_answer(score.answers[0] if score.answers else None, typical),
        *_answer(strongest_answer(score.offers), typical),
        *(values[name] for name in points),
        tuple(caution.text for caution in pair.cautions),
        tuple(encounter_line(made, pair.a.name) for made in pair.history),
        pair.a.id,
        pair.b.id,
    ]


def _answer(answer: Answer | None, typical: float) -> tuple[Value, Value, Value]:
    """Challenge, expertise and strength; what an average partner answers better is not close."""
    if answer is None:
        return "none listed", None, None
    if answer.expertise is None:
        return answer.challenge.title, "none listed", None
    if answer.strength < typical:
        return answer.challenge.title, f"none close ({answer.expertise.title})", answer.strength
    return answer.challenge.title, answer.expertise.title, answer.strength
