import pytest

from matchmaker.reference.text_words import meaning_words
from matchmaker.reference.theme_index import theme_index
from matchmaker.reference.theme_mentions import mentions

THEME = ("participatory-budgeting",)


def found(text, language="en"):
    return [
        (one.name.themes, one.first, one.last, one.closeness)
        for one in mentions(meaning_words(text, language), theme_index(language))
    ]


@pytest.mark.parametrize(
    ("text", "closeness"),
    [
        ("participatory budgeting", "words"),
        ("budgeting, participatory", None),
        ("budgets that are participatory", "loose"),
        ("participatory municipal budgeting", "loose"),
        ("participatory new municipal budgeting", None),
    ],
)
def test_a_mention_says_how_closely_the_name_is_written(text, closeness):
    closely = [close for owners, _, _, close in found(text) if owners == THEME]
    assert closely == ([closeness] if closeness else [])


def test_mentions_stand_in_the_order_of_the_text_with_their_places():
    assert found("Drainage and waste collection") == [
        (("drainage",), 0, 0, "word"),
        (("solid-waste",), 1, 2, "words"),
    ]


def test_a_loose_name_hides_nothing():
    assert (("solid-waste",), 1, 1, "word") in found("public waste toilets")


def test_a_name_of_several_themes_is_one_mention():
    assert found("Mobilidade urbana", "pt") == [
        (("public-transport", "walking-cycling", "roads-traffic"), 0, 1, "words")
    ]
