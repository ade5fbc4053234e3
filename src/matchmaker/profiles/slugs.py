"""Names made into ids: small Latin letters, digits and hyphens."""

from __future__ import annotations

import re

from matchmaker.reference.folding import fold

# Latin letters that no decomposition reduces to one of a to z.
_LETTERS = str.maketrans(
    {
        "æ": "ae",
        "ð": "d",
        "ø": "o",
        "þ": "th",
        "đ": "d",
        "ħ": "h",
        "ŋ": "ng",
        "\u0131": "i",  # the dotless i of Turkish
        "ł": "l",
        "œ": "oe",
        "ɓ": "b",
        "ɔ": "o",
        "ɖ": "d",
        "ɗ": "d",
        "ə": "e",
        "ɛ": "e",
        "ƙ": "k",
        "ƴ": "y",
    }
)
_MOST = 77  # characters: an id has 80, of which a government's country takes three
_APOSTROPHES = re.compile("['\u02bb\u02bc\u2018\u2019`]")
_OTHER = re.compile("[^a-z0-9]+")


def slug(text: str, most: int = _MOST) -> str:
    """``São Tomé`` as ``sao-tome``; empty for a text that Latin letters cannot write.

    That one is empty also if only a part of it is in other letters: what is left would name
    something else.

    Parameters
    ----------
    text
        Any text.
    most
        Longest result; a longer one is cut, between words if possible.
    """
    plain = _APOSTROPHES.sub("", fold(text).translate(_LETTERS))
    if any(sign.isalnum() and not sign.isascii() for sign in plain):
        return ""
    whole = _OTHER.sub("-", plain).strip("-")
    if len(whole) <= most:
        return whole
    cut = whole[: most + 1]
    return (cut[: cut.rfind("-")] if "-" in cut else cut[:most]).strip("-")
