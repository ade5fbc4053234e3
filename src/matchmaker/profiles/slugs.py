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
        "\u0131": "i",  # the dotless i of Turkish
        "ł": "l",
        "œ": "oe",
    }
)
_APOSTROPHES = re.compile("['\u02bb\u02bc\u2018\u2019`]")
_OTHER = re.compile("[^a-z0-9]+")


def slug(text: str, most: int = 60) -> str:
    """``São Tomé`` as ``sao-tome``; empty for a text without Latin letters and digits.

    Parameters
    ----------
    text
        Any text.
    most
        Longest result; a longer one is cut, between words if possible.
    """
    plain = _APOSTROPHES.sub("", fold(text).translate(_LETTERS))
    whole = _OTHER.sub("-", plain).strip("-")
    if len(whole) <= most:
        return whole
    cut = whole[: most + 1]
    return (cut[: cut.rfind("-")] if "-" in cut else cut[:most]).strip("-")
