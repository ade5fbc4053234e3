"""Texts word by word in English: phrases, endings, unknown words, and the glossaries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.reference.folding import fold
from matchmaker.reference.glossary import GLOSSED, english_gloss, glossary_digest
from matchmaker.reference.tables import packaged_rows
from matchmaker.reference.words import words_by_language

LANGUAGES = sorted(GLOSSED)


@pytest.mark.parametrize(
    ("language", "text", "english"),
    [
        ("pt", "Recolha de resíduos sólidos nos mercados", "solid waste"),
        ("pt", "as taxas dos vendedores ambulantes", "fee street vendor"),
        ("es", "Los barrios no tienen agua potable", "drinking water"),
        ("fr", "Les eaux usées débordent", "wastewater overflow"),
        ("fr", "l'aménagement du territoire", "planning"),
    ],
)
def test_words_and_phrases_come_in_english(language, text, english):
    assert english in english_gloss(text, language)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("pt", "hortas comunitárias", "horta comunitária"),
        ("pt", "MERCADO MUNICIPAL", "mercado municipal"),
        ("pt", "residuos solidos", "resíduos sólidos"),
        ("es", "las recicladoras", "la recicladora"),
        ("fr", "des déchetteries", "la déchetterie"),
        ("fr", "de\u0301chets", "déchets"),
    ],
)
def test_case_accents_and_number_do_not_count(language, one, other):
    assert english_gloss(one, language) == english_gloss(other, language)


def test_of_entries_with_one_stem_the_nearest_is_taken():
    # "solidos", "sol", "solar" and "solo" have one stem without their accents.
    assert english_gloss("sólidos", "pt") == "solid"
    assert english_gloss("sol", "pt") == "sun"


@pytest.mark.parametrize(
    ("language", "text", "english"),
    [
        ("pt", "gestão de resíduos sólidos urbanos", "solid waste management urban"),
        ("es", "camas hospitalarias", "beds hospital"),
        ("fr", "communication urbaine", "communication urban"),
    ],
)
def test_words_of_a_phrase_are_forms_of_its_own_words(language, text, english):
    assert english_gloss(text, language) == english


def test_accents_tell_words_apart_where_both_are_known():
    assert english_gloss("pais", "pt") == "parents"
    assert english_gloss("país", "pt") == "country"


def test_a_phrase_ends_at_a_sign():
    assert "solid waste" not in english_gloss("Há resíduos. Sólidos muros", "pt")


def test_a_word_that_is_not_known_stays_as_it_is():
    assert english_gloss("Nhamankulu e Xipamanine", "pt") == "Nhamankulu Xipamanine"


def test_words_that_only_carry_grammar_are_left_out_and_negations_stay():
    assert english_gloss("porque eles não têm água", "pt").split()[0] == "not"
    assert english_gloss("sin agua", "es").startswith("without")
    assert english_gloss("pas d'eau", "fr") == "not water"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_gives_nothing(language):
    assert english_gloss("", language) == english_gloss(" ... !", language) == ""


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(max_size=300))
def test_any_text_can_be_glossed(language, text):
    gloss = english_gloss(text, language)
    assert gloss == " ".join(gloss.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_glossary_is_sorted_and_says_each_word_once_in_plain_english(language):
    rows = list(packaged_rows(f"glossary/{language}.csv"))
    words = [row["word"] for row in rows]
    assert len(rows) > 3000
    assert words == sorted(set(words))
    for row in rows:
        assert row["english"].isascii()
        assert 1 <= len(row["english"].split()) <= 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_entry_is_a_word_that_a_gloss_leaves_out(language):
    grammar = words_by_language("grammar")[language]
    words = {fold(row["word"]) for row in packaged_rows(f"glossary/{language}.csv")}
    assert words & grammar == set()


def test_each_glossary_has_a_checksum_of_its_own():
    assert len({glossary_digest(language) for language in LANGUAGES}) == len(LANGUAGES)
