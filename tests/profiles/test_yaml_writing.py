import pytest
import yaml

from matchmaker.profiles.starter import starter_folder
from matchmaker.profiles.yaml_reading import parse
from matchmaker.profiles.yaml_writing import MODELINE, WIDTH, write_yaml
from tests.support.builders import item, profile_data
from tests.support.hostile import HOSTILE


@pytest.mark.parametrize("path", sorted(starter_folder().rglob("*.yaml")), ids=lambda p: p.stem)
def test_the_starter_profiles_read_back_as_the_same_data(path):
    data = parse(path.read_text(encoding="utf-8")).data
    text = write_yaml(data)
    assert parse(text).data == data
    assert yaml.safe_load(text).keys() == data.keys()


def test_a_profile_is_written_as_the_repository_writes_them():
    data = profile_data(
        "no-testfjord",
        aliases=["Testfjord kommune"],
        location={"longitude": 10.5, "latitude": 60.0},
        context={"functions": ["roads", "parks"], "population": 1000},
        challenges=[
            item(
                "Waste: less of it",
                id="waste",
                description="A text to fold. " * 9 + "End.",
                evidence=[{"source": "s1"}],
                sdg_targets=["11.6", "11.b"],
            )
        ],
        readiness={"lead_unit": "International office", "endorsed_on": "2026-03-01"},
    )
    assert write_yaml(data, modeline=True) == (
        "# yaml-language-server: $schema=../../schema/profile.schema.json\n"
        "schema: 1\n"
        "id: no-testfjord\n"
        "name: Testfjord\n"
        'country: "NO"\n'
        "region: Northern Europe\n"
        "level: municipality\n"
        "aliases: [Testfjord kommune]\n"
        "languages: [en]\n"
        "text_language: en\n"
        "location: {latitude: 60.0, longitude: 10.5}\n"
        "context:\n"
        "  population: 1000\n"
        "  functions: [roads, parks]\n"
        "challenges:\n"
        "  - id: waste\n"
        '    title: "Waste: less of it"\n'
        "    description: >-\n"
        f"      {'A text to fold. ' * 5}A text to\n"
        f"      fold. {'A text to fold. ' * 3}End.\n"
        "    themes: [solid-waste]\n"
        '    sdg_targets: ["11.6", 11.b]\n'
        "    evidence: [{source: s1}]\n"
        "expertise: []\n"
        "readiness: {endorsed_on: 2026-03-01, lead_unit: International office}\n"
        "provenance: self-declared\n"
        "verified_on: 2026-01-01\n"
        "sources:\n"
        "  - id: s1\n"
        "    title: A test's source\n"
    )  # fmt: skip


def test_the_modeline_is_that_of_the_starter_profiles():
    for path in starter_folder().rglob("*.yaml"):
        assert path.read_text(encoding="utf-8").startswith(MODELINE)


@pytest.mark.parametrize("text", [
    "NO", "no", "y", "Y", "yes", "on", "off", "null", "~", "true", "8.3", "010", "0x1F", "1_000",
    "0b11", "190:20:30", "1e3", ".inf", "=", "<<", "", " ", " x", "x ", "- x", "#x", "x #y", "x: y",
    "x:", "'", '"', "'x'", "@x", "`x", "%x", "!x", "&x", "*x", "[x]", "{x}", "...", "---", "?",
    "2026-03-01", "9" * 40,
])  # fmt: skip
@pytest.mark.parametrize("shape", ["field", "list", "record"])
def test_words_that_a_reader_takes_for_something_else_are_quoted(text, shape):
    data = {"field": text, "list": [text], "record": {"a": {"b": [text]}}}[shape]
    written = write_yaml({"x": data})
    assert parse(written).data == {"x": data}
    assert yaml.safe_load(written) == {"x": data}
    assert '"' in written


@pytest.mark.parametrize(
    "text", ["Maputo", "a:b", "x#y", "1.2.3", "50 %", "1,5", "São Paulo", "東京"]
)
def test_other_words_are_not_quoted(text):
    assert write_yaml({"x": text}) == f"x: {text}\n"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_reads_back_and_shows_what_it_holds(text):
    written = write_yaml({"name": text, "aliases": [text], "challenges": [{"id": text}]})
    assert parse(written).data == {"name": text, "aliases": [text], "challenges": [{"id": text}]}
    assert all(line.isprintable() for line in written.split("\n") if "\u200c" not in text)


@pytest.mark.parametrize("text", ["one\ntwo", "one\n\ntwo\n", "one\n  two", "# a\n- b"])
def test_lines_of_a_text_stay_lines(text):
    written = write_yaml({"challenges": [{"description": text}]})
    assert "description: |" in written
    assert parse(written).data == {"challenges": [{"description": text}]}


@pytest.mark.parametrize(
    "text", ["\none", "one\n\n", " one\ntwo", "one \ntwo", "one\n \ntwo", "\n"]
)
def test_lines_that_an_editor_may_change_unseen_are_escaped(text):
    written = write_yaml({"name": text})
    assert written.count("\n") == 1
    assert parse(written).data == {"name": text}


def test_long_lists_are_folded_at_the_width():
    words = [f"function-{at}" for at in range(40)]
    written = write_yaml(
        {"context": {"functions": words}, "sources": [{"id": "s", "supports": words}]}
    )
    assert max(map(len, written.split("\n"))) <= WIDTH
    assert parse(written).data["context"] == {"functions": words}
    assert written.count("[\n") == 2


def test_unknown_fields_follow_the_known_ones_in_their_order():
    assert write_yaml({"zeta": 1, "alpha": 2, "name": "X"}) == "name: X\nzeta: 1\nalpha: 2\n"


@pytest.mark.parametrize("value", [float("inf"), float("nan"), 10**20, "\ud800"])
def test_what_no_file_can_hold_is_refused(value):
    with pytest.raises(ValueError, match=r"number|surrogate|finite|digits"):
        write_yaml({"x": value})


def test_empty_collections_are_written_in_brackets():
    assert (
        write_yaml({"a": [], "b": {}, "c": [[]], "d": [{}]}) == "a: []\nb: {}\nc: [[]]\nd: [{}]\n"
    )
    assert write_yaml({}) == "{}\n"
