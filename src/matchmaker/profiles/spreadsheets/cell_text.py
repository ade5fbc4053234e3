"""Text in a cell: never a formula, and back unchanged; reversible for any text."""

from __future__ import annotations

import re

# What makes a spreadsheet take a text for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

_FORMULA = re.compile(f"'*[{re.escape(''.join(FORMULA_STARTS))}]")


def marked(text: str) -> str:
    """Text as a cell holds it: an apostrophe in front of what would be a formula.

    Blanks around a text are set in apostrophes, since those in a cell are seldom meant.
    """
    quoted = f"'{text}'" if _has_outer_blanks(text) else text
    return f"'{quoted}" if _FORMULA.match(quoted) else quoted


def unmarked(cell: str) -> str:
    """The text of a cell: what `marked` was given, else the cell without blanks around it.

    An apostrophe that belongs to a name (``'s-Hertogenbosch``) stays.
    """
    text = cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
    if len(text) > 1 and text[0] == text[-1] == "'" and _has_outer_blanks(text):
        return text[1:-1]
    return text.strip()


def _has_outer_blanks(text: str) -> bool:
    """Whether blanks stand around a text, or around what is inside its apostrophes."""
    start, end = 0, len(text)
    while end - start > 1 and text[start] == text[end - 1] == "'":
        start, end = start + 1, end - 1
    inner = text[start:end]
    return inner != inner.strip()
