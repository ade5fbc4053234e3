"""Texts too thin to match, and sentences by which a copy is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.checking.texts import sentences
from matchmaker.profiles.draft import DraftItem
from matchmaker.settings import CheckSettings
from tests.support.builders import item
from tests.support.checking import DEFAULTS, facts_in, fields_text, found_in

SIX = "Markets hand their waste to women"  # six words


def thin(title: str, description: str) -> list[str]:
    challenge = item(title, id="a", description=description)
    return [found.message for found in found_in(fields_text(challenges=[challenge]), "MM304")]


def keys(text: str, settings: CheckSettings = DEFAULTS, title: str = "") -> list[str]:
    draft = DraftItem(("challenges", 0), "a", title, text, ())
    return [sentence.key for sentence in sentences(draft, settings)]


@pytest.mark.parametrize(
    ("title", "description", "count"),
    [
        ("Waste", "Waste management.", "2 different words"),
        ("Waste", "waste WASTE Waste", "one word"),
        ("One two three", "four five six seven", "7 different words"),
        ("-", "...", "0 different words"),
        ("Água", "água é vida", "3 different words"),
    ],
)
def test_too_few_different_words_are_counted(title, description, count):
    assert thin(title, description) == [f"only {count}: too few to be matched well"]


@pytest.mark.parametrize("description", ["four five six seven eight", "4 5 6 7 8"])
def test_eight_different_words_in_title_and_description_are_enough(description):
    assert thin("One two three", description) == []


def test_the_least_number_of_words_is_a_setting():
    text = fields_text(challenges=[item("One two", description="three")])
    for least, expected in ((3, 0), (4, 1), (0, 0)):
        found = facts_in(text, CheckSettings(least_words=least)).findings
        assert [finding.code for finding in found] == ["MM304"] * expected


def test_a_missing_text_is_left_to_the_schema():
    text = fields_text(challenges=[{"id": "a", "themes": ["markets"]}])
    assert found_in(text, "MM304") == []
    assert len(found_in(text, "MM101")) == 2


def test_a_thin_text_stands_at_its_description():
    (found,) = found_in(fields_text(expertise=[item("Waste", description="x")]), "MM304")
    assert found.path == "expertise[0].description"


@pytest.mark.parametrize(
    "other",
    [
        SIX, f"{SIX}.", SIX.upper(), f"  {SIX}  !", "Markets, hand their: waste to women",
        "Markets \u2014 hand their «waste» to women", SIX.replace(" ", "\n"),
    ],
)  # fmt: skip
def test_case_and_punctuation_do_not_hide_a_copy(other):
    if ":" not in other:  # a colon ends a sentence
        assert keys(other) == keys(SIX)
    else:
        assert keys(other) == []


@pytest.mark.parametrize("other", [SIX.replace("waste", "compost"), SIX + " groups", "To " + SIX])
def test_other_words_make_another_sentence(other):
    assert set(keys(other)).isdisjoint(keys(SIX))


def test_words_are_compared_in_their_order():
    assert keys(" ".join(reversed(SIX.split()))) != keys(SIX)


def test_short_sentences_are_nobodys_own():
    assert keys("Markets hand waste to women") == []
    assert len(keys("Markets hand waste to women", CheckSettings(copied_words=5))) == 1


def test_every_sentence_of_title_and_description_is_a_key():
    text = f"{SIX}. Three of them sell it in town; two give it away to small farms.\n{SIX} too"
    assert len(keys(text, title=f"{SIX}!")) == 5


def test_abbreviations_and_decimals_do_not_end_a_sentence_in_the_middle():
    assert len(keys("In 2.5 years the U.N.-backed pilot reached 3.1 million people")) == 1


def test_the_beginning_of_a_long_sentence_is_shown():
    draft = DraftItem(("challenges", 0), "a", "", "word " * 100, ())
    (sentence,) = sentences(draft, DEFAULTS)
    assert sentence.start == "word " * 11 + "wo..."
    assert len(sentence.start) <= 60


def test_no_more_than_two_hundred_sentences_of_a_text_are_compared():
    assert len(keys(f"{SIX}. " * 1000)) == 200


def test_a_row_of_points_is_read_once():
    # With a second reading from each point this would take a day.
    assert keys("." * 1_000_000 + "x") == []


@given(st.text(max_size=300))
def test_any_text_has_sentences_whose_beginnings_are_in_it(text):
    draft = DraftItem(("challenges", 0), "a", "", text, ())
    plain = " ".join(text.split())
    for sentence in sentences(draft, CheckSettings(copied_words=2)):
        assert sentence.start.removesuffix("...") in plain
        assert sentence.path == ("challenges", 0, "description")
