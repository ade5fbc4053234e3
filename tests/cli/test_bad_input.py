"""Every bad input: one clear paragraph with a hint, the right exit code, and nothing on stdout."""

import json
import os
import stat

import pytest

from tests.support.builders import item, profile_data
from tests.support.command import assert_error, match
from tests.support.small_registry import write_registry


def test_an_unknown_city_offers_near_names(ranked):
    assert_error(
        ranked(city="Alphavile"), 2, "No government 'Alphavile'", "Did you mean Alphaville"
    )


def test_a_beginning_of_a_name_is_near_enough(ranked):
    assert_error(ranked(city="Alpha"), 2, "Did you mean Alphaville")


def test_an_unknown_city_that_resembles_none_says_what_else_works(ranked):
    outcome = ranked(city="Xyzzy")
    assert_error(outcome, 2, "--city my-city.yaml", "--profiles DIR")
    assert "Did you mean" not in outcome.err


def test_an_ambiguous_city_lists_the_candidates_with_their_ids(folder, ranked):
    write_registry(
        folder,
        [
            profile_data("us-alphaville", level="county", challenges=[item("Waste")]),
        ],
    )
    outcome = ranked()
    assert_error(outcome, 2, "is the name of 2 governments", "Give the id")
    assert "ke-alphaville (Alphaville, municipality)" in outcome.err
    assert "us-alphaville (Alphaville, county)" in outcome.err


def test_hostile_names_in_messages_are_shown_harmlessly(ranked):
    outcome = ranked(city="[red]x\x1b[31m\u202e")
    assert_error(outcome, 2, "[red]x<U+001B>[31m<U+202E>")
    assert "\x1b" not in outcome.err


def test_a_missing_profile_file_is_named(ranked):
    assert_error(ranked(city="nowhere/mine.yaml"), 2, "nowhere/mine.yaml does not exist")


def test_a_missing_folder_is_named(tmp_path):
    outcome = match("--city", "Maputo", "--profiles", tmp_path / "missing")
    assert_error(outcome, 2, "missing does not exist")


def test_an_empty_folder_says_how_profiles_lie_in_it(tmp_path):
    outcome = match("--city", "Maputo", "--profiles", tmp_path)
    assert_error(outcome, 2, "holds no profile", "mz/maputo.yaml")


def test_a_file_in_place_of_a_folder_says_which_option_takes_one(folder):
    path = folder / "ke" / "alphaville.yaml"
    assert_error(match("--city", "Maputo", "--profiles", path), 2, "is not a folder", "--city")


def test_an_unreadable_folder_is_named(folder, monkeypatch, ranked):
    def refuse(path):
        raise PermissionError(13, "Permission denied", os.fspath(path))

    monkeypatch.setattr("os.scandir", refuse)
    outcome = ranked()
    assert_error(outcome, 2, f"The folder {folder} cannot be read (Permission denied)")


def test_an_unreadable_file_is_a_mistake_of_the_registry(folder, ranked):
    os.mkfifo(folder / "ke" / "pipe.yaml")
    assert stat.S_ISFIFO((folder / "ke" / "pipe.yaml").stat().st_mode)
    assert_error(ranked(), 1, "pipe.yaml:1:1: MM001 this is not a regular file")


def test_no_profiles_at_all_asks_for_a_folder():
    assert_error(match("--city", "Maputo", "--no-starter"), 2, "no profiles to read", "--profiles")


def test_broken_yaml_is_named_with_file_line_and_column(folder, ranked):
    (folder / "ke" / "broken.yaml").write_text("schema: 1\nname: [a\n", encoding="utf-8")
    outcome = ranked()
    assert_error(outcome, 1, "1 mistake in 1 file:", "MM004")
    assert "broken.yaml:3:1" in outcome.err or "broken.yaml:2:" in outcome.err


def test_every_mistake_of_every_profile_is_reported_at_once(folder, ranked):
    write_registry(folder, [{**profile_data("pe-wrong"), "level": "town", "colour": "red"}])
    (folder / "pe" / "second.yaml").write_text("a: 1\na: 2\n", encoding="utf-8")
    outcome = ranked()
    assert_error(outcome, 1, "3 mistakes in 2 files:", "'town' is not allowed", "'colour'", "MM005")


def test_a_broken_city_file_is_refused_the_same_way(tmp_path, ranked):
    path = tmp_path / "mine.yaml"
    path.write_text(json.dumps({**profile_data("ke-mine"), "country": "XX"}), encoding="utf-8")
    assert_error(ranked(city=path), 1, "mine.yaml:", "country: 'XX' is not allowed")


@pytest.mark.parametrize(
    ("option", "value", "parts"),
    [
        (
            "--theme",
            "informal-econmy",
            ["no theme 'informal-econmy'", "Did you mean informal-econ"],
        ),
        ("--region", "Afrika", ["no UN M49 region", "Did you mean Africa"]),
        ("--country", "Kenia", ["no country 'Kenia'", "Did you mean Kenya"]),
        ("--level", "municipalty", ["no level 'municipalty'", "Did you mean municipality"]),
        ("--output", "missing/report.md", ["missing/report.md cannot be written"]),
        ("--model", "any", ["The light engine has no model", "Leave out"]),
    ],
)
def test_a_wrong_value_is_named_with_what_was_perhaps_meant(ranked, option, value, parts):
    assert_error(ranked(option, value), 2, *parts)


def test_a_near_country_is_offered_once_though_several_of_its_names_are_near(ranked):
    outcome = ranked("--country", "Brasilia")
    assert_error(outcome, 2, "Did you mean Brazil?")
    assert outcome.err.count("Brazil") == 1


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("top = [", ["Cannot read the settings file", "matchmaker.toml"]),
        ("tpo = 3", ["Settings that cannot be used", "tpo"]),
        ("south_south_strength = 0.9", ["south_south_strength", "0.5"]),
        ("[context]\nclimate = 0.9", ["context", "sum to 1"]),
    ],
)
def test_settings_that_cannot_be_used_are_named(tmp_path, monkeypatch, ranked, text, parts):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "matchmaker.toml").write_text(text, encoding="utf-8")
    assert_error(ranked(), 2, *parts)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--bogus"],
        ["bogus"],
        ["--top", "0"],
        ["--top", "many"],
        ["--min-score", "101"],
        ["--mode", "teach"],
        ["--format", "xml"],
        ["--south-south", "maybe"],
        ["--embedder", "openai"],
        ["explain", "Maputo"],
        ["show"],
        ["themes", "--language", "de"],
    ],
)
def test_wrong_use_exits_2_and_points_at_the_help(arguments):
    outcome = match(*arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    assert "-h" in outcome.err
    assert "Traceback" not in outcome.err


def test_an_option_without_a_city_asks_for_one():
    assert_error(match("--mode", "learn"), 2, "Which government looks for a partner?", "--city")


@pytest.mark.parametrize(
    "command", [["explain", "Maputo", "Durban"], ["show", "Maputo"], ["themes"]]
)
def test_options_before_a_subcommand_are_refused_and_sent_behind_it(command):
    outcome = match("--city", "Maputo", "--no-starter", *command)
    assert_error(
        outcome, 2, f"--city, --no-starter stands before '{command[0]}'", f"match {command[0]} ..."
    )
