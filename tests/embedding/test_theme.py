import pytest

from matchmaker.embedding.theme import NamedThemes, theme_vectors
from matchmaker.profiles.item_text import LEAST_CHANCE
from matchmaker.reference.themes import themes


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


def named(language: str, *texts: str):
    return NamedThemes(language).encode(texts, "query")


def column(theme: str) -> int:
    return list(themes().by_id).index(theme)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Solid waste is not collected"),
        ("fr", "Les déchets solides ne sont pas ramassés"),
        ("es", "Los residuos sólidos no se recogen"),
        ("pt", "Os resíduos sólidos não são recolhidos"),
    ],
)
def test_a_theme_is_found_in_the_text_of_each_language(language, text):
    [row] = named(language, text)
    assert row[column("solid-waste")] >= LEAST_CHANCE
    assert row.max() <= 1


def test_an_unlikely_theme_and_a_text_of_nothing_give_nothing():
    assert not named("en", "Nothing in particular", "").any()


def test_a_named_theme_joins_the_declared_ones_with_less_weight():
    text = "Solid waste is not collected"
    declared_too = theme_vectors([["markets", "solid-waste"]])
    joined = theme_vectors([["markets"]], named("en", text))
    alone = theme_vectors([["markets"]])
    waste = theme_vectors([["solid-waste"]])[0]
    assert float(alone[0] @ waste) == 0
    assert 0 < float(joined[0] @ waste) < float(declared_too[0] @ waste)
    assert float(joined[0] @ alone[0]) > 0.9


def test_a_theme_that_is_declared_and_named_counts_as_declared():
    text = "Solid waste is not collected"
    assert theme_vectors([["solid-waste"]], named("en", text)) == pytest.approx(
        theme_vectors([["solid-waste"]])
    )


def test_each_language_has_an_identity_of_its_own():
    assert len({NamedThemes(language).identity for language in ("en", "fr", "sw")}) == 3
