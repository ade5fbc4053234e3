"""The sheet of a workbook that explains the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from matchmaker.profiles.spreadsheets.allowed_values import allowed_values
from matchmaker.profiles.spreadsheets.cell_values import Cell
from matchmaker.profiles.spreadsheets.layout import Language, sheets
from matchmaker.profiles.spreadsheets.readme_texts import README
from matchmaker.profiles.spreadsheets.workbook_cells import dress_heading, fill, wrap_rows

if TYPE_CHECKING:
    from openpyxl import Workbook

_WIDTHS = {"A": 16, "B": 24, "C": 80, "D": 40, "E": 12}


def add_readme(workbook: Workbook, language: Language) -> None:
    """Add the rules, a row for each column, and every allowed value with its meaning."""
    texts = README[language]
    worksheet = workbook.create_sheet(texts.title)
    columns, values = list(_columns(language)), list(_values(language))
    rules: list[list[Cell]] = [[rule] for rule in texts.rules]
    fill(worksheet, [*rules, [], texts.columns, *columns, [], [None, *texts.values], *values])
    for letter, width in _WIDTHS.items():
        worksheet.column_dimensions[letter].width = width
    first = len(rules) + 2
    wrap_rows(worksheet, first + 1, first + len(columns), tuple(_WIDTHS.values()))
    for number in (first, first + len(columns) + 2):
        dress_heading(worksheet, number)


def _columns(language: Language) -> Iterator[list[Cell]]:
    texts = README[language]
    for sheet in sheets().values():
        for column in sheet.columns:
            kind = texts.kinds[column.kind] + (f" ({texts.several})" if column.many else "")
            needed = texts.required if column.is_required else None
            names = (sheet.names[language], column.names[language])
            yield [*names, column.help[language], kind, needed]


def _values(language: Language) -> Iterator[list[Cell]]:
    """Every closed list once; countries are in the choices of their cells."""
    columns = {column.field: column for sheet in sheets().values() for column in sheet.columns}
    for column in columns.values():
        if column.field != "country":
            for value, meaning in allowed_values(column, language).items():
                yield [None, column.names[language], value, meaning or None]
