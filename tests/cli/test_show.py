import json

import pytest

from tests.support.builders import item, profile_yaml
from tests.support.command import assert_error, match


@pytest.fixture
def shown(folder):
    def run(*arguments, city="Alphaville"):
        return match("show", city, "--profiles", folder, "--no-starter", *arguments)

    return run


def test_a_profile_is_shown_with_items_evidence_and_sources(shown):
    outcome = shown()
    assert outcome.code == 0
    assert outcome.err == ""
    for words in (
        "Alphaville, Kenya (ke-alphaville)",
        "400,000",
        "Street vendors fill the pavements",
        "documented [s1]",
        "[s1] A test's source",
    ):
        assert words in outcome.out


def test_a_profile_file_can_be_shown_before_it_joins_a_registry(tmp_path, shown):
    path = tmp_path / "mine.yaml"
    path.write_text(profile_yaml("tz-mine", challenges=[item("Waste")]), encoding="utf-8")
    assert "(tz-mine)" in shown(city=path).out


@pytest.mark.parametrize("chosen", ["table", "json", "csv", "markdown"])
def test_every_format_is_offered_and_deterministic(shown, chosen):
    first = shown("--format", chosen)
    assert first.code == 0
    assert "Street vendors fill the pavements" in first.out
    assert first == shown("--format", chosen)


def test_json_is_the_profile(shown):
    data = json.loads(shown("--format", "json").out)
    assert data["profile"]["id"] == "ke-alphaville"


def test_an_unknown_name_offers_near_ones(shown):
    assert_error(shown(city="Beta Twon"), 2, "Did you mean Beta Town")


def test_the_starter_registry_is_there_without_any_option():
    assert match("show", "Maputo").code == 0


def test_the_report_can_be_written_to_a_file(tmp_path, shown):
    path = tmp_path / "profile.md"
    outcome = shown("--format", "markdown", "--output", path)
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == f"Wrote {path}.\n"
    assert path.read_text(encoding="utf-8") == shown("--format", "markdown").out
