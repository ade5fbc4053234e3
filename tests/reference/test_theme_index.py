import pytest

from matchmaker.reference.text_words import meaning_words
from matchmaker.reference.theme_index import named_alone, theme_index
from matchmaker.reference.theme_names import ambiguities, name_key
from matchmaker.reference.themes import LANGUAGES, themes

AMBIGUOUS = {name_key(word.word) for word in ambiguities()}


def names(language):
    index = theme_index(language)
    return [*index.single.values(), *(name for some in index.several.values() for name in some)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_theme_has_names_of_one_word_or_several(language):
    assert {theme for name in names(language) for theme in name.themes} == set(themes().by_id)
    assert all(name.stems and len(set(name.stems)) == len(name.stems) for name in names(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_names_meet_another_theme_once_they_are_stems(language):
    several = [name for name in names(language) if len(name.themes) > 1]
    assert len(several) <= 15, several


def test_an_acronym_is_kept_apart_from_the_word():
    index = theme_index("en")
    capital, plain = (meaning_words(f"the {word} office", "en")[0] for word in ("WASH", "wash"))
    assert named_alone(capital, index) is not None
    assert named_alone(plain, index) is None


def test_a_name_with_a_hyphen_is_also_one_word():
    assert theme_index("en").single["startup"].themes == ("small-business",)


def test_a_name_that_repeats_its_only_word_is_left_out():
    assert "city" not in theme_index("en").single
    assert "south" not in theme_index("en").single
