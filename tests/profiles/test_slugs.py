import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.profiles.slugs import slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("São Tomé", "sao-tome"),
        ("N'Djamena", "ndjamena"),
        ("Côte-d\u2019Or", "cote-dor"),
        ("Tønder", "tonder"),
        ("Łódź", "lodz"),
        ("Đà Nẵng", "da-nang"),
        ("Diyarbak\u0131r", "diyarbakir"),
        ("Straße 7", "strasse-7"),
        ("Akropɔŋ", "akropong"),
        ("'s-Hertogenbosch", "s-hertogenbosch"),
        ("  City (of)  London ", "city-of-london"),
        ("../../etc/passwd", "etc-passwd"),
        ("東京", ""),
        ("Ville 東", ""),
        ("!?", ""),
        ("", ""),
    ],
)
def test_names_become_small_latin_letters(name, expected):
    assert slug(name) == expected


def test_a_long_name_is_cut_between_words():
    assert slug("one two three", most=8) == "one-two"
    assert slug("abcdefgh", most=3) == "abc"


@given(st.text(), st.integers(1, 80))
def test_any_text_becomes_nothing_or_a_slug_of_the_model(text, most):
    made = slug(text, most)
    assert len(made) <= most
    assert made == "" or re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert slug(made, most) == made
