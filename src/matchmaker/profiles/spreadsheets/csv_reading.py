"""A CSV file to its rows: the delimiter is found, the encoding is said."""

from __future__ import annotations

import csv
import io
from collections.abc import Container, Sequence
from typing import NamedTuple

from matchmaker.errors import InvalidDataError
from matchmaker.profiles.spreadsheets.bounds import MAX_TEXT, CellCount, too_large
from matchmaker.profiles.spreadsheets.layout import columns_by_heading, heading_key
from matchmaker.profiles.spreadsheets.tables import RawSheet

NAME = "governments"
_DELIMITERS = (",", ";", "\t")


class CsvRow(NamedTuple):
    """A row that is not blank.

    Attributes
    ----------
    number
        As spreadsheet programs count rows, from 1.
    line
        Of the file, where it begins; cells may hold line ends.
    """

    number: int
    line: int
    cells: list[str]


def read_csv(content: bytes, name: str, encoding: str) -> RawSheet:
    """The rows of a CSV file, which is a sheet of governments.

    Raises
    ------
    InvalidDataError
        If it is not text of that encoding, is malformed, or is too large.
    """
    rows = csv_rows(content, name, encoding, columns_by_heading(NAME))
    return RawSheet(NAME, [(row.number, row.cells) for row in rows])


def csv_rows(
    content: bytes, name: str, encoding: str, headings: Container[str]
) -> Sequence[CsvRow]:
    """The rows of a CSV file, whatever it lists; blank ones are left out.

    Parameters
    ----------
    headings
        Keys of the headings its first row may have: they tell the delimiter.

    Raises
    ------
    InvalidDataError
        If it is not text of that encoding, is malformed, or is too large.
    """
    text = _text(content, name, encoding)
    count = CellCount()
    rows: list[CsvRow] = []
    delimiter = _delimiter(text, headings)
    # The field limit is of the module, not of the reader: a file is small enough for any field.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for number, cells in enumerate(reader, start=1):
            count.take(name, number, len(cells))
            if any(len(cell) > MAX_TEXT for cell in cells):
                raise too_large(f"{name}, row {number} has a cell of over {MAX_TEXT} characters")
            if any(cell.strip() for cell in cells):
                rows.append(CsvRow(number, line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise InvalidDataError(
            f"{name} is no proper CSV (line {reader.line_num}: {error}).",
            hint="Open it in a spreadsheet program and save it again as CSV UTF-8.",
        ) from error
    return rows


def _text(content: bytes, name: str, encoding: str) -> str:
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content.decode("utf-16").removeprefix("\ufeff")
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InvalidDataError(
            f"{name}, line {line}: the text is not {encoding}.",
            hint="Save it as 'CSV UTF-8', or name its encoding: --encoding cp1252 is what older "
            "programs of western Europe and the Americas write.",
        ) from error


def _delimiter(text: str, headings: Container[str]) -> str:
    """The delimiter that finds the most known columns in the first line."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    first = line[:MAX_TEXT]  # a longer field would be an error here; it is told with its line

    def found(delimiter: str) -> int:
        cells = next(csv.reader([first], delimiter=delimiter), [])
        return sum(heading_key(cell) in headings for cell in cells)

    return max(_DELIMITERS, key=found)
