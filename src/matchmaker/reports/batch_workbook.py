"""A batch as a workbook, for those who discuss, sort and print it; a rerun gives the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matchmaker.matching.batch.result import Batch
from matchmaker.profiles.spreadsheets.tables import column_letter
from matchmaker.profiles.spreadsheets.workbook_cells import dress_heading, fill, wrap_rows
from matchmaker.profiles.spreadsheets.workbook_saving import empty_workbook, workbook_content
from matchmaker.reports.batch_sheets import batch_sheets
from matchmaker.reports.workbook_sheet import Formatted, WorkbookSheet, cell_value

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_HEADING_HEIGHT = 48  # three lines


def batch_workbook(batch: Batch) -> bytes:
    """The content of an .xlsx file.

    Raises
    ------
    InvalidDataError
        If a text does not fit into a cell.
    MissingExtraError
        Without the extra ``sheets``.
    """
    workbook = empty_workbook()
    for sheet in batch_sheets(batch):
        worksheet = workbook.create_sheet(sheet.name)
        headings = [heading.title for heading in sheet.headings]
        fill(worksheet, [headings, *([cell_value(value) for value in row] for row in sheet.rows)])
        _dress(worksheet, sheet)
        _set_number_formats(worksheet, sheet)
        _set_page(worksheet)
    return workbook_content(workbook)


def _dress(worksheet: Worksheet, sheet: WorkbookSheet) -> None:
    """Headings that stay in view, filters, and rows as high as their texts."""
    last = column_letter(len(sheet.headings) - 1)
    worksheet.freeze_panes = f"{column_letter(sheet.fixed)}2"
    worksheet.auto_filter.ref = f"A1:{last}{len(sheet.rows) + 1}"
    widths = [heading.width for heading in sheet.headings]
    for at, width in enumerate(widths):
        worksheet.column_dimensions[column_letter(at)].width = width
    dress_heading(worksheet, 1)
    worksheet.row_dimensions[1].height = _HEADING_HEIGHT
    if sheet.rows:
        wrap_rows(worksheet, 2, len(sheet.rows) + 1, widths)


def _set_number_formats(worksheet: Worksheet, sheet: WorkbookSheet) -> None:
    for number, row in enumerate(sheet.rows, start=2):
        for at, (value, heading) in enumerate(zip(row, sheet.headings, strict=True), start=1):
            own = value.number_format if isinstance(value, Formatted) else ""
            chosen = own or heading.number_format
            cell: Any = worksheet.cell(number, at)
            if chosen and isinstance(cell.value, int | float):
                cell.number_format = chosen


def _set_page(worksheet: Worksheet) -> None:
    """Print in landscape, as wide as one page, with the headings on each."""
    worksheet.page_setup.orientation = "landscape"
    worksheet.page_setup.paperSize = worksheet.PAPERSIZE_A4
    worksheet.sheet_properties.pageSetUpPr.fitToPage = True
    worksheet.page_setup.fitToHeight = 0
    worksheet.print_title_rows = "1:1"
