"""The themes as a report, group by group."""

from __future__ import annotations

from collections.abc import Collection

from matchmaker.reference.themes import Theme, Themes
from matchmaker.reports.document import Column, Report, Section, Table


def themes_report(vocabulary: Themes, chosen: Collection[Theme], language: str) -> Report:
    """All forms of some themes.

    Parameters
    ----------
    chosen
        The themes to list, in the order of the vocabulary.
    language
        Of the labels; English where a label is not written yet.
    """
    groups = [
        (group, [theme for theme in chosen if theme.group == group.id])
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
                            theme.id,
                            theme.label(language),
                            ", ".join(_synonyms(theme, language)),
                            ", ".join(theme.sdg_targets),
                        ]
                        for theme in members
                    ],
                ),
            )
            for group, members in groups
            if members
        ],
        records=lambda: [
            {
                "group": theme.group,
                "id": theme.id,
                "label": theme.label(language),
                "synonyms": "; ".join(_synonyms(theme, language)),
                "sdg_targets": " ".join(theme.sdg_targets),
                "dac_codes": " ".join(map(str, theme.dac_codes)),
            }
            for theme in chosen
        ],
        data=lambda: {
            "schema": "matchmaker.themes/1",
            "themes": [
                {
                    "id": theme.id,
                    "group": theme.group,
                    "labels": dict(theme.labels),
                    "synonyms": {code: list(words) for code, words in theme.synonyms.items()},
                    "sdg_targets": list(theme.sdg_targets),
                    "dac_codes": list(theme.dac_codes),
                }
                for theme in chosen
            ],
        },
    )


def _synonyms(theme: Theme, language: str) -> tuple[str, ...]:
    return theme.synonyms.get(language, theme.synonyms["en"])
