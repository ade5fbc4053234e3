"""The words of a text that mean something, each with its place; the text may be any."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from matchmaker.reference.folding import fold
from matchmaker.reference.words import words_by_language

MOST_CHARACTERS = 20_000  # of a text that are read
# Letters and digits, with accents that are characters of their own. No pattern can run away.
_WORD = re.compile("(?:[^\\W_]|[\u0300-\u036f])+")
_BREAK = re.compile(r"[.,;:!?()\[\]\"\u00ab\u00bb\u201c\u201d\u2026]|\n\s*\n|\s[-\u2013\u2014]\s")
_APOSTROPHES = frozenset("'\u2018\u2019\u02bc")
# Words without a meaning of their own that words.csv leaves out: several languages have them.
_MORE: Mapping[str, str] = {
    "en": "a as be if our out per s so such we you your",
    "fr": "a d de en l la n qu que s",
    "es": "a al como con cual de e en la o para por que u un unas unos y",
    "pt": "a as com como de este esta o ou para por que se um umas uns",
}


_CONJUNCTIONS: Mapping[str, frozenset[str]] = {
    "en": frozenset({"and", "or"}),
    "fr": frozenset({"et", "ou"}),
    "es": frozenset({"y", "e", "o", "u"}),
    "pt": frozenset({"e", "ou"}),
}
# Function words that change what others mean: "personas sin hogar", "não discriminação".
_TELLING = frozenset({"not", "pas", "sans", "sin", "nao", "sem"})


class TextWord(NamedTuple):
    """One word of a text, as it stands there.

    Attributes
    ----------
    start, end
        Its place in the text.
    clause
        Number of the part of the text between two signs; no name goes beyond one.
    acronym
        Whether it is in capitals among words that are not.
    joined
        Whether "and" or "or" joins it to the word of meaning before it.
    """

    text: str
    start: int
    end: int
    clause: int
    acronym: bool
    joined: bool = False


def meaning_words(text: str, language: str) -> list[TextWord]:
    """The words of a text but its function words, such as articles.

    Parameters
    ----------
    language
        One of the four.
    """
    kept: list[TextWord] = []
    joined = False
    for word in _all_words(text):
        if _is_filler(word, text, language):
            joined = joined or word.text.lower() in _CONJUNCTIONS[language]
        else:
            kept.append(word._replace(joined=joined))
            joined = False
    return kept


def _all_words(text: str) -> Iterator[TextWord]:
    for _, clause in groupby(_placed_words(text), key=attrgetter("clause")):
        words = list(clause)
        # In a clause of capitals, "GESTIÓN Y MANEJO DEL AGUA 2030", none is an acronym.
        shouted = len(words) > 1 and not any(word.text.upper() != word.text for word in words)
        yield from (word._replace(acronym=False) for word in words) if shouted else words


def _placed_words(text: str) -> Iterator[TextWord]:
    clause, last = 0, 0
    for found in _WORD.finditer(text[:MOST_CHARACTERS]):
        word, (start, end) = found.group(), found.span()
        clause += _BREAK.search(text, last, start) is not None
        last = end
        yield TextWord(word, start, end, clause, is_acronym(word))


def is_acronym(word: str) -> bool:
    """Whether a word is written in capitals, such as ``LED`` and ``VLRs``; a letter is not."""
    return len(word.rstrip("s")) > 1 and word.rstrip("s").isupper()


def _is_filler(word: TextWord, text: str, language: str) -> bool:
    before, after = text[max(word.start - 1, 0) : word.start], text[word.end : word.end + 1]
    if len(word.text) == 1 and (before in _APOSTROPHES or after in _APOSTROPHES):
        return True  # city's, l'eau
    if "-" in {before, after}:
        return False  # e-government, bien-être
    return not word.acronym and fold(word.text) in _fillers(language)


@cache
def _fillers(language: str) -> frozenset[str]:
    listed = words_by_language("function")[language]
    return frozenset(map(fold, (*listed, *_MORE[language].split()))) - _TELLING
