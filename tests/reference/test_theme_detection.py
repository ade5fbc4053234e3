import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.reference import theme_index as theme_index_module
from matchmaker.reference.text_words import MOST_CHARACTERS
from matchmaker.reference.theme_detection import detect_themes
from matchmaker.reference.theme_index import theme_index
from matchmaker.reference.theme_names import ambiguities, theme_names
from matchmaker.reference.themes import LANGUAGES, themes
from tests.support.hang_guard import one_pass

CODES = st.sampled_from([*LANGUAGES, "sw", "gl", "", "PT"])
TEXTS = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(
            ["water", "waste", "Água", "dos", "lixo", "l'eau", "DEL", ".", "-", "\n\n"]
        ),
    ),
    max_size=30,
).map(" ".join)


def named(text, language):
    return {found.theme for found in detect_themes(text, language)}


def weight(text, language, theme):
    return {found.theme: found.weight for found in detect_themes(text, language)}.get(theme, 0)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Hawkers pushed off the pavements of the old town", "informal-economy"),
        ("en", "We treat faecal sludge from pit latrines", "sanitation"),
        ("fr", "Les ordures ménagères restent dans les quartiers précaires", "solid-waste"),
        (
            "fr",
            "Les ordures ménagères restent dans les quartiers précaires",
            "informal-settlements",
        ),
        ("fr", "Accès à l\u2019eau pour tous", "water-supply"),
        ("es", "Las inundaciones dañan los barrios bajos", "disaster-risk"),
        ("es", "Vendedoras ambulantes del centro", "informal-economy"),
        ("pt", "Recolha dos resíduos nos bairros", "solid-waste"),
        ("pt", "Chapas e autocarros sobrelotados", "public-transport"),
        ("pt", "Transporte colectivo urbano", "public-transport"),  # spelling before 1990
        ("pt", "Requalificacao dos bairros de canico", "informal-settlements"),  # no accents
        ("en", "UPGRADING OF SLUMS", "informal-settlements"),
    ],
)
def test_a_theme_is_found_by_what_officials_call_it(language, text, expected):
    assert expected in named(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Retail in the capital"),  # AI, tail
        ("en", "A report on important support"),  # port
        ("en", "Metropolis"),  # metro
        ("fr", "Rapports importants"),
        ("es", "Reporte importante del informe"),  # DEL, local economic development
        ("es", "INFORME DEL CONCEJO"),
        ("pt", "Reportagem"),
        ("en", "the of and to"),
        ("en", ""),
        ("en", " \n\t"),
        ("fr", "La marche à suivre"),  # no market
        ("fr", "Le bien commun"),  # no bien-être
        ("es", "El hogar"),  # sin hogar
    ],
)
def test_words_within_words_and_small_words_name_nothing(language, text):
    assert detect_themes(text, language) == ()


@pytest.mark.parametrize(
    ("language", "theme", "texts"),
    [
        ("en", "solid-waste", ["waste collection", "collecting waste", "collection of the waste"]),
        ("en", "disaster-risk", ["flood", "floods", "FLOODS", "flooding"]),
        ("en", "small-business", ["start-ups", "startups", "start ups", "a start-up"]),
        ("fr", "health", ["bien-être", "la santé", "la sante\u0301", "LA SANTÉ"]),
        ("fr", "homelessness", ["sans-abri", "les sans-abris"]),
        ("fr", "markets", ["un marché municipal", "des marchés municipaux", "marches municipaux"]),
        ("fr", "solid-waste", ["traitement des déchets", "traiter les déchets"]),
        ("es", "housing", ["vivienda social", "viviendas sociales", "VIVIENDA SOCIAL"]),
        ("es", "migration", ["refugiados", "refugiadas", "una refugiada"]),
        ("pt", "housing", ["habitação social", "habitações sociais", "habitacao social"]),
        ("pt", "solid-waste", ["recolha de resíduos", "recolha dos resíduos", "recolher resíduos"]),
        ("pt", "e-government", ["governo eletrônico", "governo electrónico"]),
    ],
)
def test_inflection_case_accents_and_small_words_do_not_matter(language, theme, texts):
    assert {text for text in texts if theme not in named(text, language)} == set()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "waste water", {"wastewater"}),
        ("en", "storm water management", {"drainage"}),
        ("en", "food waste", {"composting"}),
        ("fr", "eaux usées", {"wastewater"}),
        ("es", "agua de lluvia", {"drainage"}),
        ("pt", "águas residuais", {"wastewater"}),
        ("pt", "resíduos orgânicos", {"composting"}),
    ],
)
def test_a_longer_name_hides_those_within_it(language, text, expected):
    assert named(text, language) == expected


def test_a_hidden_name_counts_where_it_stands_alone():
    assert named("Waste water and waste", "en") == {"wastewater", "solid-waste"}


@pytest.mark.parametrize("sign", [".", ",", ";", ":", " - ", "\n\n", " (", "?"])
def test_a_name_does_not_reach_over_a_sign(sign):
    assert "participatory-budgeting" in named("participatory budgeting", "en")
    assert "participatory-budgeting" not in named(f"participatory{sign} budgeting", "en")


