"""Short lists of words: function words, generic words, titles of people, names of units."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

from matchmaker.reference.tables import packaged_rows

WORDS_FILE = "words.csv"
Kind = Literal["function", "generic", "grammar", "institution", "title"]


@cache
def words_by_language(kind: Kind) -> Mapping[str, frozenset[str]]:
    """Words of one kind by language: en, fr, es, pt, and for institutions some more.

    Parameters
    ----------
    kind
        ``function`` words, as they are written; and, folded: ``grammar`` words, which a gloss
        leaves out; ``generic`` words of a government's name that say what it is and not which;
        words of the names of ``institution`` units; and the ``title`` in front of a person's name.
    """
    rows = packaged_rows(WORDS_FILE)
    return MappingProxyType(
        {row["language"]: frozenset(row["words"].split()) for row in rows if row["kind"] == kind}
    )


@cache
def words(kind: Kind) -> frozenset[str]:
    """Words of one kind in all languages."""
    return frozenset().union(*words_by_language(kind).values())
