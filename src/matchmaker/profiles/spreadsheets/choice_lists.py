"""Choices for cells of one value, and explanations for all; lists stand in a hidden sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matchmaker.profiles.spreadsheets.allowed_values import allowed_values
from matchmaker.profiles.spreadsheets.cell_values import NO, YES
from matchmaker.profiles.spreadsheets.layout import Column, Language, sheets
from matchmaker.profiles.spreadsheets.readme_texts import README
from matchmaker.profiles.spreadsheets.workbook_cells import set_cell

if TYPE_CHECKING:
    from openpyxl import Workbook

_LISTS = "lists"
_PREPARED_ROWS = 10_000  # rows below the headings that have choices and explanations
_MOST_PROMPT, _MOST_PROMPT_TITLE = 255, 32  # what spreadsheets show beside a cell


def add_choices(workbook: Workbook, language: Language) -> None:
    """Add the hidden sheet of lists, and what cells offer and explain."""
    from openpyxl.utils import get_column_letter, quote_sheetname  # noqa: PLC0415 - an extra
    from openpyxl.workbook.defined_name import DefinedName  # noqa: PLC0415 - an extra
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - an extra

    lists = workbook.create_sheet(_LISTS)
    lists.sheet_state = "hidden"
    filled = 0
    for sheet in sheets().values():
        worksheet: Any = workbook[sheet.names[language]]
        for at, column in enumerate(sheet.columns, start=1):
            values = [] if column.many else list(allowed_values(column, language))
            if column.kind == "yes or no":
                values = [YES[language], NO[language]]
            check = DataValidation(allow_blank=True, showInputMessage=True)
            check.promptTitle = column.names[language][:_MOST_PROMPT_TITLE]
            check.prompt = _prompt(column, language)
            if values:
                filled += 1
                letter = get_column_letter(filled)
                for row, value in enumerate(values, start=1):
                    set_cell(lists, row, filled, value)
                name = f"{_LISTS}_{sheet.id}_{column.path[-1]}"
                cells = f"{quote_sheetname(_LISTS)}!${letter}$1:${letter}${len(values)}"
                workbook.defined_names[name] = DefinedName(name, attr_text=cells)
                check.type = "list"
                check.formula1 = f"={name}"
                # A country may also be given by its code, and a value in another case.
                check.errorStyle = "warning"
                check.showErrorMessage = True
            worksheet.add_data_validation(check)
            letter = get_column_letter(at)
            check.add(f"{letter}2:{letter}{_PREPARED_ROWS}")


def _prompt(column: Column, language: Language) -> str:
    text = column.help[language]
    if column.many:
        text += f" ({README[language].several}: a; b)"
    return text[:_MOST_PROMPT]
