import pytest

from matchmaker.profiles.spreadsheets.cell_text import FORMULA_STARTS, marked, unmarked


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''@x"])
def test_what_would_be_a_formula_gets_one_apostrophe(text):
    assert marked(text) == f"'{text}"
    assert unmarked(marked(text)) == text


@pytest.mark.parametrize("text", ["Maputo", "'s-Hertogenbosch", "'t Gooi", "a=b", "O'Higgins'", ""])
def test_other_text_is_left_alone(text):
    assert marked(text) == text
    assert unmarked(text) == text


@pytest.mark.parametrize("text", [" a", "a ", "\ta", "\r", "\n=1", "' a '", " ", "''  ''"])
def test_blanks_around_a_text_are_kept(text):
    assert unmarked(marked(text)) == text
    assert not marked(text).startswith(FORMULA_STARTS)


@pytest.mark.parametrize("cell", [" Maputo ", "Maputo\n", "\tMaputo"])
def test_blanks_that_people_type_around_a_cell_are_dropped(cell):
    assert unmarked(cell) == "Maputo"


def test_an_apostrophe_of_a_name_survives_a_blank_behind_it():
    assert unmarked("'s-Hertogenbosch ") == "'s-Hertogenbosch"
