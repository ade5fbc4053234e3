import pytest

from matchmaker.embedding.theme import theme_vectors


def similarity(left, right):
    vectors = theme_vectors([left, right])
    return float(vectors[0] @ vectors[1])


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (["markets"], ["markets"], 1.0),
        (["markets"], ["informal-economy"], 0.3),  # siblings
        (["markets"], ["solid-waste"], 0.0),  # another group
    ],
)
def test_themes_agree_fully_siblings_in_part_strangers_not_at_all(left, right, expected):
    assert similarity(left, right) == pytest.approx(expected, abs=1e-6)


def test_sharing_one_of_two_themes_lies_between():
    assert 0.3 < similarity(["markets", "solid-waste"], ["markets"]) < 1


def test_the_order_of_themes_does_not_matter():
    first, second = theme_vectors([["markets", "health"], ["health", "markets"]])
    assert (first == second).all()
