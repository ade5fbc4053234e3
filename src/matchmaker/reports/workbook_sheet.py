"""A sheet of a workbook before it is written: headings, rows, and how numbers are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from matchmaker.visible_text import visible

# Formats of numbers.
WHOLE, DECIMAL, SHARE, FINE_SHARE = "#,##0", "#,##0.0", "0%", "0.00%"

# Widths of columns in characters, by what stands in them.
NAME, COUNTRY, ID, NUMBER, TITLE, SENTENCES = 24, 18, 22, 12, 36, 60


@dataclass(frozen=True, slots=True)
class Formatted:
    """A number that is not shown as the others of its column."""

    value: float | None
    number_format: str


# A number as such, or text; several lines of text are a tuple.
Value = str | float | tuple[str, ...] | Formatted | None


class Heading(NamedTuple):
    """A column: its title, its width in characters, and the format of its numbers."""

    title: str
    width: float
    number_format: str = ""


class WorkbookSheet(NamedTuple):
    """A sheet.

    Attributes
    ----------
    fixed
        Columns that stay in view.
    """

    name: str
    headings: Sequence[Heading]
    rows: Sequence[Sequence[Value]]
    fixed: int = 1


def cell_value(value: Value) -> str | float | None:
    """What a cell holds: text with every control shown, one line for each part."""
    if isinstance(value, Formatted):
        return value.value
    if isinstance(value, str):
        return visible(value) or None
    if isinstance(value, tuple):
        return "\n".join(visible(part) for part in value) or None
    return value


def yes_or_no(value: bool) -> str:  # noqa: FBT001 - a value, not a switch
    """A truth for people."""
    return "yes" if value else "no"
