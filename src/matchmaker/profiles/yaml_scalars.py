"""What an unquoted word of YAML means under the core schema of YAML 1.2 (section 10.3.2)."""

from __future__ import annotations

import math
import re

Scalar = str | int | float | bool | None

_MAX_DIGITS = 18  # what fits 64 bits, and every reader of the JSON output
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_INT = re.compile(r"[-+]?[0-9]+\Z")
_OCTAL_OR_HEX = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+([eE][-+][0-9]+)?|[0-9]+(\.[0-9]*)?([eE][-+]?[0-9]+)?)\Z")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)\Z|\.(nan|NaN|NAN)\Z")
# The rest of what some program takes for a number and another for text: with underscores, in base
# two, in another base with a sign, and `.5e3`. Editors and `check-jsonschema` are such programs.
_DISPUTED = re.compile(
    r"[-+]?([0-9_]+(\.[0-9_]*)?|\.[0-9_]+)([eE][-+]?[0-9]+)?\Z"
    r"|[-+]?0(b[01_]+|o[0-7_]+|x[0-9a-fA-F_]+)\Z"
)
FIRST_OF_NUMBERS = frozenset("-+.0123456789")  # characters with which a number begins
# Signs that YAML 1.1 gave a meaning, and with which some programs still refuse a file.
SIGNS = frozenset({"=", "<<"})
MEANINGFUL = _NULL | _BOOL.keys() | SIGNS  # plain words that are no text
_SHORT = 30  # characters of a number worth writing in another way


class NumberError(ValueError):
    """A number that is refused, and how it should be written instead if that can be told."""

    def __init__(self, message: str, better: str = "") -> None:
        super().__init__(message)
        self.better = better


def resolve(text: str) -> Scalar:
    """Value of a plain scalar: ``NO`` and ``2026-03-01`` are text, ``010`` is ten.

    Raises
    ------
    NumberError
        For a number that is not finite, has too many digits, or is not read alike everywhere.
    """
    if text in _NULL:
        return None
    if text[0] not in FIRST_OF_NUMBERS:
        return _BOOL.get(text, text)
    if _INT.match(text) or _OCTAL_OR_HEX.match(text):
        if len(text) > _MAX_DIGITS:
            raise NumberError("has too many digits")
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    if _NOT_FINITE.match(text):
        raise NumberError("is not finite")
    if _FLOAT.match(text):
        number = float(text)
        if math.isinf(number):
            raise NumberError("is too large")
        return number
    if _DISPUTED.match(text):
        raise NumberError("is not read alike by every program", _plainly(text))
    return text


def _plainly(text: str) -> str:
    digits = text.replace("_", "")
    for read in (int, lambda number: int(number, 0), float):
        try:
            return repr(read(digits)) if len(text) <= _SHORT else ""
        except ValueError:
            pass
    return ""
