"""Municipal themes: the controlled vocabulary of profiles and its groups."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from matchmaker.reference.folding import fold
from matchmaker.reference.tables import packaged_text

LANGUAGES = ("en", "fr", "es", "pt")
_WORD = 3  # letters of a word worth looking for
_MOST = 8  # words of a text that are looked for; a theme's name has fewer


class Theme(NamedTuple):
    """One theme.

    Attributes
    ----------
    labels
        Label by language; English always, the others where they are written.
    synonyms
        What officials call it, by language.
    sdg_targets, dac_codes
        SDG targets ("8.3") and DAC purpose codes (25030) that it falls under.
    """

    id: str
    group: str
    labels: Mapping[str, str]
    synonyms: Mapping[str, tuple[str, ...]]
    sdg_targets: tuple[str, ...]
    dac_codes: tuple[int, ...]

    def label(self, language: str = "en") -> str:
        """Label in a language, in English where it is not written yet."""
        return self.labels.get(language, self.labels["en"])


class ThemeGroup(NamedTuple):
    """A group of sibling themes."""

    id: str
    labels: Mapping[str, str]
    themes: tuple[str, ...]

    def label(self, language: str = "en") -> str:
        """Label in a language, in English where it is not written yet."""
        return self.labels.get(language, self.labels["en"])


class Themes(NamedTuple):
    """The vocabulary, in the order of the file."""

    by_id: Mapping[str, Theme]
    groups: Mapping[str, ThemeGroup]

    def siblings(self, theme: str) -> frozenset[str]:
        """The theme and all others of its group."""
        return frozenset(self.groups[self.by_id[theme].group].themes)

    def suggest(self, text: str) -> list[str]:
        """Ids of up to three themes that somebody may mean who writes this text.

        A theme's best name (id, label or synonym) is the one with most words of the text; of equal
        names the id counts before the label, and the label before synonyms.
        """
        found = (word.removesuffix("s") for word in re.split(r"\W+", text.lower()))
        stems = [stem for stem in found if len(stem) >= _WORD][:_MOST]
        # A short word must be there as a whole: "com" is no composting.
        wanted = [f" {stem} " if len(stem) == _WORD else f" {stem}" for stem in stems]
        ranked: list[tuple[int, int, str]] = []
        for theme in self.by_id.values():
            hits = [sum(word in name for word in wanted) for name in _words_of_names()[theme.id]]
            if most := max(hits):
                ranked.append((-most, hits.index(most), theme.id))
        return [id_ for _, _, id_ in sorted(ranked)][:3]

    def search(self, text: str) -> tuple[Theme, ...]:
        """Themes with a label, synonym or id that contains a word starting like the text."""
        wanted = re.compile(rf"\b{re.escape(text.strip())}", re.IGNORECASE)
        return tuple(
            theme
            for theme in self.by_id.values()
            if any(wanted.search(name) for name in _names(theme))
        )


@cache
def themes() -> Themes:
    """The packaged vocabulary."""
    # themes.json is themes.yaml in a form that loads in a millisecond (scripts/build_themes.py).
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


@cache
def themes_by_name() -> Mapping[str, str]:
    """Ids of themes by their folded labels in every language, and by their ids."""
    return {
        fold(name): theme.id
        for theme in themes().by_id.values()
        for name in (*theme.labels.values(), theme.id.replace("-", " "), theme.id)
    }


def _theme(entry: Mapping[str, Any], group: str) -> Theme:
    return Theme(
        id=entry["id"],
        group=group,
        labels=MappingProxyType(entry["label"]),
        synonyms=MappingProxyType({code: tuple(w) for code, w in entry["synonyms"].items()}),
        sdg_targets=tuple(entry.get("sdg_targets", ())),
        dac_codes=tuple(entry.get("dac_codes", ())),
    )


def _names(theme: Theme) -> list[str]:
    return [theme.id, *theme.labels.values(), *(w for ws in theme.synonyms.values() for w in ws)]


@cache
def _words_of_names() -> Mapping[str, tuple[str, ...]]:
    """Names of each theme in small letters, with a space around every word."""
    return {
        theme.id: tuple(re.sub(r"\W+", " ", f" {name.lower()} ") for name in _names(theme))
        for theme in themes().by_id.values()
    }
