"""A workbook (.xlsx) to its sheets; formulas are never evaluated. Needs the extra ``sheets``."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from matchmaker.errors import InvalidDataError, MatchmakerError, MissingExtraError
from matchmaker.profiles.spreadsheets.bounds import MAX_TEXT, CellCount, too_large
from matchmaker.profiles.spreadsheets.cell_values import BadCellError, Cell
from matchmaker.profiles.spreadsheets.layout import heading_key, sheets_by_name
from matchmaker.profiles.spreadsheets.tables import RawSheet
from matchmaker.profiles.spreadsheets.workbook_safety import check_workbook
from matchmaker.profiles.spreadsheets.xml_text import from_xml

if TYPE_CHECKING:
    from openpyxl import Workbook

# Sheets of the template that carry no data, by the key of their name.
_SILENT = frozenset({"readme", "lisezmoi", "leame", "leiame", "lists"})

_LAST_ROW = 1_048_576  # that a sheet can have; empty ones are read over


def read_workbook(content: bytes, name: str) -> tuple[list[RawSheet], list[str]]:
    """The sheets of the layout, and notes on those that are not read.

    Raises
    ------
    InvalidDataError
        If it is no workbook, damaged, too large, or has no sheet of the layout.
    MissingExtraError
        Without the extra ``sheets``.
    """
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as error:
        raise MissingExtraError("Reading .xlsx", "sheets") from error
    check_workbook(content, name)
    with _damage(name):
        workbook = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        try:
            return _sheets(workbook, name)
        finally:
            workbook.close()


def _sheets(workbook: Workbook, name: str) -> tuple[list[RawSheet], list[str]]:
    known = sheets_by_name()
    count = CellCount()
    found: dict[str, RawSheet] = {}
    notes: list[str] = []
    for sheet in workbook.worksheets:
        layout = known.get(heading_key(sheet.title))
        if layout is None:
            if heading_key(sheet.title) not in _SILENT:
                notes.append(f"The sheet '{sheet.title}' is not known; it is not read.")
        elif sheet.sheet_state != "visible":
            notes.append(f"The sheet '{sheet.title}' is hidden; it is not read.")
        elif layout.id in found:
            raise InvalidDataError(
                f"{name} has the sheet '{layout.id}' twice: "
                f"'{found[layout.id].name}' and '{sheet.title}'.",
                hint="Put their rows into one of them.",
            )
        else:
            found[layout.id] = RawSheet(sheet.title, _rows(sheet, count))
    if not found:
        raise InvalidDataError(
            f"{name} has none of the sheets that are read.",
            hint="Name a sheet 'governments'. `match import --template members.xlsx` writes a "
            "workbook with all of them.",
        )
    return list(found.values()), notes


def _rows(sheet: Any, count: CellCount) -> list[tuple[int, list[Cell]]]:  # noqa: ANN401 - untyped
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    rows = []
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        row = [_cell(cell) for cell in cells]
        while row and row[-1] is None:
            row.pop()
        count.take(sheet.title, number if row else 0, len(row), len(cells))
        if number > _LAST_ROW:
            raise too_large(f"The sheet '{sheet.title}' has more than {_LAST_ROW} rows")
        if row:
            rows.append((number, row))
    return rows


def _cell(cell: Any) -> Cell:  # noqa: ANN401 - untyped
    value = cell.value
    match cell.data_type:
        case "f":
            return BadCellError(
                "a formula stands here; formulas are not calculated",
                "Copy the cell and paste it as a value.",
            )
        case "e":
            return BadCellError(f"the cell holds the error {value}", "Write the value itself.")
        case _ if isinstance(value, str):
            if len(value) > MAX_TEXT:
                return BadCellError(f"the text has over {MAX_TEXT} characters", "Shorten it.")
            return from_xml(value)
        case _ if value is None or isinstance(value, int | float | dt.date):
            return value
        case _:
            return BadCellError(f"a time ({value}) stands here", "Write the value as text.")


@contextmanager
def _damage(name: str) -> Iterator[None]:
    """Whatever openpyxl makes of a damaged workbook, as one error."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that are not read: styles, pictures, checks
            yield
    except MatchmakerError:
        raise
    except Exception as error:
        raise InvalidDataError(
            f"{name} is damaged ({type(error).__name__}).",
            hint="Open it in a spreadsheet program and save it again as .xlsx.",
        ) from error
