"""A spreadsheet file to the tables of its sheets, in the order of the layout."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from matchmaker.profiles.spreadsheets.layout import heading_key, sheets, sheets_by_name
from matchmaker.profiles.spreadsheets.problems import Problem
from matchmaker.profiles.spreadsheets.reading import read_spreadsheet
from matchmaker.profiles.spreadsheets.tables import Table, table_of


class Tables(NamedTuple):
    """The tables of a file.

    Attributes
    ----------
    notes
        Columns and sheets that were not read.
    """

    tables: Sequence[Table]
    notes: Sequence[str]

    @property
    def sheets(self) -> Collection[str]:
        """The sheets of the layout that the file has."""
        return {table.sheet.id for table in self.tables}

    def in_file_order(self, problems: Collection[Problem]) -> list[Problem]:
        """Problems as one meets them in the file."""
        sheet_of = {row.name: at for at, table in enumerate(self.tables) for row in table.rows}

        def key(problem: Problem) -> tuple[int, int, int, str]:
            place = problem.place
            return sheet_of.get(place.sheet, -1), place.row, len(place.letter), place.letter

        return sorted(problems, key=key)


def read_tables(file: Path, encoding: str) -> Tables:
    """Read a spreadsheet.

    Parameters
    ----------
    encoding
        Of a .csv file.

    Raises
    ------
    UsageError
        If the file cannot be used.
    InvalidDataError
        If it is damaged, too large, or does not name its columns.
    MissingExtraError
        For .xlsx without the extra ``sheets``.
    """
    spreadsheet = read_spreadsheet(file, encoding=encoding)
    by_name = sheets_by_name()
    order = list(sheets())
    tables = sorted(
        (table_of(raw, by_name[heading_key(raw.name)]) for raw in spreadsheet.sheets),
        key=lambda table: order.index(table.sheet.id),
    )
    return Tables(tables, [*spreadsheet.notes, *(note for table in tables for note in table.notes)])
