"""Cells of a workbook: text is text whatever it looks like, dates are dates."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from matchmaker.errors import InvalidDataError
from matchmaker.profiles.spreadsheets.bounds import MAX_TEXT
from matchmaker.profiles.spreadsheets.cell_values import Cell
from matchmaker.profiles.spreadsheets.tables import column_letter
from matchmaker.profiles.spreadsheets.xml_text import to_xml

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TEXT_FORMAT = "@"
DATE_FORMAT = "yyyy-mm-dd"
_LINE, _HIGHEST = 15.0, 405.0  # points; a row can have 409
_SPARE = 1.1  # words do not fill a line


def fill(worksheet: Worksheet, rows: Iterable[Sequence[Cell]]) -> None:
    """Fill a sheet from its first cell on."""
    for number, row in enumerate(rows, start=1):
        for at, value in enumerate(row, start=1):
            if value is not None:
                set_cell(worksheet, number, at, value)


def set_cell(worksheet: Worksheet, row: int, column: int, value: Cell) -> None:
    """Set one cell.

    Raises
    ------
    InvalidDataError
        If a text does not fit into it.
    """
    cell: Any = worksheet.cell(row, column)
    if not isinstance(value, str):
        cell.value = value
        if isinstance(value, dt.date):
            cell.number_format = DATE_FORMAT
        return
    text = to_xml(value)
    if len(text.encode("utf-16-le")) // 2 > MAX_TEXT:
        raise InvalidDataError(
            f"{worksheet.title}, row {row}, column {column_letter(column - 1)}: "
            f"{worksheet.cell(row, 1).value} has a text of over {MAX_TEXT} characters, which no "
            "cell holds.",
            hint="Shorten it in its profile.",
        )
    cell.value = text
    cell.data_type = "s"  # also where it looks like an error such as #N/A
    cell.number_format = TEXT_FORMAT
    if value.startswith("'"):
        cell.quotePrefix = True


def dress_heading(worksheet: Worksheet, row: int) -> None:
    """Make a row stand out."""
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 - an extra

    for cell in worksheet[row]:
        cell.font = Font(name="Calibri", size=11, bold=True)
        cell.fill = PatternFill("solid", fgColor="DCE6F1")
        cell.alignment = Alignment(vertical="center", wrap_text=True)


def wrap_rows(worksheet: Worksheet, first: int, last: int, widths: Sequence[float]) -> None:
    """Let texts wrap, in rows as high as that takes: not every program finds that out itself.

    Parameters
    ----------
    widths
        Of the columns, in characters.
    """
    from openpyxl.styles import Alignment  # noqa: PLC0415 - an extra

    top = Alignment(vertical="top", wrap_text=True)
    for row in worksheet.iter_rows(min_row=first, max_row=last):
        lines = 1
        for cell, width in zip(row, widths, strict=False):
            cell.alignment = top
            if isinstance(cell.value, str):
                wrapped = (len(line) / width for line in cell.value.split("\n"))
                lines = max(lines, sum(math.ceil(share * _SPARE) or 1 for share in wrapped))
        if lines > 1:
            height = min(lines * _LINE, _HIGHEST)
            worksheet.row_dimensions[row[0].row].height = height
