"""Searching the themes by words that stand in their names, in any language."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from matchmaker.reference.theme_names import (
    Synonyms,
    ThemeName,
    name_key,
    theme_names,
    theme_synonyms,
)
from matchmaker.reference.themes import Theme, themes

_NEAR = 3
_LONGEST = 80  # characters of a text worth comparing; no name is as long


class ListedTheme(NamedTuple):
    """A theme with its synonyms by language, and the names that a search found, the same first."""

    theme: Theme
    synonyms: Synonyms
    found: tuple[ThemeName, ...] = ()


def listed_themes(text: str | None = None) -> tuple[ListedTheme, ...]:
    """The themes with a name in which the text stands at the beginning of a word; or all.

    Case, accents and the signs between words do not count.
    """
    listed = (
        ListedTheme(theme, theme_synonyms()[theme.id], _found(theme.id, text))
        for theme in themes().by_id.values()
    )
    return tuple(one for one in listed if text is None or one.found)


def near_words(text: str) -> list[str]:
    """Up to three words or names of themes that look like a text, best first."""
    import difflib  # noqa: PLC0415 - only for a text that is not found

    known = _names() if " " in name_key(text) else _words()
    close = difflib.get_close_matches(name_key(text[:_LONGEST]), known, n=_NEAR, cutoff=0.7)
    return [known[key] for key in close]


def _found(theme: str, text: str | None) -> tuple[ThemeName, ...]:
    if text is None or not (wanted := name_key(text)):
        return ()
    found = [name for name in theme_names()[theme] if f" {wanted}" in f" {name_key(name.text)}"]
    return tuple(sorted(found, key=lambda name: name_key(name.text) != wanted))


@cache
def _names() -> dict[str, str]:
    return {name_key(name.text): name.text for names in theme_names().values() for name in names}


@cache
def _words() -> dict[str, str]:
    """Words of the names as they are written, by what they are compared as."""
    return {
        name_key(word): word.strip("(),").lower()
        for name in _names().values()
        for word in name.replace("'", " ").split()
        if len(word) > _NEAR
    }
