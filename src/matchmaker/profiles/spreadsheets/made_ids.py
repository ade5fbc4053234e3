"""Ids made from names, where a row leaves them out."""

from __future__ import annotations

import re

from matchmaker.reference.folding import fold

_MOST = 80  # characters of an id
_LETTERS = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ħ": "h",
        "\u0131": "i",
    }
)
_APOSTROPHES = re.compile(r"['\u2018\u2019\u02bb\u02bc`]")
_BETWEEN = re.compile(r"[^a-z0-9]+")


def made_id(name: str, *, prefix: str = "") -> str:
    """An id such as ``sao-paulo``, or nothing for a name that Latin letters cannot write."""
    plain = _APOSTROPHES.sub("", fold(name).translate(_LETTERS))
    if any(sign.isalnum() and not sign.isascii() for sign in plain):
        return ""
    slug = _BETWEEN.sub("-", plain).strip("-")
    return (prefix + slug)[:_MOST].rstrip("-") if slug else ""
