import re

import pytest

from matchmaker.reference.vocabularies import KINDS, context_terms, languages


@pytest.mark.parametrize(
    ("kind", "term", "label"),
    [
        ("climate", "Aw", "Tropical savanna with dry winter"),
        ("climate", "Dfb", "Humid continental with warm summer"),
        ("settlement", "coastal", "On the sea coast"),
        ("hazard", "cyclone", "Tropical cyclone, hurricane or typhoon"),
        ("function", "solid-waste", "Solid waste"),
    ],
)
def test_terms_mean_what_the_table_says(kind, term, label):
    assert context_terms(kind)[term] == label


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_terms_with_a_meaning_each(kind):
    terms = context_terms(kind)
    assert len(terms) >= 15
    assert all(label.strip() for label in terms.values())
    assert len(set(terms.values())) == len(terms)


def test_an_unknown_kind_has_no_terms():
    assert not context_terms("colour")


def test_climates_are_koeppen_classes_in_two_or_three_letters():
    form = r"A[fmsw]|B[WS][hk]|[CD][swf][abcd]|E[TF]"
    assert [code for code in context_terms("climate") if not re.fullmatch(form, code)] == []
    assert len(context_terms("climate")) == 31


@pytest.mark.parametrize("kind", ["settlement", "hazard", "function"])
def test_other_terms_are_slugs(kind):
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", term) for term in context_terms(kind))


@pytest.mark.parametrize(
    ("code", "name"), [("pt", "Portuguese"), ("sw", "Swahili"), ("id", "Indonesian")]
)
def test_languages_have_their_english_name(code, name):
    assert languages()[code] == name


def test_the_code_of_norwegian_is_text():
    assert languages()["no"].startswith("Norwegian")


def test_languages_are_those_of_iso_639_1():
    assert 180 <= len(languages()) <= 190
    assert all(re.fullmatch(r"[a-z]{2}", code) for code in languages())
