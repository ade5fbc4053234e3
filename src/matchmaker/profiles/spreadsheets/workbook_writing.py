"""Profiles as a workbook that officials fill in; without profiles it is the empty template."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from matchmaker.profiles.model import Profile
from matchmaker.profiles.spreadsheets.choice_lists import add_choices
from matchmaker.profiles.spreadsheets.layout import Kind, Language, Sheet, sheets
from matchmaker.profiles.spreadsheets.profile_rows import headings, rows_of
from matchmaker.profiles.spreadsheets.readme_sheet import add_readme
from matchmaker.profiles.spreadsheets.tables import column_letter
from matchmaker.profiles.spreadsheets.workbook_cells import (
    DATE_FORMAT,
    TEXT_FORMAT,
    dress_heading,
    fill,
    wrap_rows,
)
from matchmaker.profiles.spreadsheets.workbook_saving import empty_workbook, workbook_content

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_FORMATS: dict[Kind, str] = {
    "text": TEXT_FORMAT,
    "date": DATE_FORMAT,
    "decimal number": "General",
    "whole number": "0",
    "yes or no": TEXT_FORMAT,
}
_WIDTHS = {
    "description": 70, "title": 45, "url": 45, "supports": 35, "themes": 35, "functions": 35,
    "id": 28, "government": 28, "name": 28,
}  # fmt: skip
_WIDTH, _LIST_WIDTH = 15, 26
_HEADING_HEIGHT = 48  # three lines


def workbook_bytes(profiles: Iterable[Profile], language: Language) -> bytes:
    """The content of an .xlsx file; the same profiles give the same bytes.

    Raises
    ------
    InvalidDataError
        If a text does not fit into a cell.
    MissingExtraError
        Without the extra ``sheets``.
    """
    workbook = empty_workbook()
    known = tuple(profiles)
    for sheet in sheets().values():
        worksheet = workbook.create_sheet(sheet.names[language])
        fill(worksheet, [headings(sheet, language), *rows_of(sheet, known, language)])
        _dress(worksheet, sheet)
    add_readme(workbook, language)
    add_choices(workbook, language)
    return workbook_content(workbook)


def _dress(worksheet: Worksheet, sheet: Sheet) -> None:
    """Headings that stay in view, and columns as wide as what they are for."""
    worksheet.freeze_panes = "C2"
    worksheet.auto_filter.ref = f"A1:{column_letter(len(sheet.columns) - 1)}1"
    widths = [
        _WIDTHS.get(column.path[-1], _LIST_WIDTH if column.many else _WIDTH)
        for column in sheet.columns
    ]
    for at, (column, width) in enumerate(zip(sheet.columns, widths, strict=True)):
        dimension: Any = worksheet.column_dimensions[column_letter(at)]
        dimension.width = width
        dimension.number_format = _FORMATS[column.kind]
    dress_heading(worksheet, 1)
    worksheet.row_dimensions[1].height = _HEADING_HEIGHT
    wrap_rows(worksheet, 2, worksheet.max_row, widths)
