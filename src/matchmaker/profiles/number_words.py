"""Numbers as people write them: thousands apart, decimals behind a point or comma, degrees.

What the text says is told, not whether a field allows it; what has no such reading is None.
"""

from __future__ import annotations

import re

LATITUDE_SIDES = "NS"
LONGITUDE_SIDES = "EWOL"
"""Letters of the sides, in the languages of the themes: oeste and ouest, leste too."""

_SEPARATOR = r"[ .,_'\u2019\u00a0\u2009\u202f]"
_DIGITS = re.compile(r"[+-]?[0-9]{1,18}")
# 1,254,837 or 1.254.837 or 1 254 837, and 12,54,837 as in India: groups of one sign, three at last.
_GROUPED = re.compile(rf"[+-]?[0-9]{{1,3}}({_SEPARATOR})(?:[0-9]{{2,3}}\1)*[0-9]{{3}}")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,18}(?:[.,][0-9]{1,18})?")
_DEGREES = re.compile(
    r"(?P<sign>[-+\u2212]?)(?P<degrees>[0-9]{1,3}(?:[.,][0-9]{1,15})?) ?\u00b0?"
    r"(?: ?(?P<minutes>[0-9]{1,2}(?:[.,][0-9]{1,10})?) ?['\u2019\u2032])?"
    r"(?: ?(?P<seconds>[0-9]{1,2}(?:[.,][0-9]{1,10})?) ?(?:[\"\u201d\u2033]|''))?"
    r" ?(?P<side>[A-Z]?)",
    re.IGNORECASE,
)
_NEGATIVE_SIDES = frozenset("SWO")  # sul, sud, sur; west; oeste, ouest
_SIXTY = 60


def whole_number(text: str) -> int | None:
    """``1254837``, ``1.254.837``, ``1 254 837`` or ``12,54,837``; a group has three digits."""
    if _DIGITS.fullmatch(text):
        return int(text)
    if not _GROUPED.fullmatch(text):
        return None
    digits = re.sub(_SEPARATOR, "", text)
    return int(digits) if _DIGITS.fullmatch(digits) else None


def decimal_number(text: str) -> float | None:
    """``15.12`` or ``15,12``, without separators of thousands."""
    return float(text.replace(",", ".")) if _DECIMAL.fullmatch(text) else None


def degrees(text: str, sides: str) -> float | None:
    """``-15.12``, ``15,12 S`` or ``15° 7' 12" S``; south and west are below zero.

    Parameters
    ----------
    sides
        Letters that may follow, such as ``NS``.
    """
    found = _DEGREES.fullmatch(text)
    if found is None:
        return None
    side = found["side"].upper()
    parts = [float((found[name] or "0").replace(",", ".")) for name in ("minutes", "seconds")]
    if (side and (found["sign"] or side not in sides)) or max(parts) >= _SIXTY:
        return None
    if found["seconds"] and not found["minutes"]:
        return None
    value = float(found["degrees"].replace(",", ".")) + parts[0] / _SIXTY + parts[1] / _SIXTY**2
    negative = side in _NEGATIVE_SIDES or found["sign"] in ("-", "\u2212")
    return -value if negative and value else value
