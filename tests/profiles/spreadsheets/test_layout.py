import pytest
from pydantic import BaseModel

from matchmaker.profiles.model import Challenge, Evidence, Expertise, Profile, Source
from matchmaker.profiles.spreadsheets.allowed_values import allowed_values
from matchmaker.profiles.spreadsheets.cell_values import value_of
from matchmaker.profiles.spreadsheets.layout import (
    LANGUAGES,
    columns_by_heading,
    heading_key,
    sheets,
    sheets_by_name,
)
from matchmaker.profiles.spreadsheets.readme_texts import README

COLUMNS = [(sheet, column) for sheet in sheets().values() for column in sheet.columns]


def leaves(model, prefix=""):
    """Paths of the fields of a model that hold values, not other models."""
    for name, field in model.model_fields.items():
        parts = [field.annotation, *getattr(field.annotation, "__args__", ())]
        inner = [p for p in parts if isinstance(p, type) and issubclass(p, BaseModel)]
        if not inner:
            yield prefix + name
        elif "tuple" not in str(field.annotation):
            yield from leaves(inner[0], f"{prefix}{name}.")


@pytest.mark.parametrize(
    ("sheet", "model"),
    [
        ("governments", Profile),
        ("challenges", Challenge),
        ("expertise", Expertise),
        ("evidence", Evidence),
        ("sources", Source),
    ],
)
def test_every_field_of_the_model_has_a_column(sheet, model):
    fields = {column.field for column in sheets()[sheet].columns}
    assert set(leaves(model)) - fields <= {"schema_version"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_has_a_name_and_an_explanation_in_every_language(language):
    for _, column in COLUMNS:
        assert column.names[language].strip()
        assert len(column.help[language]) > 10


@pytest.mark.parametrize("sheet", sheets().values(), ids=lambda sheet: sheet.id)
def test_no_name_means_two_columns_of_a_sheet(sheet):
    meanings = {}
    for column in sheet.columns:
        for name in column.names.values():
            assert meanings.setdefault(heading_key(name), column.field) == column.field


def test_no_name_means_two_sheets():
    names = [name for sheet in sheets().values() for name in set(sheet.names.values())]
    keys = [heading_key(name) for name in names]
    assert len(set(keys)) == len(sheets_by_name())
    assert all(sheets_by_name()[heading_key(s.names["pt"])] == s for s in sheets().values())


@pytest.mark.parametrize(
    "heading", ["Año de la  POBLACIÓN", "ano_de_la_poblacion", "Population-Year"]
)
def test_headings_are_known_however_they_are_typed(heading):
    assert columns_by_heading("governments")[heading_key(heading)].field == (
        "context.population_year"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_that_is_offered_is_read(language):
    for _, column in COLUMNS:
        for value in allowed_values(column, language):
            read = value_of(column, value)
            assert (read[0] if column.many else read) in column.allowed()


def test_kinds_and_lists_follow_from_the_model():
    columns = {column.field: column for column in sheets()["governments"].columns}
    assert columns["capacity.assumed"].kind == "yes or no"
    assert columns["context.population"].kind == "whole number"
    assert columns["location.latitude"].kind == "decimal number"
    assert columns["verified_on"].kind == "date"
    assert columns["networks"].many
    assert not columns["country"].many
    assert "study-visit" in sheets()["expertise"].column("formats").allowed()
    assert set(columns["provenance"].allowed()) == {"desk-research", "self-declared", "verified"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_explanations_of_a_workbook_are_complete_in_every_language(language):
    texts, english = README[language], README["en"]
    assert len(texts.rules) == len(english.rules)
    assert len(texts.columns) == len(english.columns)
    assert texts.kinds.keys() == english.kinds.keys()
