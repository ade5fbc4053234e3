"""What must hold for the check of any bytes at all."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence

from matchmaker.checking.between_files import Comparison
from matchmaker.checking.calendar_dates import date_findings
from matchmaker.checking.facts import Facts, from_json, to_json
from matchmaker.checking.one_file import facts_of
from matchmaker.profiles.file_kinds import FileKind
from matchmaker.profiles.findings import Code, Finding
from matchmaker.profiles.reading import parse_profile
from matchmaker.profiles.strict_model import StrictModel
from matchmaker.settings import DEFAULTS
from tests.support.records import parse_exchange, parse_programme

_BREAK = re.compile(r"\r\n|\r|\n")


def check_bytes(content: bytes) -> Facts:
    """Check a file's bytes as `match check` does, and assert the laws.

    Raises
    ------
    AssertionError
        If a law is broken: every finding has its place in the file, a known code and a message;
        what is kept in the cache comes back equal.
    """
    facts = facts_of(content, DEFAULTS.check)
    assert isinstance(facts, Facts)
    assert from_json(to_json(facts)) == facts, "the cache gives something else back"
    dated = date_findings("file", facts, dt.date(2026, 6, 1), 730)
    between = Comparison().findings("file", facts)
    lengths = _line_lengths(content)
    for finding in (*facts.findings, *dated, *between):
        _assert_sound(finding, lengths)
    return facts


_PARSERS: dict[FileKind, Callable[[bytes, str], StrictModel | Sequence[Finding]]] = {
    "profile": parse_profile,
    "exchange": parse_exchange,
    "programme": parse_programme,
}


def check_agreement(content: bytes, facts: Facts) -> None:
    """Assert that the file is refused exactly where the check finds a mistake."""
    result = _PARSERS[facts.kind](content, "")
    if isinstance(result, StrictModel):
        assert not _errors(facts.findings), "a file is read that the check calls wrong"
    else:
        assert result, "no record, and no finding that says why"
        assert {*result} <= {*facts.findings}, "the check leaves out a finding of the reader"


def _errors(findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.code.severity == "error"]


def _assert_sound(finding: Finding, lengths: list[int]) -> None:
    assert isinstance(finding, Finding)
    assert isinstance(finding.code, Code)
    assert finding.message.strip(), finding
    assert 1 <= finding.line <= len(lengths), finding
    assert 1 <= finding.column <= lengths[finding.line - 1] + 1, finding


def _line_lengths(content: bytes) -> list[int]:
    """Length of each line in characters; a byte that belongs to none counts as one."""
    return [len(line) for line in _BREAK.split(content.decode("utf-8", "surrogateescape"))]
