"""The workbook as a spreadsheet program sees it."""

import datetime as dt
import io
import sys

import pytest
from openpyxl import load_workbook

from matchmaker.errors import InvalidDataError, MissingExtraError
from matchmaker.profiles.spreadsheets.layout import LANGUAGES, sheets
from matchmaker.profiles.spreadsheets.readme_texts import README
from matchmaker.profiles.spreadsheets.workbook_writing import workbook_bytes
from tests.support.builders import item, profile
from tests.support.hostile import HOSTILE, hostile_profile_data


def opened(*profiles, language="en"):
    return load_workbook(io.BytesIO(workbook_bytes(profiles, language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_has_every_sheet_and_column(language):
    workbook = opened(language=language)
    names = [sheet.names[language] for sheet in sheets().values()]
    assert workbook.sheetnames == [*names, README[language].title, "lists"]
    for sheet in sheets().values():
        worksheet = workbook[sheet.names[language]]
        assert [cell.value for cell in worksheet[1]] == [c.names[language] for c in sheet.columns]
        assert all(cell.font.bold for cell in worksheet[1])
        assert worksheet.freeze_panes == "C2"
        assert worksheet.max_row == 1
    assert workbook["lists"].sheet_state == "hidden"
    assert workbook.active.title == names[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_closed_list_of_one_value_is_a_choice_and_every_column_is_explained(language):
    workbook = opened(language=language)
    for sheet in sheets().values():
        worksheet = workbook[sheet.names[language]]
        checks = worksheet.data_validations.dataValidation
        assert len(checks) == len(sheet.columns)
        for column, check in zip(sheet.columns, checks, strict=True):
            assert check.prompt.startswith(column.help[language][:100])
            is_choice = (column.allowed or column.kind == "yes or no") and not column.many
            assert (check.type == "list") == bool(is_choice)
            if is_choice:
                name = workbook.defined_names[check.formula1.removeprefix("=")]
                ((title, cells),) = name.destinations
                assert len(workbook[title][cells]) >= 2


def test_the_sheet_that_explains_names_every_column_and_value():
    workbook = opened()
    text = {cell.value for row in workbook["Read me"].iter_rows() for cell in row}
    assert {column.help["en"] for sheet in sheets().values() for column in sheet.columns} <= text
    assert {"solid-waste", "flood", "municipality", "pt"} <= text


def test_numbers_are_numbers_and_dates_are_dates():
    row = opened(profile(context={"population": 5, "population_year": 2020}))["governments"][2]
    values = [cell.value for cell in row]
    assert 5 in values
    assert dt.datetime(2026, 1, 1) in values  # noqa: DTZ001 - as openpyxl has it
    assert next(cell for cell in row if cell.is_date).number_format == "yyyy-mm-dd"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_is_a_formula_or_an_error(text):
    data = hostile_profile_data("ke-testville", text)
    workbook = opened(
        profile(**{name: data[name] for name in data if name not in {"id", "schema"}})
    )
    kinds = {cell.data_type for sheet in workbook for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "d"}


@pytest.mark.parametrize("text", ["=1+1", "#N/A", "@x", "+1"])
def test_text_that_looks_like_something_else_is_marked(text):
    row = opened(profile(name=text))["governments"][2]
    cell = row[1]
    assert cell.data_type == "s"
    assert cell.number_format == "@"
    assert cell.quotePrefix == text.startswith(("=", "+", "@"))


def test_a_text_that_no_cell_holds_is_refused_with_its_place():
    long = profile(
        challenges=[item("One", id="one")],
        sources=[{"id": "s1", "title": "x", "supports": ["y;" * 60] * 200}],
    )
    with pytest.raises(InvalidDataError, match="sources, row 2, column G: ke-testville"):
        workbook_bytes([long], "en")


def test_the_extra_is_named_where_it_is_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtraError, match="sheets"):
        workbook_bytes([], "en")
