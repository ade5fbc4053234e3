"""Names compared as people type them: without case, accents and doubled spaces."""

from __future__ import annotations

import unicodedata

# What word processors make of a typed apostrophe.
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc", "'"))


def fold(name: str) -> str:
    """A name without case, accents, doubled spaces and curly apostrophes."""
    if name.isascii():  # most names; the rest of the work would change nothing
        return " ".join(name.lower().split())
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(plain.translate(_APOSTROPHES).split())
