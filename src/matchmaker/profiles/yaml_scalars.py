"""What an unquoted word of YAML means under the core schema of YAML 1.2 (section 10.3.2)."""

from __future__ import annotations

import math
import re

Scalar = str | int | float | bool | None

# Characters with which a plain word begins that may be more than text.
MAY_MEAN_MORE = frozenset("-+.0123456789~nNtTfF")
_MAX_DIGITS = 18  # what fits 64 bits, and every reader of the JSON output
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_INT = re.compile(r"[-+]?[0-9]+\Z")
_OCTAL_OR_HEX = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)\Z|\.(nan|NaN|NAN)\Z")


def resolve(text: str) -> Scalar:
    """Value of a plain scalar: ``NO`` and ``2026-03-01`` are text, ``010`` is ten.

    Raises
    ------
    ValueError
        For a number that is not finite or has too many digits, saying so.
    """
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    if _INT.match(text) or _OCTAL_OR_HEX.match(text):
        if len(text) > _MAX_DIGITS:
            raise ValueError("has too many digits")
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    if _NOT_FINITE.match(text):
        raise ValueError("is not finite")
    if _FLOAT.match(text):
        number = float(text)
        if math.isinf(number):
            raise ValueError("is too large")
        return number
    return text
