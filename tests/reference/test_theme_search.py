import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.reference.theme_names import theme_names
from matchmaker.reference.theme_search import listed_themes, near_words
from matchmaker.reference.themes import themes

NAMES = [name for names in theme_names().values() for name in names]


def ids(text):
    return [one.theme.id for one in listed_themes(text)]


@pytest.mark.parametrize("text", ["STREET VEND", "  street vend ", "vendors", "Street Trading"])
def test_a_search_finds_words_by_their_beginning_whatever_the_case(text):
    assert "informal-economy" in ids(text)


@pytest.mark.parametrize(
    "text", ["ambulantes", "camelo", "comercio ambulante", "COMÉRCIO AMBULANTE", "marchands ambul"]
)
def test_a_search_finds_names_of_all_languages_without_accents_and_inside_phrases(text):
    assert ids(text) == ["informal-economy"]


@pytest.mark.parametrize("text", ["eau potable", "L'EAU", "l\u2019eau"])
def test_an_apostrophe_parts_words(text):
    assert "water-supply" in ids(text)


def test_a_search_says_which_names_it_found_the_same_one_first():
    (one,) = listed_themes("ambulantes")
    found = [(name.text, name.language) for name in one.found]
    assert found[:2] == [("ambulantes", "es"), ("ambulantes", "pt")]
    assert ("vendedores ambulantes", "pt") in found


@given(st.sampled_from(NAMES))
def test_every_name_finds_its_theme_and_itself(name):
    (one,) = [one for one in listed_themes(name.text.upper()) if one.theme.id == name.theme]
    assert name in one.found


def test_a_search_finds_ids():
    assert ids("informal-economy") == ["informal-economy"]


@pytest.mark.parametrize("text", ["endors", "zzz", "(", "[b-y]+", ".*", "\\", "", " "])
def test_a_search_finds_neither_middles_of_words_nor_patterns(text):
    assert ids(text) == []


def test_a_search_keeps_the_order_of_the_vocabulary():
    found = ids("c")
    assert len(found) > 10
    assert found == [theme for theme in themes().by_id if theme in found]


def test_without_a_text_all_are_listed_and_none_is_found():
    assert [one.theme.id for one in listed_themes()] == list(themes().by_id)
    assert not any(one.found for one in listed_themes())


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("ambulnates", "ambulantes"),
        ("hawkrs", "hawkers"),
        ("saneamneto", "saneamento"),
        ("presupesto participativo", "Presupuesto participativo"),
    ],
)
def test_words_that_look_alike_are_near(text, near):
    assert near_words(text)[0] == near


@pytest.mark.parametrize("text", ["zzz", "", "x" * 10_000])
def test_nothing_is_near_what_looks_like_no_word(text):
    assert near_words(text) == []
