"""Findings for people."""

import re

import pytest

from matchmaker.profiles.findings import Code, Finding
from matchmaker.reports.findings.text import findings_text

PLACE = re.compile(r"^(\S+):(\d+):(\d+): (error|warning) (MM\d{3})( \S+)?$")


def test_every_finding_has_a_line_that_editors_can_follow(some):
    lines = findings_text(some, width=80, color=False).splitlines()
    places = [PLACE.match(line).groups() for line in lines if PLACE.match(line)]
    assert [(file, int(line), int(column), code) for file, line, column, _, code, _ in places] == [
        (found.file, found.line, found.column, found.code) for found in some.findings
    ]
    assert [found.strip() if found else "" for *_, found in places] == [
        found.path for found in some.findings
    ]


def test_message_and_hint_follow_as_sentences(some):
    lines = findings_text(some, width=80, color=False).splitlines()
    at = next(index for index, line in enumerate(lines) if "MM104" in line)
    assert lines[at + 1 : at + 3] == ["    'town' is not allowed.", "    Allowed: county."]
    at = next(index for index, line in enumerate(lines) if "MM303" in line)
    assert lines[at + 1] == "    Last verified long ago."
    assert not lines[at + 2].startswith(" ")  # no hint, no line


def test_the_end_counts_and_says_what_was_not_checked(some, none):
    text = " ".join(findings_text(some, width=80, color=False).split())
    assert "4 files checked: 2 errors and 2 warnings in 3 files (2 findings ignored)." in text
    clean = findings_text(none, width=200, color=False)
    assert clean.startswith("1 file checked: nothing found.\nNot checked: sources were not opened;")
    assert clean.endswith(".\n")


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_sentences_are_wrapped_to_the_width_and_places_are_left_whole(some, width):
    lines = findings_text(some, width=width, color=False).splitlines()
    assert all(len(line) <= width for line in lines if not PLACE.match(line))
    assert sum(bool(PLACE.match(line)) for line in lines) == len(some.findings)


@pytest.mark.parametrize("width", [0, 1, 10])
def test_no_terminal_is_too_narrow(some, width):
    assert findings_text(some, width=width, color=False) == findings_text(
        some, width=30, color=False
    )


def test_a_long_word_is_not_broken(made):
    found = Finding("a.yaml", 1, 1, "", Code.MALFORMED, "w" * 100)
    assert "W" + "w" * 99 in findings_text(made(found), width=40, color=False)


def test_colour_adds_nothing_but_colour(some):
    plain, colored = (findings_text(some, width=80, color=color) for color in (False, True))
    assert "\x1b" not in plain
    assert "\x1b[31merror" in colored
    assert "\x1b[33mwarning" in colored
    assert re.sub(r"\x1b\[\d*m", "", colored) == plain
    for line in colored.splitlines():  # what a line begins it ends
        assert line.count("\x1b[0m") == len(re.findall(r"\x1b\[[1-9]\d*m", line))
