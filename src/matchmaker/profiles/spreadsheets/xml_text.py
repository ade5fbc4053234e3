"""Characters that a workbook's XML cannot hold, as ``_x0001_``, which is how Excel writes them."""

from __future__ import annotations

import re

# Controls, and the carriage return, which an XML parser would turn into a line feed.
_UNHOLDABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATES = range(0xD800, 0xE000)


def to_xml(text: str) -> str:
    """Text that XML can hold; an escape that stands in it is escaped itself."""
    return _UNHOLDABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def from_xml(text: str) -> str:
    """The text that was written by `to_xml`, or by Excel."""
    return _ESCAPE.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if code in _SURROGATES else chr(code)  # half a character is none