def test_one_word_may_stand_between_those_of_a_name_for_less():
    exact = weight("participatory budgeting", "en", "participatory-budgeting")
    loose = weight("participatory municipal budgeting", "en", "participatory-budgeting")
    assert exact > loose > 0
    assert weight("participatory new municipal budgeting", "en", "participatory-budgeting") == 0


@pytest.mark.parametrize("word", ambiguities(), ids=lambda word: word.word)
def test_an_ambiguous_word_names_each_of_its_themes_for_less(word):
    language = next(
        name.language
        for name in theme_names()[word.themes[0]]
        if name.text == word.word and name.language
    )
    found = {one.theme: one.weight for one in detect_themes(word.word, language)}
    assert set(word.themes) <= set(found)
    assert all(found[theme] <= 0.9 / len(word.themes) + 0.01 for theme in word.themes)


def test_an_acronym_is_found_in_capitals_only():
    assert "local-economic-development" in named("Plan de DEL para la comuna", "es")
    assert named("a plan led by the mayor", "en") == set()
    assert "sdg-localisation" in named("progress on the SDGs", "en")


def test_first_words_and_repeated_words_weigh_more():
    late = "The mayor and the whole team of the small town went on with " * 3
    once = weight(f"{late} drainage", "en", "drainage")
    assert weight("drainage", "en", "drainage") > 2 * once
    assert weight(f"{late} drainage, then drainage", "en", "drainage") > 1.5 * once
    assert weight(f"{late} participatory budgeting", "en", "participatory-budgeting") > once


def test_the_words_are_the_first_that_name_the_theme_as_they_stand_in_the_text():
    (found,) = detect_themes("The Collecting  of\nWASTE, the landfill", "en")
    assert found == ("solid-waste", "Collecting  of\nWASTE", found.weight)


def test_names_in_another_of_the_four_languages_do_not_count():
    assert named("solid waste", "pt") == set()
    assert named("resíduos sólidos", "en") == set()


@pytest.mark.parametrize("text", ["solid waste", "ordures ménagères", "basura", "lixo"])
def test_a_text_in_a_language_without_names_is_compared_with_all_for_half_the_weight(text):
    halved = weight(text, "gl", "solid-waste")
    full = max(weight(text, code, "solid-waste") for code in LANGUAGES)
    assert halved == pytest.approx(full / 2, abs=0.001)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nearly_every_name_finds_its_theme(language):
    all_names = [
        name for names in theme_names().values() for name in names if name.language == language
    ]
    lost = [name.text for name in all_names if name.theme not in named(name.text, language)]
    assert len(lost) <= len(all_names) // 100, lost


@given(TEXTS, CODES)
def test_found_words_stand_in_the_text_and_the_best_comes_first(text, language):
    found = detect_themes(text, language)
    assert all(one.words in text and one.words for one in found)
    assert all(0 < one.weight <= 1 for one in found)
    assert [(-one.weight, one.theme) for one in found] == sorted(
        (-one.weight, one.theme) for one in found
    )
    assert len({one.theme for one in found}) == len(found)
    assert {one.theme for one in found} <= set(themes().by_id)
    assert detect_themes(text, language) == found


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_a_text_names_all_that_its_beginning_names(text, language):
    assert named(text, language) <= named(f"{text}. Xylophone.", language)


def test_the_order_of_the_vocabulary_does_not_matter(monkeypatch):
    texts = ["saneamento básico e mobilidade urbana", "Lixo nas valas de drenagem e cheias"]
    before = [detect_themes(text, "pt") for text in texts]
    backwards = dict(reversed(theme_names().items()))
    monkeypatch.setattr(theme_index_module, "theme_names", lambda: backwards)
    theme_index.cache_clear()
    try:
        assert [detect_themes(text, "pt") for text in texts] == before
    finally:
        theme_index.cache_clear()
    assert all(before)


@pytest.mark.parametrize("unit", ["water ", "\n", "waste-", "a'", "é\u0301", "(", "market halls "])
def test_a_very_long_text_takes_no_long_time(unit):
    theme_index("en")
    with one_pass():
        detect_themes(unit * (1_000_000 // len(unit)), "en")


def test_only_the_beginning_of_a_very_long_text_is_read():
    assert detect_themes("x " * (MOST_CHARACTERS // 2) + "drainage", "en") == ()


@pytest.mark.parametrize(
    ("language", "text", "themes_named"),
    [
        ("en", "Markets and waste", {"markets", "solid-waste"}),
        ("en", "Waste and water", {"solid-waste", "water-supply"}),
        ("pt", "Alimentação e escolas", {"food-security", "education"}),
    ],
)
def test_two_themes_joined_by_and_are_no_third_one(language, text, themes_named):
    assert {found.theme for found in detect_themes(text, language)} == themes_named


@pytest.mark.parametrize(
    "text", ["GESTIÓN Y MANEJO DEL AGUA", "PLAN DEL AGUA 2030", "GESTIÓN DEL AGUA"]
)
def test_a_title_in_capitals_has_no_acronyms(text):
    assert {found.theme for found in detect_themes(text, "es")} == {"water-supply"}
