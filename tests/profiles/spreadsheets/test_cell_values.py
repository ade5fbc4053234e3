import datetime as dt

import pytest

from matchmaker.profiles.spreadsheets.cell_values import BadCellError, cell_of, value_of
from matchmaker.profiles.spreadsheets.layout import LANGUAGES, sheets
from matchmaker.reference.themes import themes

GOVERNMENTS = sheets()["governments"]
POPULATION = GOVERNMENTS.column("context.population")
LATITUDE = GOVERNMENTS.column("location.latitude")
ASSUMED = GOVERNMENTS.column("capacity.assumed")
VERIFIED = GOVERNMENTS.column("verified_on")
NAME = GOVERNMENTS.column("name")
COUNTRY = GOVERNMENTS.column("country")
LEVEL = GOVERNMENTS.column("level")
CLIMATE = GOVERNMENTS.column("context.climate")
ALIASES = GOVERNMENTS.column("aliases")
LANGUAGES_COLUMN = GOVERNMENTS.column("languages")
THEMES = sheets()["challenges"].column("themes")
TARGETS = sheets()["challenges"].column("sdg_targets")


@pytest.mark.parametrize(
    "cell",
    [
        1254837,
        1254837.0,
        "1254837",
        "1,254,837",
        "1.254.837",
        "1 254 837",
        "1\u00a0254\u00a0837",
        "1\u202f254\u202f837",
        "1'254'837",
        "12,54,837",
        " 1254837 ",
        "1254837.0",
        "1254837,00",
    ],
)
def test_whole_numbers_as_people_write_them(cell):
    assert value_of(POPULATION, cell) == 1254837
    assert isinstance(value_of(POPULATION, cell), int)


@pytest.mark.parametrize("cell", ["1,254.837", "1.5", "1,25", "1.254,837", "12,34", "many", "1e6"])
def test_what_could_be_two_numbers_is_left_to_the_model_to_refuse(cell):
    assert value_of(POPULATION, cell) == cell


def test_a_fraction_is_left_to_the_model_to_refuse():
    assert value_of(POPULATION, 1.5) == 1.5


@pytest.mark.parametrize("cell", [-25.97, "-25.97", "-25,97"])
def test_decimal_numbers_with_point_or_comma(cell):
    assert value_of(LATITUDE, cell) == -25.97


def test_a_comma_before_three_digits_of_a_latitude_is_a_decimal_comma():
    assert value_of(LATITUDE, "-1,286") == -1.286


@pytest.mark.parametrize("cell", [float("inf"), float("nan")])
def test_no_number_without_end_goes_through(cell):
    with pytest.raises(BadCellError):
        value_of(LATITUDE, cell)


@pytest.mark.parametrize("cell", ["yes", "Oui", "SÍ", "si", "sim", True, 1, "true", "1", "Vrai"])
def test_yes_in_four_languages(cell):
    assert value_of(ASSUMED, cell) is True


@pytest.mark.parametrize("cell", ["no", "Non", "não", "NAO", False, 0, "false", "0"])
def test_no_in_four_languages(cell):
    assert value_of(ASSUMED, cell) is False


@pytest.mark.parametrize("cell", ["perhaps", 2, dt.date(2026, 1, 1)])
def test_neither_yes_nor_no_is_refused(cell):
    with pytest.raises(BadCellError):
        value_of(ASSUMED, cell)


@pytest.mark.parametrize("cell", ["2026-03-01", dt.date(2026, 3, 1), dt.datetime(2026, 3, 1)])  # noqa: DTZ001 - as openpyxl has it
def test_dates_real_or_written(cell):
    assert value_of(VERIFIED, cell) == "2026-03-01"


def test_a_date_kept_as_a_number_is_told_with_the_date_it_would_be():
    with pytest.raises(BadCellError) as raised:
        value_of(VERIFIED, 46082)
    assert "2026-03-01" in raised.value.hint


def test_a_date_with_a_time_is_refused():
    with pytest.raises(BadCellError, match="time of day"):
        value_of(VERIFIED, dt.datetime(2026, 3, 1, 12, 30))  # noqa: DTZ001


def test_a_date_where_text_is_meant_is_refused():
    with pytest.raises(BadCellError) as raised:
        value_of(TARGETS, dt.date(2026, 3, 8))
    assert "8.3 into a date" in raised.value.hint


