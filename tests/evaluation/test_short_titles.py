from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.evaluation.short_titles import (
    MOST_WORDS,
    are_cognates,
    common_letters,
    short_title,
    without_cognates,
)


def test_a_first_clause_with_a_number_goes():
    assert short_title("D'ici à 2030, éliminer la faim") == ["éliminer", "la", "faim"]
    assert short_title("Até 2030, acabar com a fome") == ["acabar", "com", "a", "fome"]


def test_a_first_clause_without_number_or_with_many_words_stays():
    assert short_title("Agua limpia, para 100 aldeas") == ["Agua", "limpia", "para", "aldeas"]
    long = "Reduzir à metade a proporção em 2030, no mundo"
    assert short_title(long)[:3] == ["Reduzir", "à", "metade"]


def test_words_with_a_digit_go_and_do_not_count():
    words = short_title("1 un 2e deux " + "mot " * 20)
    assert words == ["un", "deux", *["mot"] * (MOST_WORDS - 2)]


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [("education", "education", 9), ("agua", "water", 1), ("abcd", "badc", 2), ("", "x", 0)],
)
def test_common_letters(one, other, common):
    assert common_letters(one, other) == common


def table(one: str, other: str) -> int:
    """The same by the textbook's table."""
    rows = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            rows[i + 1][j + 1] = rows[i][j] + 1 if a == b else max(rows[i][j + 1], rows[i + 1][j])
    return rows[-1][-1]


@given(st.text("abcé", max_size=80), st.text("abcé", max_size=80))
def test_common_letters_by_the_textbook(one, other):
    assert common_letters(one, other) == table(one, other)
    assert are_cognates(one, other) == (table(one, other) > 0.6 * max(len(one), len(other)))


@pytest.mark.parametrize(
    ("word", "english", "alike"),
    [
        ("gouvernance", "governance", True),
        ("sistemas", "systems", True),
        ("ressources", "resources", True),
        ("eau", "water", False),
        ("logement", "housing", False),
        ("abcxx", "abcyy", False),  # 60 %, which is not over 60 %
        ("abcdxyz", "abcduvw", False),
        ("abcdexyz", "abcdeuvw", True),  # 62.5 %
    ],
)
def test_cognates_are_alike_by_over_sixty_percent(word, english, alike):
    assert are_cognates(word, english) is alike


def test_cognates_go_whatever_their_case_and_accents():
    words = ["Éducation", "des", "élèves", "école"]
    assert without_cognates(words, "Education of pupils") == ["des", "élèves", "école"]
