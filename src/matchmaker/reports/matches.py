"""A ranking as a report."""

from __future__ import annotations

from typing import Any

from matchmaker.matching.cautions import MEANINGS
from matchmaker.matching.ranking import Match, Ranking
from matchmaker.programmes.eligibility import Assessment
from matchmaker.reference.vocabularies import languages
from matchmaker.reports.document import Cell, Column, Record, Report, Section, Table
from matchmaker.reports.engine_report import engine_data, engine_note, theme_note
from matchmaker.reports.government import country_name, government_data
from matchmaker.reports.pair_report import best_answered, coverages_text, pair_data, top_answer
from matchmaker.reports.past_exchanges import history_mark
from matchmaker.reports.programme_report import assessment_data
from matchmaker.reports.text_languages import OTHER_MODELS, reading

_ANSWER_TITLES = (
    ("Best answer to", "the top challenge"),
    ("Their challenge that", "you answer best"),
)
_MODES = {
    "exchange": "partners for an exchange in both directions",
    "learn": "governments to learn from",
    "share": "governments to share with",
}


def matches_report(ranking: Ranking) -> Report:
    """All forms of a ranking."""
    seeker = ranking.seeker
    title = f"{seeker.name}, {country_name(seeker)}: {_MODES[ranking.mode]}"
    shared = _shared_cautions(ranking)
    return Report(
        title=title,
        sections=[
            Section(
                paragraphs=[*theme_note(ranking.theme), *_top_challenge(ranking)],
                table=_table(ranking, shared),
                notes=_notes(ranking, shared),
            ),
        ],
        records=lambda: [_record(match) for match in ranking.matches],
        data=lambda: {
            "schema": "matchmaker.matches/1",
            "seeker": government_data(seeker),
            "mode": ranking.mode,
            "theme": ranking.theme,
            "engine": engine_data(ranking.engine),
            "matches": [_match_data(match) for match in ranking.matches],
        },
    )


def preference_note(ranking: Ranking) -> str | None:
    """What the South-South preference changed, for stderr; ``None`` if it was not in force."""
    effect = ranking.preference
    if effect is None:
        return None
    start = f"South-South preference (strength {effect.strength:g})"
    if not (effect.entered or effect.left or effect.moved):
        return f"{start}: this list would be the same without it."
    changes = []
    entered = ", ".join(profile.name for profile in effect.entered)
    left = ", ".join(profile.name for profile in effect.left)
    if entered:
        changes.append(f"brought in {entered} instead of {left}")
    elif left:
        changes.append(f"took {left} below the minimum score")
    if effect.moved:
        ranks = f"{'other ' if changes else ''}rank{'s' if effect.moved > 1 else ''}"
        changes.append(f"changed {effect.moved} {ranks}")
    if effect.entered:
        changes.append(f"mean score without it would be {effect.relevance_lost:.2f} higher")
    return f"{start}: {'; '.join(changes)}. --south-south off ranks without it."


def _match_data(match: Match) -> dict[str, Any]:
    return {
        "rank": match.rank,
        **government_data(match.candidate),
        **pair_data(match.pair, match.cautions, match.history),
        "programmes": [assessment_data(made) for made in _open_programmes(match)],
    }


def _record(match: Match) -> Record:
    top = match.pair.answers[0] if match.pair.answers else None
    return {
        "rank": match.rank,
        "id": match.candidate.id,
        "name": match.candidate.name,
        "country": match.candidate.country,
        "score": match.pair.score,
        "south_south": match.pair.south_south,
        "they_help": match.pair.they_help,
        "you_help": match.pair.you_help,
        "top_challenge": top.challenge.title if top else "",
        "best_answer": top.expertise.title if top and top.expertise else "",
        "strength": top.strength if top else None,
        "cautions": " ".join(caution.code for caution in match.cautions),
        "history": history_mark(match.history),
        "programmes": " ".join(made.programme.id for made in _open_programmes(match)),
        **{f"points_{factor.name}": factor.points for factor in match.pair.factors},
    }


