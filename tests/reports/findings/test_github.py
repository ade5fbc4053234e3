"""Workflow commands, read back as GitHub's runner reads them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.checking.registry_check import Checked
from matchmaker.profiles.findings import Code, Finding
from matchmaker.reports.findings.github import github_annotations
from matchmaker.visible_text import visible
from tests.support.checking import TODAY

COMMAND = re.compile(r"::(error|warning) ([^:]*)::(.*)")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Commands of a log, unescaped as the runner does (ActionCommand.cs)."""
    read = []
    for line in text.split("\n"):
        if not line.lstrip().startswith("::"):
            continue
        severity, properties, data = COMMAND.fullmatch(line).groups()
        pairs = (pair.split("=", 1) for pair in properties.split(","))
        read.append((severity, {name: _plain(value) for name, value in pairs}, _plain(data)))
    return read


def _plain(text: str) -> str:
    for escape, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, char)
    return text


def annotated(*findings: Finding) -> str:
    files = tuple(sorted({found.file for found in findings}))
    return github_annotations(Checked(tuple(sorted(findings)), files, 0, TODAY))


def test_each_finding_is_a_command_at_its_place(some):
    read = commands(github_annotations(some))
    assert [(severity, place) for severity, place, _ in read] == [
        (
            found.code.severity,
            {
                "file": found.file,
                "line": str(found.line),
                "col": str(found.column),
                "title": found.code,
            },
        )
        for found in some.findings
    ]
    assert read[0][2] == "level: 'town' is not allowed. Allowed: county."


def test_the_log_ends_in_the_summary(some, none):
    assert "\n4 files checked: 2 errors and 2 warnings" in github_annotations(some)
    assert github_annotations(none).startswith("1 file checked: nothing found.\nNot checked: ")


ATTACKS = [
    "a\n::error file=other.yaml::gotcha", "a\r\n::stop-commands::x", "a%0A::error::x", "%25%0A",
    "a,line=1,title=x", "a::warning ::b", "a:b", "a,b", "100 %", "a=b", "::set-output name=x::y",
    "##[group]x", "a\u2028::error::x", "a\x85::error::x", "::add-mask::x",
]  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_can_be_injected_by_a_file_name_a_path_or_a_message(attack):
    found = Finding(f"{attack}.yaml", 1, 2, attack, Code.UNKNOWN_FIELD, attack, attack)
    ((severity, place, data),) = commands(annotated(found))
    shown = visible(attack)
    assert severity == "error"
    assert place == {"file": f"{shown}.yaml", "line": "1", "col": "2", "title": "MM102"}
    assert data == f"{shown}: {shown}. {shown}"


# Unescaping is unambiguous only because every "%" is escaped; the runner does it in one order.
@given(st.text(st.characters(), max_size=30), st.text(st.characters(), max_size=30))
def test_any_text_stays_inside_its_command(file, message):
    text = annotated(Finding(file, 3, 4, "", Code.MALFORMED, message))
    lines = text.splitlines()
    assert len(lines) == 3
    assert COMMAND.fullmatch(lines[0])
    ((_, place, data),) = commands(text)
    assert list(place) == ["file", "line", "col", "title"]
    assert (place["line"], place["col"], place["title"]) == ("3", "4", "MM105")
    assert data == visible(message)
