import re

import pytest

from matchmaker.reference.themes import themes
from matchmaker.reference.vocabularies import KINDS, context_terms, languages, sdg_targets


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


def test_the_agenda_has_169_targets_under_17_goals():
    assert len(sdg_targets()) == len(set(sdg_targets())) == 169
    assert {code.partition(".")[0] for code in sdg_targets()} == {str(n) for n in range(1, 18)}
    assert (sdg_targets()[0], sdg_targets()[-1]) == ("1.1", "17.19")


@pytest.mark.parametrize("code", ["1.5", "1.b", "3.9", "3.d", "8.10", "11.7", "11.c", "16.10"])
def test_the_last_targets_of_a_goal_exist_and_no_later_ones(code):
    goal, _, part = code.partition(".")
    later = str(int(part) + 1) if part.isdecimal() else chr(ord(part) + 1)
    assert code in sdg_targets()
    assert f"{goal}.{later}" not in sdg_targets()


def test_the_targets_of_themes_are_targets_of_the_agenda():
    named = {target for theme in themes().by_id.values() for target in theme.sdg_targets}
    assert len(named) >= 50
    assert named <= set(sdg_targets())
