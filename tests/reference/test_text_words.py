import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.reference.text_words import is_acronym, meaning_words
from matchmaker.reference.themes import LANGUAGES


def words(text, language="en"):
    return [word.text for word in meaning_words(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The city's waste", ["city", "waste"]),
        ("en", "e-government", ["e", "government"]),
        ("fr", "l'accès à l\u2019eau", ["accès", "eau"]),
        ("fr", "bien-être et sans abri", ["bien", "être", "sans", "abri"]),
        ("es", "personas sin hogar", ["personas", "sin", "hogar"]),
        ("pt", "recolha dos resíduos", ["recolha", "resíduos"]),
        ("pt", "Gesta\u0303o da a\u0301gua", ["Gesta\u0303o", "a\u0301gua"]),
    ],
)
def test_function_words_are_left_out_but_where_they_say_something(language, text, expected):
    assert words(text, language) == expected


@pytest.mark.parametrize(
    ("sign", "clauses"), [(".", 2), (", ", 2), (" - ", 2), ("-", 1), ("\n", 1)]
)
def test_signs_end_a_clause_and_hyphens_and_single_line_breaks_do_not(sign, clauses):
    assert len({word.clause for word in meaning_words(f"waste{sign}water", "en")}) == clauses


def test_capitals_are_acronyms_among_words_that_are_not():
    assert is_acronym("VLRs")
    assert not is_acronym("V")
    assert not is_acronym("Vlr")
    acronyms = {w.text for w in meaning_words("The LED of Maputo. ALL THE CITY", "en") if w.acronym}
    assert acronyms == {"LED"}
    assert [w.acronym for w in meaning_words("VLR", "en")] == [True]


def test_an_acronym_that_is_spelt_like_a_function_word_is_kept():
    assert words("plan de DEL del municipio", "es") == ["plan", "DEL", "municipio"]


@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_words_stand_in_the_text_where_they_say(text, language):
    found = meaning_words(text, language)
    assert all(text[word.start : word.end] == word.text for word in found)
    assert [word.start for word in found] == sorted({word.start for word in found})
    assert [word.clause for word in found] == sorted(word.clause for word in found)
