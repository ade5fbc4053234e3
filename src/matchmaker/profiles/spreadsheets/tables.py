"""Rows of a sheet to values by field; its first row names the columns, in any language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from matchmaker.errors import InvalidDataError
from matchmaker.profiles.findings import Code
from matchmaker.profiles.spreadsheets.cell_values import BadCellError, Cell, value_of
from matchmaker.profiles.spreadsheets.layout import (
    LANGUAGES,
    Column,
    Sheet,
    columns_by_heading,
    heading_key,
)
from matchmaker.profiles.spreadsheets.problems import Place, Problem
from matchmaker.profiles.vocabulary_types import nearest
from matchmaker.profiles.yaml_document import Data

_LETTERS = 26


class RawSheet(NamedTuple):
    """A sheet as it stands in a file: its rows by number (from 1), empty ones left out."""

    name: str
    rows: Sequence[tuple[int, Sequence[Cell]]]


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the values of the columns that are there (None for empty cells), and what is bad."""

    sheet: Sheet
    name: str
    number: int
    letters: Mapping[str, str]
    headings: Mapping[str, str]
    values: Mapping[str, Data] = field(default_factory=dict)
    bad: Mapping[str, BadCellError] = field(default_factory=dict)

    def text(self, column: str) -> str:
        """The text of a column; nothing where it is empty, bad or not there."""
        value = self.values.get(column)
        return value if isinstance(value, str) else ""

    def place(self, column: str = "") -> Place:
        """Where a column of this row stands; the heading it should have if it is not there."""
        if not column:
            return Place(self.name, self.number)
        default = self.sheet.column(column).names["en"]
        heading = self.headings.get(column, default)
        return Place(self.name, self.number, self.letters.get(column, ""), heading)

    def problem(
        self, government: str, column: str, message: str, hint: str, code: Code = Code.NOT_ALLOWED
    ) -> Problem:
        """Something wrong in a column of this row."""
        return Problem(self.place(column), government, code, message, hint)

    def problems(self, government: str) -> list[Problem]:
        """The cells of this row that cannot be used."""
        return [
            self.problem(government, column, error.message, error.hint, Code.WRONG_TYPE)
            for column, error in self.bad.items()
        ]


class Table(NamedTuple):
    """The rows of a sheet, and what a person should know about its columns."""

    sheet: Sheet
    rows: Sequence[Row]
    problems: Sequence[Problem]
    notes: Sequence[str]


def table_of(raw: RawSheet, sheet: Sheet) -> Table:
    """Read a sheet.

    Raises
    ------
    InvalidDataError
        If its first row does not name the columns, or names one twice.
    """
    if not raw.rows:
        return Table(sheet, (), (), (f"The sheet '{raw.name}' is empty.",))
    (_, first), *rest = raw.rows
    columns, notes = _columns(raw.name, sheet, first)
    headings = {column.field: str(first[at]).strip() for at, column in columns.items()}
    letters = {column.field: column_letter(at) for at, column in columns.items()}
    rows: list[Row] = []
    problems: list[Problem] = []
    nameless: set[str] = set()
    for number, cells in rest:
        values: dict[str, Data] = {}
        bad: dict[str, BadCellError] = {}
        for at, column in columns.items():
            try:
                values[column.field] = value_of(column, cells[at] if at < len(cells) else None)
            except BadCellError as error:
                bad[column.field] = error
        nameless |= {
            column_letter(at)
            for at, cell in enumerate(cells)
            if _is_filled(cell) and (at >= len(first) or not _is_filled(first[at]))
        }
        if _is_heading(sheet, cells):
            place = Place(raw.name, number)
            hint = "Remove this row."
            message = "the names of the columns stand here again"
            problems.append(Problem(place, "", Code.NOT_ALLOWED, message, hint))
        elif bad or any(value is not None for value in values.values()):
            rows.append(Row(sheet, raw.name, number, letters, headings, values, bad))
    notes += [
        f"{raw.name}: column {letter} has no name in the first row; it is not read."
        for letter in sorted(nameless, key=lambda letter: (len(letter), letter))
    ]
    return Table(sheet, rows, problems, notes)


def column_letter(index: int) -> str:
    """The name of a column in a spreadsheet: A for 0, AA for 26."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def _columns(name: str, sheet: Sheet, first: Sequence[Cell]) -> tuple[dict[int, Column], list[str]]:
    """Columns by their place in the first row, and notes on those that are not known."""
    known = columns_by_heading(sheet.id)
    columns: dict[int, Column] = {}
    notes: list[str] = []
    for at, cell in enumerate(first):
        if not _is_filled(cell):
            continue
        column = known.get(heading_key(str(cell))) if isinstance(cell, str) else None
        if column is None:
            notes.append(_unknown(name, sheet, at, cell))
            continue
        if column in columns.values():
            earlier = next(place for place, other in columns.items() if other == column)
            raise InvalidDataError(
                f"The sheet '{name}' has the column '{column.names['en']}' twice: "
                f"{column_letter(earlier)} and {column_letter(at)}.",
                hint="Remove one of the two.",
            )
        columns[at] = column
    fields = {column.field for column in columns.values()}
    needed = "name" if sheet.id == "governments" else "government"
    if needed not in fields and not (sheet.id == "governments" and "id" in fields):
        names = ", ".join(sheet.column(needed).names[language] for language in LANGUAGES)
        raise InvalidDataError(
            f"The first row of the sheet '{name}' has no column '{needed}'.",
            hint=f"The first row names the columns ({needed} may be any of: {names}). "
            "`match import --template members.xlsx` writes a workbook with all of them.",
        )
    return columns, notes


def _unknown(name: str, sheet: Sheet, at: int, cell: Cell) -> str:
    near = nearest(
        str(cell), [heading for column in sheet.columns for heading in column.names.values()]
    )
    mend = f" Did you mean {' or '.join(near)}?" if near else ""
    shown = "an unusable cell" if isinstance(cell, BadCellError) else f"'{str(cell)[:60]}'"
    return f"{name}: column {column_letter(at)}, {shown}, is not known; it is not read.{mend}"


def _is_heading(sheet: Sheet, cells: Sequence[Cell]) -> bool:
    """Whether a row repeats the names of the columns."""
    filled = [cell for cell in cells if _is_filled(cell)]
    known = columns_by_heading(sheet.id)
    return len(filled) > 1 and all(
        isinstance(cell, str) and heading_key(cell) in known for cell in filled
    )


def _is_filled(cell: Cell) -> bool:
    return cell is not None and not (isinstance(cell, str) and not cell.strip())
