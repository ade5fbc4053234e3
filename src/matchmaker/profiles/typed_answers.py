"""Answers as people type them: checked, and made into values of a profile."""

from __future__ import annotations

import re

from matchmaker.errors import UnknownNameError, UsageError
from matchmaker.profiles.new_answers import NewItem
from matchmaker.profiles.slugs import slug
from matchmaker.profiles.vocabulary_types import nearest
from matchmaker.reference.folding import fold
from matchmaker.reference.theme_guesses import find_theme, suggest_themes
from matchmaker.reference.vocabularies import context_terms, languages, languages_by_name
from matchmaker.visible_text import is_hidden

# Bounds of the model.
NAME = 120
TITLE = 160
DESCRIPTION = 4000
_MOST_THEMES = 8

_ITEM = re.compile(r"(?P<title>.*?)(?:\[(?P<themes>[^\[\]]*)\])?", re.DOTALL)


def text_answer(text: str, most: int) -> str:
    """A text on one line, without spaces at its ends.

    Raises
    ------
    UsageError
        If it is empty, too long or has hidden characters.
    """
    plain = " ".join(text.split())
    if not plain:
        raise UsageError("The answer is empty.", hint="Type a few words.")
    if len(plain) > most:
        raise UsageError(
            f"The text has {len(plain)} characters; {most} are allowed.", hint="Shorten it."
        )
    if hidden := next(filter(is_hidden, plain), None):
        raise UsageError(
            f"The text has a hidden character (U+{ord(hidden):04X}).",
            hint="Type it again instead of copying it.",
        )
    return plain


def slug_answer(text: str) -> str:
    """The second part of an id.

    Raises
    ------
    UsageError
        If Latin letters cannot write the text.
    """
    if not (made := slug(text)):
        raise UsageError(
            f"'{text}' cannot be written with the letters from a to z.",
            hint="Write the name in Latin letters, such as: nampula",
        )
    return made


def language_answer(text: str) -> str:
    """ISO 639-1 code of a language, by code or name.

    Raises
    ------
    UnknownNameError
        If there is none.
    """
    names = languages_by_name()
    wanted = fold(text)
    if wanted in languages():
        return wanted
    if wanted in names:
        return names[wanted]
    near = [f"{names[name]} ({languages()[names[name]]})" for name in nearest(wanted, names)]
    raise UnknownNameError(
        f"There is no language '{text}' in the list of ISO 639-1.",
        near=list(dict.fromkeys(near)),
        hint="Give a code of two letters such as pt, or the English name; leave out a language "
        "that has no such code.",
    )


def languages_answer(text: str) -> tuple[str, ...]:
    """Codes of languages that are separated by commas, or codes separated by spaces.

    Raises
    ------
    UnknownNameError
        If one is not known.
    UsageError
        If there is none at all.
    """
    parts = [part for part in re.split("[,;]", text) if part.strip()]
    if len(parts) == 1 and all(part in languages() for part in parts[0].lower().split()):
        parts = parts[0].split()
    if not parts:
        raise UsageError("No language is given.", hint="Give one at least, such as pt.")
    return tuple(dict.fromkeys(language_answer(part.strip()) for part in parts))[:20]


def climate_answer(text: str) -> str:
    """A Koeppen-Geiger class.

    Raises
    ------
    UnknownNameError
        If there is none.
    """
    known = context_terms("climate")
    for code in known:
        if code.lower() == text.strip().lower():
            return code
    raise UnknownNameError(
        f"There is no climate class '{text}'.",
        near=[f"{code} ({known[code]})" for code in nearest(text.strip(), known)],
        hint="Give a Koeppen-Geiger class such as Aw, or leave it out.",
    )


def themes_answer(text: str) -> tuple[str, ...]:
    """Ids of themes by id, label or synonym, separated by commas.

    Raises
    ------
    AmbiguousNameError
        If one may mean several themes.
    UnknownNameError
        If one is not known.
    UsageError
        If there are none, or too many.
    """
    wanted = [part.strip() for part in text.split(",") if part.strip()]
    ids = tuple(dict.fromkeys(map(find_theme, wanted)))
    if not 1 <= len(ids) <= _MOST_THEMES:
        raise UsageError(
            f"{len(ids)} themes are given.", hint=f"Give from one to {_MOST_THEMES} of them."
        )
    return ids


def item_answer(text: str) -> NewItem:
    """A challenge or expertise from ``Its title`` or ``Its title [theme, theme]``.

    Without themes the nearest one is taken.

    Raises
    ------
    UsageError
        If it has no title, or no theme is like it.
    UnknownNameError
        If a theme is not known.
    """
    found = _ITEM.fullmatch(text.strip())
    assert found is not None  # every text is
    title = text_answer(found["title"], TITLE)
    if found["themes"] is not None:
        return NewItem(title, themes_answer(found["themes"]))
    if not (near := suggest_themes(title)):
        raise UsageError(
            f"No theme is like '{title}'.",
            hint=f'Name one that `match themes` lists: "{title} [solid-waste]"',
        )
    return NewItem(title, (near[0],), guessed=True)
