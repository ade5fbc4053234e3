"""Short titles that give nothing away across languages: no numbers, no cognates.

In order: a first clause of up to six words that holds a number goes, with its comma ("By 2030,");
of the rest the first twelve words stay, words with a digit not counted and not kept; of those, each
that is a cognate of any word of the English text goes. Two words are cognates when the longest
common subsequence of their letters, without case and accents, is over 60 % of the longer word
(the ratio of Melamed 1999).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from matchmaker.reference.folding import fold

MOST_WORDS = 12
MOST_WORDS_OF_DATE = 6
LIKENESS = 0.6
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")


def short_title(text: str) -> list[str]:
    """The words with which a text begins, without its date and without numbers."""
    clause, comma, rest = text.partition(",")
    is_date = _DIGIT.search(clause) and len(_WORD.findall(clause)) <= MOST_WORDS_OF_DATE
    words = _WORD.findall(rest if comma and is_date else text)
    return [word for word in words if not _DIGIT.search(word)][:MOST_WORDS]


def without_cognates(words: Iterable[str], english: str) -> list[str]:
    """The words that look like no word of the English text."""
    known = {fold(word) for word in _WORD.findall(english)}
    return [word for word in words if not any(are_cognates(fold(word), one) for one in known)]


@cache
def are_cognates(one: str, other: str) -> bool:
    """Whether two folded words share over 60 % of the longer one's letters, in their order."""
    shorter, longer = sorted((len(one), len(other)))
    return shorter > LIKENESS * longer and common_letters(one, other) > LIKENESS * longer


def common_letters(one: str, other: str) -> int:
    """Length of the longest common subsequence, by bits (Hyyrö 2004)."""
    places: dict[str, int] = {}
    for at, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << at
    every = (1 << len(one)) - 1
    row = every
    for letter in other:
        hits = row & places.get(letter, 0)
        row = (row + hits) | (row - hits)
    return (~row & every).bit_count()