def test_a_target_that_may_have_lost_its_zero_is_refused():
    with pytest.raises(BadCellError, match=r"8\.1 or 8\.10"):
        value_of(TARGETS, 8.1)
    assert value_of(TARGETS, 8.3) == ["8.3"]
    assert value_of(TARGETS, 6.1) == ["6.1"]  # there is no 6.10
    assert value_of(TARGETS, "8.1; 8.10") == ["8.1", "8.10"]


@pytest.mark.parametrize("cell", ["MZ", "mz", "MOZ", "Mozambique", "moçambique", "MOZAMBIQUE"])
def test_countries_by_code_or_name(cell):
    assert value_of(COUNTRY, cell) == "MZ"


def test_words_of_a_closed_list_in_any_case():
    assert value_of(LEVEL, "Municipality") == "municipality"
    assert value_of(CLIMATE, "aw") == "Aw"
    assert value_of(LEVEL, "village") == "village"


def test_a_number_is_a_name_too():
    assert value_of(NAME, 1770.0) == "1770"
    assert value_of(ALIASES, 1770) == ["1770"]


def test_true_is_no_text():
    with pytest.raises(BadCellError, match="yes-or-no"):
        value_of(NAME, True)  # noqa: FBT003 - a cell


@pytest.mark.parametrize("column", GOVERNMENTS.columns, ids=lambda column: column.field)
@pytest.mark.parametrize("cell", [None, "", "  ", "\n"])
def test_empty_cells_say_nothing(column, cell):
    assert value_of(column, cell) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("column", "value"),
    [
        (ASSUMED, True),
        (ASSUMED, False),
        (VERIFIED, "2026-03-01"),
        (VERIFIED, "1850-12-31"),
        (VERIFIED, "0001-01-01"),
        (NAME, "=1+1"),
        (ALIASES, ["-a;b", "c"]),
        (ALIASES, ["=c"]),
        (POPULATION, 0),
        (LATITUDE, -0.5),
        (NAME, None),
    ],
)
def test_what_is_written_is_read_back(column, value, language):
    assert value_of(column, cell_of(column, value, language)) == value


@pytest.mark.parametrize("cell", ["pt; en", "pt, en", "português; Inglês", "PT,english"])
def test_languages_by_code_or_name_with_semicolons_or_commas(cell):
    assert value_of(LANGUAGES_COLUMN, cell) == ["pt", "en"]


def test_a_wrong_value_among_commas_is_told_alone():
    assert value_of(LANGUAGES_COLUMN, "pt, xx") == ["pt", "xx"]
    assert value_of(ALIASES, "One, Two") == ["One, Two"]


def test_themes_by_id_or_by_label_in_any_language():
    labels = [themes().by_id["roads-traffic"].label(language) for language in LANGUAGES]
    for cell in ["roads-traffic", *labels]:
        assert value_of(THEMES, cell) == ["roads-traffic"]


@pytest.mark.parametrize("cell", ["camelôs; Foncier", "CAMELOS, foncier", "hawkers;cadastre"])
def test_themes_by_synonym_in_any_language(cell):
    assert value_of(THEMES, cell) == ["informal-economy", "land-cadastre"]


def test_a_word_of_several_themes_is_refused_with_all_of_them():
    with pytest.raises(BadCellError, match=r"may mean sanitation .* or wastewater"):
        value_of(THEMES, "markets; assainissement")


@pytest.mark.parametrize("cell", ["21/11/2026", "21.11.2026", "11/21/2026", "2026/11/21"])
def test_dates_as_spreadsheet_programs_save_them_where_one_is_meant(cell):
    assert value_of(VERIFIED, cell) == "2026-11-21"


def test_a_date_whose_day_may_be_its_month_is_refused_with_both():
    with pytest.raises(BadCellError, match="may be 2026-01-11 or 2026-11-01"):
        value_of(VERIFIED, "01/11/2026")
    assert value_of(VERIFIED, "01.11.2026") == "2026-11-01"
    assert value_of(VERIFIED, "11/11/2026") == "2026-11-11"
    assert value_of(VERIFIED, "31/02/2026") == "31/02/2026"  # for the model to refuse


@pytest.mark.parametrize(("cell", "value"), [("46.6 W", -46.6), ("46° 36' O", -46.6)])
def test_coordinates_with_the_letter_of_their_side(cell, value):
    assert value_of(GOVERNMENTS.column("location.longitude"), cell) == pytest.approx(value)
