"""What people call the themes: ids, labels and synonyms in every language, each to its themes."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from matchmaker.reference.folding import fold
from matchmaker.reference.tables import packaged_text
from matchmaker.reference.themes import themes

Synonyms = Mapping[str, tuple[str, ...]]
"""Synonyms of a theme by language."""

_NO_WORD = re.compile(r"[\W_]+")


class ThemeName(NamedTuple):
    """One name of one theme.

    Attributes
    ----------
    language
        Empty for an id.
    """

    theme: str
    text: str
    kind: Literal["id", "label", "synonym"]
    language: str = ""


class Ambiguity(NamedTuple):
    """A word that officials use for several themes, and why."""

    word: str
    themes: tuple[str, ...]
    reason: str


def name_key(text: str) -> str:
    """A name as it is compared: folded, with a single space for every sign between words."""
    return _NO_WORD.sub(" ", fold(text)).strip()


@cache
def theme_synonyms() -> Mapping[str, Synonyms]:
    """Synonyms by theme and language."""
    return MappingProxyType(
        {
            theme: MappingProxyType({code: tuple(words) for code, words in by_language.items()})
            for theme, by_language in _document()["synonyms"].items()
        }
    )


@cache
def ambiguities() -> tuple[Ambiguity, ...]:
    """The words that are synonyms of several themes on purpose."""
    return tuple(
        Ambiguity(entry["word"], tuple(entry["themes"]), entry["reason"])
        for entry in _document()["ambiguous"]
    )


@cache
def theme_names() -> Mapping[str, tuple[ThemeName, ...]]:
    """All names of each theme: the id, the labels, the synonyms."""
    return MappingProxyType(
        {
            theme.id: (
                ThemeName(theme.id, theme.id, "id"),
                *(ThemeName(theme.id, text, "label", code) for code, text in theme.labels.items()),
                *(
                    ThemeName(theme.id, text, "synonym", code)
                    for code, texts in theme_synonyms()[theme.id].items()
                    for text in texts
                ),
            )
            for theme in themes().by_id.values()
        }
    )


@cache
def names_by_key() -> Mapping[str, tuple[ThemeName, ...]]:
    """The names that are compared as one, in the order of the vocabulary."""
    found: defaultdict[str, list[ThemeName]] = defaultdict(list)
    for names in theme_names().values():
        for name in names:
            found[name_key(name.text)].append(name)
    return MappingProxyType({key: tuple(names) for key, names in found.items()})


def themes_named(text: str) -> tuple[str, ...]:
    """Ids of the themes with exactly this id, label or synonym, whatever case, accents and signs.

    Several for an ambiguous word, none for an unknown one.
    """
    if text in themes().by_id:
        return (text,)
    return tuple(dict.fromkeys(name.theme for name in names_by_key().get(name_key(text), ())))


def listed_with_labels(text: str) -> str:
    """The themes of an ambiguous word, each with its label in the language of the word."""
    # Of two languages that spell it alike, the first.
    names = reversed(names_by_key()[name_key(text)])
    languages = {name.theme: name.language for name in names}
    labels = (
        f"{theme} ({themes().by_id[theme].label(language)})"
        for theme, language in reversed(languages.items())
    )
    return " or ".join(labels)


@cache
def _document() -> Mapping[str, Any]:
    # Apart from themes.json, which every start reads: names are for those who write or search.
    document: Mapping[str, Any] = json.loads(packaged_text("theme_names.json"))
    return document
