"""Names compared as people type them: without case, accents and doubled spaces."""

from __future__ import annotations

import unicodedata


def fold(name: str) -> str:
    """A name without case, accents and doubled spaces: ``São Paulo`` is ``sao paulo``."""
    if name.isascii():  # most names; the rest of the work would change nothing
        return " ".join(name.lower().split())
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(plain.split())
