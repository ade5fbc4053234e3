import json

import pytest

from matchmaker.profiles.field_places import field_path
from matchmaker.profiles.yaml_reading import parse
from tests.support.builders import item, profile_data
from tests.support.findings import findings_in, short, shown

HEAD = """\
schema: 1
id: ke-testville
name: Testville
country: KE
region: Eastern Africa
level: municipality
languages: [en]
text_language: en
provenance: self-declared
verified_on: 2026-01-01
"""  # ten lines: what a test adds begins on line 11


def the_finding(text: str):
    (finding,) = findings_in(text)
    return finding


def test_the_head_alone_is_a_valid_profile():
    assert shown(HEAD) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("name",), "name"),
        (("context", "population"), "context.population"),
        (("challenges", 0, "themes", 1), "challenges[0].themes[1]"),
    ],
)
def test_field_paths_read_as_people_write_them(path, text):
    assert field_path(path) == text


def test_a_field_that_is_not_there_stands_where_its_holder_does():
    document = parse("a:\n  b: [1]\n")
    assert document.place(("a", "b", 0)) == (1, 6)
    assert document.place(("a", "b", 0, "c", "d")) == (1, 6)
    assert document.place(("a", "x")) == (0, 0)
    assert document.place(("x",)) == (0, 0)


ITEM = "  - id: a\n    title: A\n    description: B\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("naem: x\n", "11:1 MM102 naem"),
        ("context:\n  population: many\n", "12:3 MM103 context.population"),
        ("context: {climate: Xx}\n", "11:11 MM104 context.climate"),
        ("aliases: [A, 7]\n", "11:14 MM103 aliases[1]"),
        ("aliases:\n  - A\n  -\n", "13:4 MM103 aliases[1]"),
        ("location:\n  latitude: 1\n", "11:1 MM101 location.longitude"),
        ("challenges:\n" + ITEM, "12:5 MM101 challenges[0].themes"),
        (f"challenges:\n{ITEM}    themes: [markets, mud]\n", "15:23 MM104 challenges[0].themes[1]"),
        (f"expertise:\n{ITEM}    themes: []\n", "15:5 MM105 expertise[0].themes"),
        ("sources:\n  - {id: a, title: T, url: x}\n", "12:23 MM105 sources[0].url"),
    ],
)
def test_a_mistake_is_found_at_its_line_column_and_path(text, expected):
    assert shown(HEAD + text) == [expected]


@pytest.mark.parametrize(
    ("old", "new", "expected", "hint"),
    [
        ("KE", "ke", "4:1 MM104 country", "Did you mean KE?"),
        ("Eastern", "East", "5:1 MM104 region", "Did you mean Eastern Africa"),
        ("municipality", "town", "6:1 MM104 level", "Allowed: municipality, metropolitan"),
        ("[en]", "[English]", "7:13 MM104 languages[0]", "Did you mean en?"),
        ("[en]", "[français]", "7:13 MM104 languages[0]", "Did you mean fr?"),
        ("[en]", "[xq]", "7:13 MM104 languages[0]", "ISO 639-1 codes of two letters"),
        ("country: KE", "country: Kenya", "4:1 MM104 country", "Did you mean KE?"),
        ("name:", "nmae:", "3:1 MM102 nmae", "Did you mean name?"),
    ],
)
def test_a_mistake_comes_with_its_mend(old, new, expected, hint):
    findings = findings_in(HEAD.replace(old, new, 1))
    (finding,) = [found for found in findings if short([found])[0].startswith(expected)]
    assert hint in f"{finding.message} {finding.hint}"


def test_an_unknown_field_inside_an_item_is_mended_with_a_field_of_that_item():
    data = profile_data(challenges=[item("One", evidence=[{"source": "s1", "verified": "x"}])])
    assert the_finding(json.dumps(data)).hint == "Did you mean verified_by?"


