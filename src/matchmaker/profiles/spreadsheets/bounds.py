"""How much of a spreadsheet is read at most: what is larger is refused, not cut."""

from __future__ import annotations

from matchmaker.errors import InvalidDataError

MAX_BYTES = 20 << 20
MAX_ROWS = 50_000  # of a sheet
MAX_COLUMNS = 200  # of a sheet; the layout needs 27
MAX_CELLS = 2_000_000  # of a file
MAX_TEXT = 32_767  # characters of a cell, as spreadsheets have it


class CellCount:
    """Counts the rows and cells of one file and refuses what is too much."""

    def __init__(self) -> None:
        self._cells = 0

    def take(self, sheet: str, row: int, width: int, read: int = 0) -> None:
        """Count a row that is so many cells wide; more may be read of it, which are empty.

        Raises
        ------
        InvalidDataError
            If that is too much.
        """
        self._cells += max(width, read)
        if row > MAX_ROWS:
            raise too_large(f"The sheet '{sheet}' has more than {MAX_ROWS} rows")
        if width > MAX_COLUMNS:
            raise too_large(f"The sheet '{sheet}' has more than {MAX_COLUMNS} columns")
        if self._cells > MAX_CELLS:
            raise too_large(f"The file has more than {MAX_CELLS} cells")


def too_large(what: str) -> InvalidDataError:
    """The error for a file that is too large."""
    return InvalidDataError(
        f"{what}; nothing was read.",
        hint="Delete rows and columns that are not needed (also empty ones), or split the file.",
    )
