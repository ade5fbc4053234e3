"""The texts of tests/examples/portuguese: all those of their profiles, and really in Portuguese."""

import re
from collections import Counter

import pytest
import yaml

from matchmaker.checking.text_language import telling_words, words_of
from matchmaker.profiles.model import Profile
from matchmaker.reference.countries import countries
from matchmaker.reference.words import words_by_language
from tests.support.portuguese import FOLDER, in_portuguese, portuguese_profiles

PAIRS = portuguese_profiles()
LUSOPHONE = {"AO", "BR", "CV", "GW", "MZ", "PT", "ST", "TL"}
WORD = re.compile(r"[^\W\d_]+")
FUNCTION_WORDS = words_by_language("function")
ONLY_ENGLISH = FUNCTION_WORDS["en"] - FUNCTION_WORDS["pt"]
by_id = pytest.mark.parametrize(("english", "portuguese"), PAIRS, ids=[a.id for a, _ in PAIRS])


def items(made: Profile):
    return (*made.challenges, *made.expertise)


def texts(id_="mz-dondo"):
    return yaml.safe_load((FOLDER / f"{id_}.yaml").read_text(encoding="utf-8"))


def of_id(id_):
    return next(english for english, _ in PAIRS if english.id == id_)


def test_twenty_profiles_have_portuguese_texts_of_many_countries():
    ids = [english.id for english, _ in PAIRS]
    assert len(ids) == len(set(ids)) == 20
    assert "mz-maputo" in ids
    assert sum(english.country in LUSOPHONE for english, _ in PAIRS) == 10
    continents = Counter(countries()[english.country].region for english, _ in PAIRS)
    assert set(continents) == {"Africa", "Americas", "Asia", "Europe"}
    assert min(continents.values()) >= 3
    themes = {theme for english, _ in PAIRS for entry in items(english) for theme in entry.themes}
    assert len(themes) >= 40


@by_id
def test_nothing_but_the_texts_and_their_language_differs(english, portuguese):
    def without_texts(made):
        data = made.model_dump(exclude_unset=True)
        for entry in (*data.get("challenges", ()), *data.get("expertise", ())):
            del entry["title"], entry["description"]
        return data

    assert (english.text_language, portuguese.text_language) == ("en", "pt")
    assert without_texts(portuguese) == without_texts(english) | {"text_language": "pt"}


@by_id
def test_the_texts_are_in_portuguese_and_so_differ_from_the_english_ones(english, portuguese):
    read = " ".join(f"{entry.title}. {entry.description}" for entry in items(portuguese))
    told = telling_words(words_of(read))
    assert told["pt"].is_plain
    assert not told["en"].is_plain
    for before, after in zip(items(english), items(portuguese), strict=True):
        assert after.title != before.title
        assert after.description != before.description
        assert not english_words(f"{after.title} {after.description}"), after.id


@pytest.mark.parametrize("english", [a for a, _ in PAIRS], ids=lambda english: english.id)
def test_a_description_left_in_english_would_be_seen(english):
    for entry in items(english):
        assert len(english_words(entry.description)) >= 3, entry.id


def english_words(text):
    """Function words that English has and Portuguese has not; with a capital they may be names."""
    return {word for word in WORD.findall(text) if word in ONLY_ENGLISH}


def test_no_text_is_that_of_another_item():
    all_texts = [
        text
        for _, portuguese in PAIRS
        for entry in items(portuguese)
        for text in (entry.title, entry.description)
    ]
    assert len(all_texts) == len(set(all_texts))


@by_id
def test_each_description_is_about_as_long_as_the_original(english, portuguese):
    for before, after in zip(items(english), items(portuguese), strict=True):
        ratio = len(after.description) / len(before.description)
        assert 0.75 < ratio < 1.5, (after.id, ratio)


def test_a_missing_item_is_not_passed_over():
    short = texts()
    gone = short["challenges"].pop()
    with pytest.raises(ValueError, match=f"challenges of mz-dondo: missing.*{gone['id']}"):
        in_portuguese(of_id("mz-dondo"), short)


def test_an_unknown_item_is_not_passed_over():
    more = texts()
    more["expertise"].append({"id": "new-one", "title": "Novo", "description": "Novo."})
    with pytest.raises(ValueError, match=r"expertise of mz-dondo.*unknown are.*new-one"):
        in_portuguese(of_id("mz-dondo"), more)


def test_an_item_that_stands_twice_is_not_passed_over():
    twice = texts()
    twice["expertise"].append(twice["expertise"][0])
    with pytest.raises(ValueError, match="hold an item twice"):
        in_portuguese(of_id("mz-dondo"), twice)


def test_a_missing_text_is_not_passed_over():
    short = texts()
    del short["expertise"][0]["description"]
    with pytest.raises(ValueError, match=r"participatory-planning.*missing.*description"):
        in_portuguese(of_id("mz-dondo"), short)


def test_texts_of_another_profile_are_refused():
    with pytest.raises(ValueError, match=r"missing.*mz-dondo.*unknown.*mz-maputo"):
        in_portuguese(of_id("mz-dondo"), texts("mz-maputo"))


def test_a_profile_that_is_not_in_english_is_refused():
    _, portuguese = PAIRS[0]
    with pytest.raises(ValueError, match="written in pt, not in English"):
        in_portuguese(portuguese, texts(portuguese.id))