def test_a_field_like_no_other_is_to_be_removed():
    assert the_finding(HEAD + "qqqq: 1\n").hint == "Remove it."


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("context: {population: 0}\n", "0 is less than 1", "Write 1 or more."),
        ("location: {latitude: 91, longitude: 1}\n", "91 is more than 90", "Write 90 or less."),
        ("aliases: ['']\n", "'' is too short", "Write at least one visible character."),
        (f"aliases: [{'x' * 121}]\n", "has more than 120 characters", "Shorten it."),
    ],
)
def test_a_value_beyond_its_bounds_is_told_the_bound(text, message, hint):
    found = the_finding(HEAD + text)
    assert message in found.message
    assert found.hint == hint


def test_no_hint_lists_nothing():
    (finding,) = findings_in(HEAD.replace("schema: 1", "schema: 2"))
    assert finding.path == "schema"
    assert "Allowed: ." not in str(finding)


def test_a_list_of_wrong_values_is_not_also_called_too_short():
    text = f"{HEAD}challenges:\n{ITEM}    themes: [mud]\n"
    assert shown(text) == ["15:14 MM104 challenges[0].themes[0]"]


@pytest.mark.parametrize(
    ("word", "themes"),
    [
        ("orçamento participativo", "participatory-budgeting"),
        ("ORDURES MENAGERES", "solid-waste"),
        ("orçamento partcipativo", "participatory-budgeting"),
        ("saneamento", "sanitation or wastewater"),
    ],
)
def test_a_theme_by_another_name_is_told_its_id(word, themes):
    finding = the_finding(f"{HEAD}challenges:\n{ITEM}    themes: [{word}]\n")
    assert (finding.code, finding.path) == ("MM104", "challenges[0].themes[0]")
    assert finding.hint.startswith(f"Did you mean {themes}?")


def test_a_long_value_is_shown_shortened():
    finding = the_finding(HEAD.replace("Testville", "x" * 100_000))
    assert (finding.code, finding.path) == ("MM105", "name")
    assert len(str(finding)) < 250


def test_an_item_of_the_wrong_shape_is_one_finding():
    assert shown(HEAD + "challenges:\n  - street trading\n") == ["12:5 MM103 challenges[0]"]


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ('"11.A"', "Did you mean 11.a?"),
        ('"SDG 11.6"', "Did you mean 11.6?"),
        ('"01.1"', "Did you mean 1.1?"),
        ('"11.6.1"', "Did you mean 11.6?"),
        ("11.6", "Did you mean '11.6'?"),
        ("8.10", "Did you mean '8.1' or '8.10'?"),  # the same number without quotes
        ('"18.1"', "Use targets of the 2030 Agenda"),
        ("11", "Use targets of the 2030 Agenda"),
        ("~", "Use targets of the 2030 Agenda"),
    ],
)
def test_a_wrong_sdg_target_is_mended_without_guessing_from_its_looks(value, hint):
    finding = the_finding(
        f"{HEAD}challenges:\n{ITEM}    themes: [youth]\n    sdg_targets: [{value}]\n"
    )
    assert (finding.code, finding.path) == ("MM104", "challenges[0].sdg_targets[0]")
    assert finding.hint.startswith(hint)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("networks: [A B]\n", "such as street-trading"),
        ("aliases: [' ']\n", "at least one visible character"),
        ("sources: [{id: s, title: T, url: x.org}]\n", "beginning with https://"),
        ("capacity: {assumed: 1}\n", "Write true or false"),
        ("readiness: {endorsed_on: 2026-02-30}\n", "no day of the calendar"),
        ("readiness: {endorsed_on: 2026}\n", "such as 2026-03-01"),
        ("aliases: [~]\n", "an empty value is not text"),
        (f"aliases: [{'A, ' * 31}]\n", "too many entries"),
    ],
)
def test_findings_speak_of_forms_in_plain_words(text, words):
    assert words in str(the_finding(HEAD + text))


def test_a_long_name_of_a_field_is_shown_shortened():
    finding = the_finding(f"{HEAD}? {'x' * 100_000}\n: 1\n")
    assert finding.code == "MM102"
    assert len(str(finding)) < 250


def test_a_decimal_comma_between_brackets_is_told_from_an_unknown_field():
    text = "schema: 1\nlocation: {latitude: -12,35, longitude: 40.0}\n"
    (finding,) = [found for found in findings_in(text) if found.code == "MM102"]
    assert finding.hint == "Write decimals with a point, such as 12.35."
