import csv
import io
import json

import pytest

from matchmaker.reference.themes import themes
from tests.support.command import assert_error, match


def test_all_themes_are_listed_with_their_groups():
    outcome = match("themes")
    assert (outcome.code, outcome.err) == (0, "")
    assert f"Themes of profiles ({len(themes().by_id)})" in outcome.out
    assert all(id_ in outcome.out for id_ in themes().by_id)


def test_search_finds_a_theme_by_what_officials_call_it():
    data = json.loads(match("themes", "--search", "street VEND", "--format", "json").out)
    assert [theme["id"] for theme in data["themes"]] == ["informal-economy"]


def test_search_reads_the_start_of_words_only():
    with_start = match("themes", "--search", "hawk")
    assert with_start.code == 0
    assert_error(match("themes", "--search", "awkers"), 1, "starts with 'awkers'", "`match themes`")


def test_a_search_finds_all_languages_and_says_what_it_found():
    outcome = match("themes", "--search", "AMBULANTES")
    assert "informal-economy" in outcome.out
    assert "Found: ambulantes (es, pt)" in " ".join(outcome.out.split())
    shown = match("themes", "--search", "comercio ambulante", "--language", "pt")
    assert "Economia local e trabalho" in shown.out
    assert "Found" not in shown.out


def test_a_search_without_a_find_offers_near_words():
    outcome = match("themes", "--search", "ambulnates")
    assert_error(outcome, 1, "starts with 'ambulnates'", "Did you mean 'ambulantes'")


def test_search_takes_signs_of_patterns_as_text():
    assert_error(match("themes", "--search", ".*("), 1, "starts with '.*('")


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt"])
def test_every_language_of_the_vocabulary_lists_every_theme(language):
    outcome = match("themes", "--language", language, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(outcome.out)))
    assert len(rows) == len(themes().by_id)
    assert all(row["label"] for row in rows)


@pytest.mark.parametrize("chosen", ["table", "json", "csv", "markdown"])
def test_two_runs_write_the_same_bytes_in_every_format(chosen):
    assert match("themes", "--format", chosen) == match("themes", "--format", chosen)
