"""A result as headings, tables and notes: what the terminal and Markdown renderings share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

# A flat record of a CSV file; numbers are not rounded.
Record = Mapping[str, str | float | int | bool | None]


# A cell's text, or its lines where it has several.
Cell = str | tuple[str, ...]


def cell_lines(cell: Cell) -> tuple[str, ...]:
    """The lines of a cell."""
    return (cell,) if isinstance(cell, str) else cell


class Column(NamedTuple):
    """A column of a table.

    Attributes
    ----------
    width
        Least width in characters of a column with a share.
    share
        Share of the spare width, for text that wraps; 0 keeps the column as wide as its content.
    """

    title: Cell
    align: Literal["left", "right"] = "left"
    width: int = 0
    share: int = 0


class Table(NamedTuple):
    """A table; its cells are plain text that the renderers escape."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


class Section(NamedTuple):
    """A heading with paragraphs, a table, and notes below it; each may be missing."""

    heading: str = ""
    paragraphs: Sequence[str] = ()
    table: Table | None = None
    notes: Sequence[str] = ()


class Report(NamedTuple):
    """A result in all its forms.

    Attributes
    ----------
    title, sections
        For people.
    records
        Makes flat rows for a spreadsheet.
    data
        Makes what JSON carries, for programs.
    columns
        Names of the fields of the records, where there may be none to take them from.
    """

    title: str
    sections: Sequence[Section]
    records: Callable[[], Sequence[Record]]
    data: Callable[[], Mapping[str, Any]]
    columns: Sequence[str] = ()


def percent(share: float) -> str:
    """A share in [0, 1] as whole percent."""
    return f"{share:.0%}"
