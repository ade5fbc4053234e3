"""The explanation of a pair as a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from matchmaker.matching.explaining import Explanation
from matchmaker.matching.shared_themes import SharedTheme
from matchmaker.profiles.model import Profile
from matchmaker.reference.themes import themes
from matchmaker.reports.document import Column, Record, Report, Section, Table, percent
from matchmaker.reports.engine_report import engine_data, engine_note, theme_note
from matchmaker.reports.government import country_name, government_data
from matchmaker.reports.pair_report import FACTOR_LABELS, pair_data
from matchmaker.reports.past_exchanges import encounter_line, years_text
from matchmaker.reports.programme_report import assessment_data, programmes_section
from matchmaker.scoring.pair import Answer, PairScore

_EXPONENTS = (
    "Values multiply to the score. Help enters with the mode's exponents: {theirs} for what they "
    "help you, {ours} for what you help them."
)
_FIELDS = {
    "population": "population",
    "income": "income group",
    "functions": "functions",
    "climate": "climate",
    "settlement": "settlement",
    "hazards": "hazards",
    "subregion": "sub-region",
}


def explanation_report(explanation: Explanation) -> Report:
    """All forms of an explanation."""
    seeker, candidate, pair = explanation.seeker, explanation.candidate, explanation.pair
    title = (
        f"{seeker.name}, {country_name(seeker)} and {candidate.name}, {country_name(candidate)}: "
        f"score {pair.score:.1f} ({explanation.mode})"
    )
    return Report(
        title=title,
        sections=[
            *(Section(paragraphs=[note]) for note in theme_note(explanation.theme)),
            _answers(
                f"What {candidate.name} could answer for {seeker.name}",
                pair.answers,
                explanation.answer_themes,
                explanation.typical_coverage,
            ),
            _answers(
                f"What {seeker.name} could answer for {candidate.name}",
                pair.offers,
                explanation.offer_themes,
                explanation.typical_coverage,
            ),
            _factors(explanation),
            _edits(explanation),
            Section(
                "Check first",
                notes=[caution.text for caution in explanation.cautions] or ["Nothing."],
            ),
            Section("Past exchanges", notes=_history(explanation)),
            programmes_section(explanation.programmes, seeker.name),
            Section("Made with", notes=[engine_note(explanation.engine)]),
        ],
        records=lambda: list(_records(explanation)),
        data=lambda: _data(explanation),
    )


def _answers(
    heading: str,
    answers: Sequence[Answer],
    shared: Sequence[Sequence[SharedTheme]],
    typical: float,
) -> Section:
    if not answers:
        return Section(heading, paragraphs=["No challenges are listed."])
    return Section(
        heading,
        table=Table(
            [
                Column("Challenge", share=5),
                Column("Weight", "right"),
                Column("Expertise that answers it best", share=6),
                Column("Evidence"),
                Column("Strength", "right"),
            ],
            [
                [
                    answer.challenge.title,
                    percent(answer.weight),
                    _title(answer, typical),
                    answer.expertise.evidence_level
                    if answer.expertise and answer.strength >= typical
                    else "-",
                    percent(answer.strength),
                ]
                for answer in answers
            ],
        ),
        notes=[
            f"{answer.challenge.title}: both about {', '.join(map(_shared, found))}."
            for answer, found in zip(answers, shared, strict=True)
            if found and answer.strength >= typical
        ],
    )


def _shared(found: SharedTheme) -> str:
    label = themes().by_id[found.theme].label()
    naming = [
        side
        for side, how in (("challenge", found.challenge), ("expertise", found.expertise))
        if how == "named"
    ]
    return f"{label} (named by the text of the {' and the '.join(naming)})" if naming else label


def _title(answer: Answer, typical: float) -> str:
    if answer.expertise is None:
        return "none listed"
    return answer.expertise.title if answer.strength >= typical else "none close"


def _factors(explanation: Explanation) -> Section:
    pair = explanation.pair
    theirs = getattr(explanation.engine.settings.seeker_share, explanation.mode)
    values = {
        "they_help": _coverage(pair.they_help, pair.answers),
        "you_help": _coverage(pair.you_help, pair.offers),
        "context": f"{percent(pair.context)} alike: {_context(pair)}",
        "language": {1.0: "a shared working language", 0.0: "none shared"}.get(
            pair.language, "through interpreting"
        ),
        "south_south": "both in the South" if pair.south_south else "not both in the South",
    }
    return Section(
        "How the score comes about: 100 less the points of each factor",
        table=Table(
            [
                Column("Factor", width=15),
                Column("What was found", share=1),
                Column("Value", "right"),
                Column("Points", "right"),
            ],
            [
                *(
                    [
                        FACTOR_LABELS[factor.name],
                        values[factor.name],
                        f"{factor.value:.3f}",
                        f"{factor.points:+.1f}" if factor.points else "0.0",
                    ]
                    for factor in pair.factors
                ),
                ["Score", "", f"{pair.score / 100:.3f}", f"{pair.score - 100:+.1f}"],
            ],
        ),
        notes=[_EXPONENTS.format(theirs=f"{theirs:g}", ours=f"{1 - theirs:g}")],
    )


def _coverage(share: float, answers: Sequence[Answer]) -> str:
    if not answers:
        return f"no challenges listed; typical: {percent(share)}"
    return f"{percent(share)} of the challenges answered"


def _context(pair: PairScore) -> str:
    known = [
        f"{_FIELDS[name]} {percent(value)}"
        for name, value in pair.context_fields.items()
        if value is not None
    ]
    unknown = [_FIELDS[name] for name, value in pair.context_fields.items() if value is None]
    missing = f"; not known for both, so typical: {', '.join(unknown)}" if unknown else ""
    return ", ".join(known) + missing


def _edits(explanation: Explanation) -> Section:
    heading = "What would change the score"
    if not explanation.edits:
        return Section(heading, paragraphs=["No single edit that this tool knows of."])
    names = {"seeker": explanation.seeker.name, "candidate": explanation.candidate.name}
    return Section(
        heading,
        table=Table(
            [
                Column("If", share=1),
                Column("had", share=4),
                Column("Score", "right"),
                Column("Change", "right"),
            ],
            [
                [names[edit.side], edit.text, f"{edit.score:.1f}", f"{edit.change:+.1f}"]
                for edit in explanation.edits
            ],
        ),
    )


def _records(explanation: Explanation) -> Iterator[Record]:
    pair = explanation.pair

    def record(
        kind: str, name: str, detail: str, value: float | None = None, points: float | None = None
    ) -> Record:
        return {"kind": kind, "name": name, "detail": detail, "value": value, "points": points}

    yield record("score", "score", explanation.mode, pair.score, pair.score - 100)
    for factor in pair.factors:
        yield record("factor", factor.name, FACTOR_LABELS[factor.name], factor.value, factor.points)
    for kind, answers in (("answer", pair.answers), ("offer", pair.offers)):
        for answer in answers:
            named = answer.expertise.title if answer.expertise else ""
            yield record(kind, answer.challenge.title, named, answer.strength)
    for made in explanation.history:
        years = years_text(made.exchange.years)
        told = "; ".join(part for part in (years, made.role, made.bond) if part)
        yield record("history", made.exchange.title, told)
    for taken in explanation.programmes:
        verdict = " ".join(taken.reasons) or f"yes: {taken.direction}; {taken.programme.status}"
        yield record("programme", taken.programme.id, verdict)
    for edit in explanation.edits:
        yield record("edit", _side(explanation, edit.side).name, edit.text, edit.score, edit.change)


def _history(explanation: Explanation) -> list[str]:
    seeker = explanation.seeker.name
    lines = [encounter_line(made, seeker) for made in explanation.history]
    return lines or ["No exchange between the two is in the ledger."]


def _side(explanation: Explanation, side: str) -> Profile:
    return explanation.seeker if side == "seeker" else explanation.candidate


def _data(explanation: Explanation) -> dict[str, Any]:
    pair = explanation.pair
    return {
        "schema": "matchmaker.explanation/1",
        "seeker": government_data(explanation.seeker),
        "candidate": government_data(explanation.candidate),
        "mode": explanation.mode,
        "theme": explanation.theme,
        "engine": engine_data(explanation.engine),
        **pair_data(pair, explanation.cautions, explanation.history),
        "programmes": [assessment_data(made) for made in explanation.programmes],
        "context": {
            "similarity": pair.context,
            "completeness": pair.completeness,
            "fields": dict(pair.context_fields),
        },
        "language": pair.language,
        "answer_themes": [_themes_data(found) for found in explanation.answer_themes],
        "offer_themes": [_themes_data(found) for found in explanation.offer_themes],
        "edits": [
            {"side": edit.side, "text": edit.text, "score": edit.score, "change": edit.change}
            for edit in explanation.edits
        ],
    }


def _themes_data(found: Sequence[SharedTheme]) -> list[dict[str, str]]:
    return [
        {"id": one.theme, "challenge": one.challenge, "expertise": one.expertise} for one in found
    ]
