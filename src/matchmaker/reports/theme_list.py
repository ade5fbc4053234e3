"""The themes as a report, group by group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from matchmaker.reference.theme_search import ListedTheme
from matchmaker.reference.themes import Themes
from matchmaker.reports.document import Cell, Column, Report, Section, Table

_MOST = 3  # names that a search found, for people


def themes_report(vocabulary: Themes, chosen: Collection[ListedTheme], language: str) -> Report:
    """All forms of some themes.

    Parameters
    ----------
    chosen
        The themes to list, in the order of the vocabulary.
    language
        Of the groups, labels and synonyms that people are shown.
    """
    groups = [
        (group, [one for one in chosen if one.theme.group == group.id])
        for group in vocabulary.groups.values()
    ]
    return Report(
        title=f"Themes of profiles ({len(chosen)})",
        sections=[
            Section(
                group.label(language),
                table=Table(
                    [
                        Column("Id"),
                        Column("Theme", share=4),
                        Column("Also called", share=6),
                        Column("SDG", share=2),
                    ],
                    [
                        [
                            one.theme.id,
                            one.theme.label(language),
                            _also_called(one, language),
                            ", ".join(one.theme.sdg_targets),
                        ]
                        for one in members
                    ],
                ),
            )
            for group, members in groups
            if members
        ],
        records=lambda: [
            {
                "group": one.theme.group,
                "id": one.theme.id,
                "label": one.theme.label(language),
                "synonyms": "; ".join(_synonyms(one, language)),
                "sdg_targets": " ".join(one.theme.sdg_targets),
                "dac_codes": " ".join(map(str, one.theme.dac_codes)),
                "found": "; ".join(_elsewhere(one, language)),
            }
            for one in chosen
        ],
        data=lambda: {
            "schema": "matchmaker.themes/1",
            "themes": [
                {
                    "id": one.theme.id,
                    "group": one.theme.group,
                    "labels": dict(one.theme.labels),
                    "synonyms": {code: list(words) for code, words in one.synonyms.items()},
                    "sdg_targets": list(one.theme.sdg_targets),
                    "dac_codes": list(one.theme.dac_codes),
                    "found": [
                        {"kind": name.kind, "language": name.language, "text": name.text}
                        for name in one.found
                    ],
                }
                for one in chosen
            ],
        },
    )


def _also_called(one: ListedTheme, language: str) -> Cell:
    synonyms = ", ".join(_synonyms(one, language))
    if names := _elsewhere(one, language):
        return (synonyms, f"Found: {', '.join(names[:_MOST])}")
    return synonyms


def _synonyms(one: ListedTheme, language: str) -> tuple[str, ...]:
    return one.synonyms.get(language, one.synonyms["en"])


def _elsewhere(one: ListedTheme, language: str) -> list[str]:
    """The names that a search found, if none of them is among those that are shown."""
    if any(name.language in {"", language} for name in one.found):
        return []
    languages: defaultdict[str, list[str]] = defaultdict(list)
    for name in one.found:
        languages[name.text].append(name.language)
    return [f"{text} ({', '.join(codes)})" for text, codes in languages.items()]
