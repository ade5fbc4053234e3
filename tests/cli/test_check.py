"""`match check`: exit codes, choices, settings, output, and what cannot be read."""

import json
import os
from xml.etree import ElementTree as ET

import pytest

from matchmaker.profiles.findings import Code
from tests.support.builders import item
from tests.support.checking import fields_text, write_files
from tests.support.command import Outcome, assert_error, match, match_process

TODAY = "2026-03-01"
GOOD = fields_text("ke-good")
STALE = fields_text("ke-stale", verified_on="2020-01-01")
DOUBTFUL = fields_text("ke-doubtful", capacity={"assumed": True})
WRONG = fields_text("ke-wrong", level="town", region="Western Africa")


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Write files into the folder `profiles` of the working folder."""
    monkeypatch.chdir(tmp_path)

    def write(**texts: str):
        return write_files(
            tmp_path / "profiles", {f"ke/{name}.yaml": text for name, text in texts.items()}
        )

    return write


def check(*arguments) -> Outcome:
    return match("check", "--today", TODAY, *arguments)


def codes(outcome: Outcome) -> list[str]:
    return [found["code"] for found in json.loads(outcome.out)["findings"]]


@pytest.mark.parametrize(
    ("files", "plain", "strict"),
    [
        ({"good": GOOD}, 0, 0),
        ({"stale": STALE}, 0, 0),
        ({"doubtful": DOUBTFUL}, 0, 1),
        ({"wrong": WRONG}, 1, 1),
        ({"good": GOOD, "stale": STALE}, 0, 0),
        ({"stale": STALE, "doubtful": DOUBTFUL}, 0, 1),
        ({"good": GOOD, "wrong": WRONG}, 1, 1),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, dict) else str(value),
)
@pytest.mark.parametrize("chosen", ["text", "json", "github", "sarif", "junit"])
def test_the_exit_code_is_that_of_the_worst_finding(here, files, plain, strict, chosen):
    here(**files)
    for options, code in (([], plain), (["--strict"], strict)):
        outcome = check("--format", chosen, *options)
        assert (outcome.code, outcome.err) == (code, "")
        assert outcome.out


def test_the_folder_profiles_is_the_default(here):
    here(good=GOOD, wrong=WRONG)
    assert check() == check("profiles")
    assert "profiles/ke/wrong.yaml:6:1: error MM104 level" in check().out


def test_without_that_folder_it_is_said_to_be_missing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert_error(check(), 2, "The path profiles does not exist")


def test_several_paths_are_checked_together(here):
    folder = here(good=GOOD, wrong=WRONG, doubtful=DOUBTFUL)
    outcome = check(folder / "ke" / "good.yaml", folder / "ke" / "doubtful.yaml")
    assert outcome.code == 0
    assert "2 files checked: 0 errors and 1 warning in 1 file." in outcome.out


@pytest.mark.parametrize("name", ["missing", "missing.yaml", "x" * 5000])
def test_a_missing_path_is_wrong_use_though_others_exist(here, name):
    here(wrong=WRONG)
    assert_error(check("profiles", name), 2, "does not exist")


def test_an_empty_folder_is_wrong_use(tmp_path):
    assert_error(check(tmp_path), 2, "There is no profile", "mz/maputo.yaml")


def test_hidden_files_are_passed_over_unless_they_are_named(here):
    folder = here(good=GOOD)
    write_files(folder, {".git/ke/wrong.yaml": WRONG, "ke/.wrong.yaml": WRONG})
    assert check().code == 0
    assert check(folder / "ke" / ".wrong.yaml").code == 1


@pytest.mark.parametrize(
    "options", [["--select", "MM104"], ["--select", "mm1"], ["--ignore", "MM2"]]
)
def test_codes_are_selected_and_ignored(here, options):
    here(wrong=WRONG, doubtful=DOUBTFUL)
    assert set(codes(check("--format", "json", *options))) <= {"MM104", "MM307"}
    assert check(*options).code == 1


@pytest.mark.parametrize(
    "options",
    [
        ["--ignore", "MM104,MM204"], ["--ignore", " mm104 , mm204 ,"],
        ["--ignore", "MM104", "--ignore", "MM204"], ["--ignore", "MM1,MM2"],
        ["--select", "MM307,MM0"], ["--select", "MM1", "--ignore", "MM1"],
    ],
)  # fmt: skip
def test_lists_with_commas_and_repeated_options_add_up(here, options):
    here(wrong=WRONG)
    outcome = check(*options)
    assert outcome.code == 0
    assert "nothing found (2 findings ignored, 2 errors among them)" in outcome.out


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize("value", ["MM999", "MM104,nonsense", "104"])
def test_an_unknown_code_is_wrong_use(here, option, value):
    here(good=GOOD)
    assert_error(check(option, value), 2, "is no code of a finding", "--explain all")


@pytest.mark.parametrize(("today", "found"), [("2021-12-31", []), ("2022-01-01", ["MM303"])])
def test_today_is_what_dates_are_compared_with(here, today, found):
    here(stale=STALE)
    outcome = match("check", "--today", today, "--format", "json")
    assert codes(outcome) == found
    assert json.loads(outcome.out)["checked"]["today"] == today


@pytest.mark.parametrize("today", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_the_calendar_are_days(here, today):
    here(good=GOOD)
    assert match("check", "--today", today, "--select", "MM1").code == 0


@pytest.mark.parametrize("today", ["2026-02-30", "yesterday", "", "01/03/2026", "2026-13-01", "0"])
def test_what_is_no_date_is_wrong_use(here, today):
    here(good=GOOD)
    outcome = match("check", "--today", today)
    assert (outcome.code, outcome.out) == (2, "")
    assert "2026-03-01" in outcome.err
    assert "Traceback" not in outcome.err


def test_without_today_the_clock_is_read(here):
    here(good=fields_text("ke-good", verified_on="1990-01-01"))
    assert codes(match("check", "--format", "json")) == ["MM303"]


@pytest.mark.parametrize("code", ["MM104", "mm104", " MM104 "])
def test_a_code_is_explained(code):
    outcome = match("check", "--explain", code)
    assert (outcome.code, outcome.err) == (0, "")
    for words in ("MM104", "Not one of the allowed values", "What to do", "solid-waste"):
        assert words in outcome.out


def test_all_codes_are_listed():
    outcome = match("check", "--explain", "ALL")
    assert outcome.code == 0
    assert all(code in outcome.out for code in Code)


@pytest.mark.parametrize("code", ["MM999", "MM1", "", "[red]x\x1b[31m"])
def test_an_unknown_code_is_not_explained(code):
    outcome = match("check", "--explain", code)
    assert_error(outcome, 2, "There is no finding with the code", "--explain all")
    assert "\x1b" not in outcome.err


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("findings.json", "{"), ("findings.sarif", "{"), ("findings.XML", "<?xml"),
        ("findings.txt", "profiles/ke/wrong.yaml:"), ("findings", "profiles/ke/wrong.yaml:"),
    ],
)  # fmt: skip
def test_the_ending_of_the_output_names_the_format(here, tmp_path, name, begins):
    here(wrong=WRONG)
    outcome = check("--output", tmp_path / name)
    assert (outcome.code, outcome.out) == (1, "")
    wrote, summary = outcome.err.splitlines()
    assert wrote == f"Wrote {tmp_path / name}."
    assert summary.startswith("1 file checked: ")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_an_asked_format_wins_over_the_ending(here, tmp_path):
    here(wrong=WRONG)
    check("--output", tmp_path / "a.json", "--format", "junit")
    ET.parse(tmp_path / "a.json")  # noqa: S314 - written here


def test_what_goes_to_a_file_is_what_would_go_to_the_screen(here, tmp_path):
    here(wrong=WRONG, doubtful=DOUBTFUL)
    for chosen in ("text", "json", "github", "sarif", "junit"):
        check("--format", chosen, "--output", tmp_path / "out")
        assert (tmp_path / "out").read_text(encoding="utf-8") == check("--format", chosen).out


def test_an_output_that_cannot_be_written_is_wrong_use(here, tmp_path):
    here(good=GOOD)
    assert_error(check("--output", tmp_path / "missing" / "a.json"), 2, "cannot be written")


def test_settings_ignore_codes_make_exceptions_and_set_limits(here, tmp_path):
    here(wrong=WRONG, doubtful=DOUBTFUL, stale=STALE)
    write_files(tmp_path, {"profiles/tz/thin.yaml": fields_text("tz-thin", challenges=[item("A")])})
    settings = """\
