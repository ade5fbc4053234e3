"""Municipal themes: the controlled vocabulary of profiles and its groups."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from matchmaker.reference.tables import packaged_text

LANGUAGES = ("en", "fr", "es", "pt")


class Theme(NamedTuple):
    """One theme; what else people call it stands in `matchmaker.reference.theme_names`.

    Attributes
    ----------
    labels
        Label by language.
    sdg_targets, dac_codes
        SDG targets ("8.3") and DAC purpose codes (25030) that it falls under.
    """

    id: str
    group: str
    labels: Mapping[str, str]
    sdg_targets: tuple[str, ...]
    dac_codes: tuple[int, ...]

    def label(self, language: str = "en") -> str:
        """Label in a language; in English for a language that the vocabulary does not have."""
        return self.labels.get(language, self.labels["en"])


class ThemeGroup(NamedTuple):
    """A group of sibling themes."""

    id: str
    labels: Mapping[str, str]
    themes: tuple[str, ...]

    def label(self, language: str = "en") -> str:
        """Label in a language; in English for a language that the vocabulary does not have."""
        return self.labels.get(language, self.labels["en"])


class Themes(NamedTuple):
    """The vocabulary, in the order of the file."""

    by_id: Mapping[str, Theme]
    groups: Mapping[str, ThemeGroup]

    def siblings(self, theme: str) -> frozenset[str]:
        """The theme and all others of its group."""
        return frozenset(self.groups[self.by_id[theme].group].themes)


@cache
def themes() -> Themes:
    """The packaged vocabulary."""
    # themes.json is what every start needs of themes.yaml (scripts/build_themes.py).
    document = json.loads(packaged_text("themes.json"))
    by_id: dict[str, Theme] = {}
    groups: dict[str, ThemeGroup] = {}
    for group in document["groups"]:
        members = [_theme(entry, group["id"]) for entry in group["themes"]]
        by_id.update((theme.id, theme) for theme in members)
        groups[group["id"]] = ThemeGroup(
            id=group["id"],
            labels=MappingProxyType(group["label"]),
            themes=tuple(theme.id for theme in members),
        )
    return Themes(MappingProxyType(by_id), MappingProxyType(groups))


def _theme(entry: Mapping[str, Any], group: str) -> Theme:
    return Theme(
        id=entry["id"],
        group=group,
        labels=MappingProxyType(entry["label"]),
        sdg_targets=tuple(entry["sdg_targets"]),
        dac_codes=tuple(entry["dac_codes"]),
    )