def _shared_cautions(ranking: Ranking) -> dict[str, str]:
    """Cautions that hold for every match: said once, not in every row."""
    if len(ranking.matches) < 2:  # noqa: PLR2004 - of a single row nothing is repeated
        return {}
    sets = [{c.code: c.text for c in match.cautions} for match in ranking.matches]
    return {
        code: text for code, text in sets[0].items() if all(one.get(code) == text for one in sets)
    }


def _top_challenge(ranking: Ranking) -> list[str]:
    if ranking.mode == "share":
        return []
    answers = ranking.matches[0].pair.answers
    if not answers:
        return [f"{ranking.seeker.name} lists no challenges."]
    return [f"Top challenge: {answers[0].challenge.title}."]


def _table(ranking: Ranking, shared: dict[str, str]) -> Table:
    return Table(
        columns=[
            Column("#", "right"),
            Column("Government", width=10, share=2),
            Column("Country", width=10, share=2),
            Column("Score", "right"),
            Column(("They /", "you help"), "right"),
            Column(_ANSWER_TITLES[ranking.mode == "share"], width=16, share=4),
            Column("Cautions"),
        ],
        rows=[_row(ranking, match, shared) for match in ranking.matches],
    )


def _row(ranking: Ranking, match: Match, shared: dict[str, str]) -> list[Cell]:
    pair, typical, share = match.pair, ranking.typical_coverage, ranking.mode == "share"
    codes = [caution.code for caution in match.cautions if caution.code not in shared]
    mark = history_mark(match.history)
    return [
        str(match.rank),
        (match.candidate.name, mark) if mark else match.candidate.name,
        country_name(match.candidate),
        f"{pair.score:.1f}",
        coverages_text(pair),
        best_answered(pair.offers, typical) if share else top_answer(pair.answers, typical),
        tuple(codes) or "-",
    ]


def _notes(ranking: Ranking, shared: dict[str, str]) -> list[str]:
    excluded = "; ".join(f"{count} {reason}" for reason, count in ranking.excluded.items())
    ranked = f"{len(ranking.matches)} of {ranking.n_eligible} eligible governments"
    notes = [f"{ranked}{f'; left out: {excluded}' if excluded else ''}."]
    notes.extend(f"All of them: {text}" for text in shared.values())
    shown = {c.code for match in ranking.matches for c in match.cautions} - shared.keys()
    notes.extend(f"{code}: {text}." for code, text in MEANINGS.items() if code in shown)
    notes.extend(_language_notes(ranking))
    notes.extend(_programme_notes(ranking))
    notes.append(engine_note(ranking.engine))
    return notes


def _open_programmes(match: Match) -> list[Assessment]:
    return [made for made in match.programmes if made.is_eligible]


def _language_notes(ranking: Ranking) -> list[str]:
    """What the model does not read as it is written, and the way out."""
    if not ranking.reads_seeker:
        code = ranking.seeker.text_language
        problem = (
            f"Your profile is in {languages()[code]}, which {reading(code)}: scores are too low."
        )
    elif ranking.n_unread:
        problem = (
            f"{ranking.n_unread} of the eligible profiles are in other languages, which "
            "the model reads word by word in English, or not at all: they stand somewhat too low."
        )
    else:
        return []
    return [f"{problem} {OTHER_MODELS}"]


def _programme_notes(ranking: Ranking) -> list[str]:
    """The programmes that may take every pair, and those that may take some, with their ranks."""
    ranks: dict[str, list[int]] = {}
    names: dict[str, str] = {}
    for match in ranking.matches:
        for made in _open_programmes(match):
            programme = made.programme
            ranks.setdefault(programme.id, []).append(match.rank)
            unsure = " (status unknown)" if programme.status == "unknown" else ""
            names[programme.id] = f"{programme.name}{unsure}"
    everywhere = [names[id_] for id_ in sorted(ranks) if len(ranks[id_]) == len(ranking.matches)]
    some = [
        f"{names[id_]}: #{', #'.join(map(str, ranks[id_]))}"
        for id_ in sorted(ranks)
        if len(ranks[id_]) < len(ranking.matches)
    ]
    return [
        f"{words}: {'; '.join(listed)}."
        for words, listed in (
            ("Programmes that may take each pair", everywhere),
            ("Programmes that may take some pairs", some),
        )
        if listed
    ]