[check]
ignore = ["MM307"]
stale_after_days = 10000
least_words = 2
[check.exceptions]
"profiles/ke/wr*.yaml" = ["MM1", "mm204"]
"""
    assert codes(check("--format", "json")) == ["MM307", "MM303", "MM204", "MM104", "MM304"]
    (tmp_path / "matchmaker.toml").write_text(settings, encoding="utf-8")
    outcome = check("--strict")
    assert outcome.code == 0
    assert (
        "4 files checked: nothing found (3 findings ignored, 2 errors among them)." in outcome.out
    )


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ('[check]\nignore = ["MM999"]', "MM999"),
        ('[check]\nignore = "MM307"', "ignore"),
        ("[check]\nstale_after_days = 0", "stale_after_days"),
        ("[check]\nstale = 1", "stale"),
        ('[check.exceptions]\n"*" = ["nothing"]', "nothing"),
    ],
)
def test_settings_that_cannot_be_used_are_named(here, tmp_path, settings, words):
    here(good=GOOD)
    (tmp_path / "matchmaker.toml").write_text(settings, encoding="utf-8")
    assert_error(check(), 2, words)


def test_what_cannot_be_read_inside_a_folder_is_a_finding(here):
    folder = here(good=GOOD)
    os.mkfifo(folder / "ke" / "pipe.yaml")
    (folder / "ke" / "loop.yaml").symlink_to("loop.yaml")
    (folder / "ke" / "around").symlink_to(folder, target_is_directory=True)
    outcome = check()
    assert outcome.code == 1
    assert "profiles/ke/pipe.yaml:1:1: error MM001" in outcome.out
    assert "profiles/ke/loop.yaml:1:1: error MM001" in outcome.out
    assert "3 files checked: 2 errors and 0 warnings in 2 files." in outcome.out


def test_a_folder_that_may_not_be_listed_is_a_finding(here, monkeypatch):
    folder = here(good=GOOD)
    (folder / "locked").mkdir()
    real = os.scandir

    def scandir(path):
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr("os.scandir", scandir)
    outcome = check()
    assert outcome.code == 1
    assert "profiles/locked:1:1: error MM001" in outcome.out


def test_names_that_are_not_utf_8_can_be_given_and_printed(here, tmp_path):
    here(good=GOOD)
    (tmp_path / os.fsdecode(b"s\xe3o.yaml")).write_text(WRONG, encoding="utf-8")
    outcome = match_process("check", os.fsdecode(b"s\xe3o.yaml"), "--today", TODAY)
    assert outcome.code == 1
    assert "s<U+DCE3>o.yaml:6:1: error MM104 level" in outcome.out


def test_the_same_check_says_the_same_with_a_cold_and_a_warm_cache(here):
    here(good=GOOD, wrong=WRONG, doubtful=DOUBTFUL)
    for chosen in ("text", "json", "github", "sarif", "junit"):
        assert check("--format", chosen) == check("--format", chosen)


def test_the_starter_registry_is_clean():
    from matchmaker.profiles.starter import starter_folder  # noqa: PLC0415 - where it lies

    outcome = match("check", starter_folder(), "--strict", "--today", "2026-12-01")
    assert (outcome.code, outcome.err) == (0, "")
    assert "nothing found." in outcome.out


@pytest.mark.parametrize("arguments", [["--bogus"], ["--format", "xml"]])
def test_wrong_use_points_at_the_help(arguments):
    outcome = match("check", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert "-h" in outcome.err


def test_a_selection_without_a_code_selects_nothing_by_mistake(here):
    here(good=GOOD)
    assert_error(check("--select", ","), 2, "',' is no code of a finding")
