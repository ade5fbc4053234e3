import json
import re
from collections import defaultdict
from importlib.resources import files

import pytest

from matchmaker.profiles.yaml_reading import parse
from matchmaker.reference.themes import LANGUAGES, themes

ALL = tuple(themes().by_id.values())


def packaged(name: str) -> str:
    return (files("matchmaker.reference") / name).read_text(encoding="utf-8")


def test_the_json_that_is_read_is_the_yaml_that_people_edit():
    built = parse(packaged("themes.yaml")).data
    assert json.loads(packaged("themes.json")) == built, "run scripts/build_themes.py"


def test_there_are_60_to_90_themes_in_about_ten_groups():
    assert 60 <= len(ALL) <= 90
    assert 8 <= len(themes().groups) <= 13


def test_ids_are_slugs_and_no_group_is_lost():
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", theme.id) for theme in ALL)
    listed = [theme for group in themes().groups.values() for theme in group.themes]
    assert listed == list(themes().by_id)
    assert all(theme.id in themes().groups[theme.group].themes for theme in ALL)


def test_every_theme_has_an_english_label_and_three_english_synonyms():
    poor = [t.id for t in ALL if not t.labels["en"].strip() or len(set(t.synonyms["en"])) < 3]
    assert poor == []


def test_labels_and_synonyms_are_in_the_languages_of_the_tool():
    found = {code for theme in ALL for code in (*theme.labels, *theme.synonyms)}
    assert "en" in found
    assert found <= set(LANGUAGES)


def test_no_label_or_synonym_stands_in_two_themes():
    owners = defaultdict(set)
    for theme in ALL:
        for names in ([*theme.labels.values()], *theme.synonyms.values()):
            for name in names:
                owners[" ".join(name.casefold().split())].add(theme.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_no_synonym_stands_twice_in_a_theme():
    repeated = [
        (theme.id, language)
        for theme in ALL
        for language, words in theme.synonyms.items()
        if len({word.casefold() for word in words}) < len(words)
    ]
    assert repeated == []


def test_names_have_no_stray_spaces():
    names = [n for t in ALL for ns in (t.labels.values(), *t.synonyms.values()) for n in ns]
    assert [name for name in names if name != " ".join(name.split())] == []


def test_every_theme_names_sdg_targets_and_dac_codes_of_the_right_form():
    target = re.compile(r"(1[0-7]|[1-9])\.([1-9][0-9]?|[a-d])")
    for theme in ALL:
        assert theme.sdg_targets, theme.id
        assert all(target.fullmatch(code) for code in theme.sdg_targets), theme.id
        assert theme.dac_codes, theme.id
        assert all(10_000 <= code <= 99_999 for code in theme.dac_codes), theme.id


@pytest.mark.parametrize(
    "field",
    [
        "street vendors", "slum", "cadastre", "participatory budgeting", "property tax",
        "microcredit", "decentrali", "e-government", "sewer", "recycling", "air quality", "bus",
        "climate adaptation", "flood", "pandemic", "tourism", "gender", "elder", "disab", "migra",
        "reconciliation", "procurement", "heritage", "harbours", "voluntary local review",
    ],
)  # fmt: skip
def test_the_field_of_local_government_is_covered(field):
    assert themes().search(field)


@pytest.mark.parametrize("text", ["STREET VEND", "  street vend ", "vendors", "Street Trading"])
def test_a_search_finds_words_by_their_beginning_whatever_the_case(text):
    assert "informal-economy" in [theme.id for theme in themes().search(text)]


def test_a_search_finds_ids():
    assert [theme.id for theme in themes().search("informal-economy")] == ["informal-economy"]


@pytest.mark.parametrize("text", ["endors", "zzz", "(", "[a-z]+", ".*", "\\"])
def test_a_search_finds_neither_middles_of_words_nor_patterns(text):
    assert themes().search(text) == ()


def test_a_search_keeps_the_order_of_the_vocabulary():
    found = [theme.id for theme in themes().search("c")]
    assert len(found) > 10
    assert found == [theme for theme in themes().by_id if theme in found]


def test_siblings_are_the_theme_and_its_group():
    siblings = themes().siblings("markets")
    assert {"markets", "informal-economy"} <= siblings
    assert "drainage" not in siblings
    assert siblings == themes().siblings("informal-economy")


def test_a_label_that_is_not_written_falls_back_to_english():
    theme = themes().by_id["markets"]
    group = themes().groups[theme.group]
    assert theme.label("xx") == theme.label("en") == theme.label() == theme.labels["en"]
    assert group.label("xx") == group.label("en") == group.labels["en"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Street vendors", "informal-economy"),
        ("water", "water-supply"),
        ("floods", "disaster-risk"),
        ("food-systems", "food-security"),
    ],
)
def test_a_theme_is_suggested_by_what_officials_call_it(text, expected):
    assert themes().suggest(text)[0] == expected


def test_nothing_is_suggested_for_a_word_that_no_theme_has():
    assert themes().suggest("xylophone") == []


@pytest.mark.parametrize(
    "text", ["Recolha de lixo com poucos camiões", "Gestion des marchés", "Recogida con camiones"]
)
def test_short_words_of_other_languages_are_no_beginnings_of_themes(text):
    assert themes().suggest(text) == []
    assert themes().suggest("tax") == ["own-source-revenue"]
