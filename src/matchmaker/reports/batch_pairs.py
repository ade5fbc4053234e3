"""The pairs of a batch as a table, with what to check before writing to a partner."""

from __future__ import annotations

from matchmaker.matching.batch.result import Batch, Pair
from matchmaker.matching.cautions import MEANINGS
from matchmaker.reports.batch_words import WORDS, locked_mark, placed
from matchmaker.reports.document import Cell, Column, Section, Table
from matchmaker.reports.pair_report import best_answered, coverages_text, top_answer
from matchmaker.reports.past_exchanges import history_mark


def pairs_section(batch: Batch) -> Section:
    """Who is matched with whom, and why."""
    if not batch.pairs:
        return Section("Pairs", paragraphs=["No pair could be made."])
    words, shared = WORDS[batch.mode], _shared_codes(batch)
    a, b = words.a.lower(), words.b.lower()
    answer = (
        ("Best answer", "by the host")
        if batch.mode == "share"
        else ("Best answer to", f"{a}'s top", "challenge")
    )
    return Section(
        "Pairs",
        table=Table(
            [
                Column(words.a, width=10, share=2),
                Column(words.b, width=10, share=2),
                Column("Score", "right"),
                Column(("Answered", f"{a} /", b), "right"),
                Column(answer, width=14, share=4),
                Column("Cautions"),
            ],
            [_row(batch, pair, shared) for pair in batch.pairs],
        ),
        notes=[_answered_note(batch), *_caution_notes(batch, shared)],
    )


def caution_meaning(batch: Batch, code: str) -> str:
    """What a code means, where nobody is "you"."""
    if code == "no-own-challenges":
        return f"the {WORDS[batch.mode].a.lower()} lists no challenges"
    return MEANINGS.get(code, code)


def _shared_codes(batch: Batch) -> frozenset[str]:
    """Cautions of every pair: said once, not in every row."""
    sets = [frozenset(caution.code for caution in pair.cautions) for pair in batch.pairs]
    return frozenset.intersection(*sets) if len(sets) > 1 else frozenset()


def _row(batch: Batch, pair: Pair, shared: frozenset[str]) -> list[Cell]:
    score, typical = pair.score, batch.typical_coverage
    codes = [caution.code for caution in pair.cautions if caution.code not in shared]
    marks = [mark for mark in (locked_mark(pair), history_mark(pair.history)) if mark]
    partner = placed(pair.b)
    return [
        placed(pair.a),
        (partner, f"({'; '.join(marks)})") if marks else partner,
        f"{score.score:.1f}",
        coverages_text(score),
        best_answered(score.answers, typical)
        if batch.mode == "share"
        else top_answer(score.answers, typical),
        tuple(codes) or "-",
    ]


def _answered_note(batch: Batch) -> str:
    a, b = (side.lower() for side in WORDS[batch.mode][:2])
    silent = any(not pair.score.answers or not pair.score.offers for pair in batch.pairs)
    unknown = "; ? where it lists none" if silent else ""
    return f"Answered: how much of the {a}'s / the {b}'s challenges the other answers{unknown}."


def _caution_notes(batch: Batch, shared: frozenset[str]) -> list[str]:
    shown = {caution.code for pair in batch.pairs for caution in pair.cautions}
    known = [code for code in MEANINGS if code in shown]
    return [
        *(f"All pairs: {caution_meaning(batch, code)}." for code in known if code in shared),
        *(f"{code}: {caution_meaning(batch, code)}." for code in known if code not in shared),
    ]
