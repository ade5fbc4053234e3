import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.errors import AmbiguousNameError, UnknownNameError
from matchmaker.reference.theme_guesses import find_theme, meant_themes, suggest_themes
from matchmaker.reference.theme_names import ambiguities, name_key, theme_names
from matchmaker.reference.themes import themes

AMBIGUOUS = {name_key(word.word) for word in ambiguities()}
NAMES = [
    name
    for names in theme_names().values()
    for name in names
    if name_key(name.text) not in AMBIGUOUS
]


def test_every_name_that_is_not_ambiguous_finds_its_theme():
    assert len(NAMES) > 2500
    for name in NAMES:
        assert find_theme(name.text.upper()) == name.theme
        assert meant_themes(name.text) == [name.theme]


@pytest.mark.parametrize("word", ambiguities(), ids=lambda word: word.word)
def test_an_ambiguous_word_is_refused_with_all_that_it_may_mean(word):
    with pytest.raises(AmbiguousNameError, match=f"'{word.word}' may mean") as caught:
        find_theme(word.word)
    assert all(f"{theme} (" in caught.value.message for theme in word.themes)
    assert "Give the id" in caught.value.hint
    assert meant_themes(word.word) == list(word.themes)


def test_an_unknown_name_offers_what_may_be_meant():
    with pytest.raises(UnknownNameError, match="no theme 'informal-econmy'") as caught:
        find_theme("informal-econmy")
    assert caught.value.near[0] == "informal-economy"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Street vendors", "informal-economy"),
        ("water", "water-supply"),
        ("floods", "disaster-risk"),
        ("food-systems", "food-security"),
        ("Recolha de lixo com poucos camiões", "solid-waste"),
        ("Gestion des marchés", "markets"),
        ("Recogida de residuos con pocos camiones", "solid-waste"),
        ("Cities without street lights", "street-lighting"),
    ],
)
def test_a_theme_is_suggested_by_what_officials_call_it(text, expected):
    assert suggest_themes(text)[0] == expected


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("market hall", "market halls"),
        ("cemetery", "cemeteries"),
        ("bidonville", "bidonvilles"),
        ("réseau d'égout", "réseaux d'égouts"),
        ("droit foncier", "droits fonciers"),
        ("marché municipal", "marchés municipaux"),
        ("vendedora ambulante", "vendedoras ambulantes"),
        ("vendedor ambulante", "vendedores ambulantes"),
        ("comedor popular", "comedores populares"),
        ("habitação social", "habitações sociais"),
        ("concessão", "concessões"),
        ("resíduo sólido", "resíduos sólidos"),
        ("imposto municipal", "impostos municipais"),
    ],
)
def test_number_does_not_matter_to_a_suggestion(one, many):
    assert suggest_themes(one) == suggest_themes(many) != []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("orçamento partcipativo", "participatory-budgeting"),
        ("presupesto participativo", "participatory-budgeting"),
        ("bidonvile", "informal-settlements"),
        ("habitações", "housing"),
    ],
)
def test_a_misspelt_or_inflected_name_is_understood(text, expected):
    assert meant_themes(text)[0] == expected


@pytest.mark.parametrize("text", ["xylophone", "", " ", "de la com para", "x" * 10_000])
def test_nothing_is_suggested_for_words_that_no_theme_has(text):
    assert suggest_themes(text) == []


@given(st.text(max_size=200))
def test_suggestions_are_at_most_three_different_themes(text):
    for found in (suggest_themes(text), meant_themes(text)):
        assert len(found) == len(set(found))
        assert set(found) <= set(themes().by_id)
    assert len(suggest_themes(text)) <= 3


@pytest.mark.parametrize("text", ["Recolha com camiões", "Recogida con camiones"])
def test_short_words_are_no_beginnings_of_themes(text):
    assert "composting" not in suggest_themes(text)
    assert suggest_themes("tax") == ["own-source-revenue"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("municipal management of hawkers", "informal-economy"),
        ("Ordures dans les quartiers", "solid-waste"),
        ("Inundaciones en barrios bajos", "disaster-risk"),
    ],
)
def test_a_word_of_few_themes_counts_more_than_one_of_many(text, expected):
    assert suggest_themes(text)[0] == expected


def test_a_text_of_two_themes_suggests_both():
    assert suggest_themes("Erosão costeira e cheias")[:2] == ["coastal-management", "disaster-risk"]
    assert set(suggest_themes("jóvenes sin empleo")) == {"employment", "youth"}
