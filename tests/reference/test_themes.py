import json
import re
from pathlib import Path

import pytest

from matchmaker.profiles.yaml_reading import parse
from matchmaker.reference import tables
from matchmaker.reference.folding import fold
from matchmaker.reference.tables import packaged_text
from matchmaker.reference.theme_search import listed_themes
from matchmaker.reference.themes import LANGUAGES, themes
from matchmaker.reference.vocabularies import sdg_targets

ALL = tuple(themes().by_id.values())
GROUPS = tuple(themes().groups.values())
SOURCE = (Path(tables.__file__).parent / "themes.yaml").read_text(encoding="utf-8")
DAC_CODES = Path(__file__).with_name("dac_purpose_codes.txt").read_text(encoding="utf-8")


def test_the_json_that_is_read_is_the_yaml_that_people_edit():
    source = parse(SOURCE).data
    synonyms = {t["id"]: t.pop("synonyms") for group in source["groups"] for t in group["themes"]}
    names = {"ambiguous": source.pop("ambiguous"), "synonyms": synonyms}
    assert json.loads(packaged_text("themes.json")) == source, "run scripts/build_themes.py"
    assert json.loads(packaged_text("theme_names.json")) == names, "run scripts/build_themes.py"


def test_the_source_is_written_in_one_way():
    lines = SOURCE.splitlines()
    assert [line for line in lines if len(line) >= 100 or line != line.rstrip()] == []
    patterns = (
        r"#.*|version: 1|ambiguous:|groups:|",
        r"  - word: .+|    (themes: \[.+\]|reason: .+)",
        r"( {2}| {6})- id: [a-z-]+|    themes:",
        r"( {4}| {8})label:|( {6}| {10})(en|fr|es|pt): [^\[].*",
        r" {8}synonyms:| {10}(en|fr|es|pt): \[.*| {15}\S.*",
        r" {8}(sdg_targets|dac_codes): \[.*\]",
    )
    assert [line for line in lines if not re.fullmatch("|".join(patterns), line)] == []


def test_there_are_60_to_90_themes_in_about_ten_groups():
    assert 60 <= len(ALL) <= 90
    assert 8 <= len(GROUPS) <= 13


def test_ids_are_slugs_and_no_group_is_lost():
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", theme.id) for theme in ALL)
    listed = [theme for group in GROUPS for theme in group.themes]
    assert listed == list(themes().by_id)
    assert all(theme.id in themes().groups[theme.group].themes for theme in ALL)


@pytest.mark.parametrize("named", [ALL, GROUPS], ids=["themes", "groups"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_theme_and_group_has_a_label_of_its_own_in_every_language(named, language):
    assert all(tuple(one.labels) == LANGUAGES for one in named)
    assert len({fold(one.labels[language]) for one in named}) == len(named)


def test_every_theme_names_targets_of_the_2030_agenda():
    known = set(sdg_targets())
    assert [t.id for t in ALL if not t.sdg_targets or not set(t.sdg_targets) <= known] == []


def test_every_theme_names_dac_purpose_codes_that_are_in_use():
    known = {int(code) for code in DAC_CODES.partition("\n")[2].split()}
    assert [t.id for t in ALL if not t.dac_codes or not set(t.dac_codes) <= known] == []


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
    assert listed_themes(field)


def test_siblings_are_the_theme_and_its_group():
    siblings = themes().siblings("markets")
    assert {"markets", "informal-economy"} <= siblings
    assert "drainage" not in siblings
    assert siblings == themes().siblings("informal-economy")


def test_a_language_that_the_vocabulary_does_not_have_falls_back_to_english():
    theme = themes().by_id["markets"]
    group = themes().groups[theme.group]
    assert theme.label("xx") == theme.label("en") == theme.label() == theme.labels["en"]
    assert group.label("xx") == group.label("en") == group.labels["en"]
