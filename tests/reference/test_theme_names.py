from collections import Counter

import pytest

from matchmaker.reference.theme_names import (
    ambiguities,
    listed_with_labels,
    name_key,
    names_by_key,
    theme_names,
    theme_synonyms,
    themes_named,
)
from matchmaker.reference.themes import LANGUAGES, themes

NAMES = [name for names in theme_names().values() for name in names]
AMBIGUOUS = {name_key(word.word): set(word.themes) for word in ambiguities()}


def test_every_id_label_and_synonym_leads_to_its_theme_or_is_listed_as_ambiguous():
    wrong = [
        name
        for name in NAMES
        if set(themes_named(name.text)) != AMBIGUOUS.get(name_key(name.text), {name.theme})
    ]
    assert wrong == []
    assert len(NAMES) > 2500


def test_every_listed_ambiguity_is_a_synonym_of_each_theme_and_says_why():
    for word in ambiguities():
        named = names_by_key()[name_key(word.word)]
        assert word.word in {name.text for name in named}
        assert {name.kind for name in named} == {"synonym"}
        assert {name.theme for name in named} == set(word.themes)
        assert len(set(word.themes)) > 1
        assert word.reason.endswith(".")
    assert len(AMBIGUOUS) == len(ambiguities())


def test_the_themes_of_an_ambiguous_word_stand_in_the_order_of_the_vocabulary():
    order = list(themes().by_id)
    for word in ambiguities():
        assert list(word.themes) == sorted(word.themes, key=order.index)
        assert themes_named(word.word) == word.themes


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_theme_has_three_to_thirty_synonyms_in_every_language(language):
    counts = {theme: len(synonyms[language]) for theme, synonyms in theme_synonyms().items()}
    assert {theme: count for theme, count in counts.items() if not 3 <= count <= 30} == {}
    assert list(counts) == list(themes().by_id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_of_a_theme_stands_twice_in_a_language(language):
    for theme, names in theme_names().items():
        counts = Counter(name_key(name.text) for name in names if name.language == language)
        assert (theme, max(counts.values())) == (theme, 1)


def test_names_have_no_stray_spaces_and_none_is_longer_than_what_is_compared():
    assert [n.text for n in NAMES if n.text != " ".join(n.text.split()) or len(n.text) > 80] == []


def test_a_word_is_written_with_the_same_accents_wherever_it_stands():
    spellings = {}
    for name in NAMES:
        if name.kind != "id":
            for word in name.text.lower().replace("'", " ").split():
                spellings.setdefault((name.language, name_key(word)), set()).add(word.strip("(),"))
    # Accents tell some short words apart: a, à.
    assert [words for (_, key), words in spellings.items() if len(words) > 1 and len(key) > 2] == []


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("orçamento participativo", "participatory-budgeting"),
        ("ORCAMENTO  PARTICIPATIVO", "participatory-budgeting"),
        ("bairros de lata", "informal-settlements"),
        ("Villas Miseria", "informal-settlements"),
        ("quartiers précaires", "informal-settlements"),
        ("camelos", "informal-economy"),
        ("DUAT", "land-cadastre"),
        ("foncier", "land-cadastre"),
        ("ordures ménagères", "solid-waste"),
        ("intercommunalité", "intermunicipal-cooperation"),
        ("adduction d\u2019eau", "water-supply"),
        ("citizens\u2019 budget", "participatory-budgeting"),
        ("informal_economy", "informal-economy"),
        ("Informal Economy", "informal-economy"),
        ("ônibus", "public-transport"),
        ("autocarros", "public-transport"),
    ],
)
def test_officials_names_lead_to_the_theme(text, theme):
    assert themes_named(text) == (theme,)


@pytest.mark.parametrize("text", ["", " ", "-", "xylophone", "ambulant", "'", "\x00"])
def test_other_texts_lead_to_none(text):
    assert themes_named(text) == ()


def test_themes_of_an_ambiguous_word_are_listed_in_its_language():
    assert listed_with_labels("Assainissement") == (
        "sanitation (Assainissement et hygiène) or wastewater (Eaux usées et égouts)"
    )
