"""What a check says at the end: how much it looked at, what it found, what it cannot know."""

from __future__ import annotations

from matchmaker.checking.registry_check import NOT_CHECKED, Checked
from matchmaker.profiles.findings import Severity


def summary(checked: Checked) -> str:
    """One sentence of counts."""
    files = _count(len(checked.files), "file")
    errors, warnings = checked.of(Severity.ERROR), checked.of(Severity.WARNING)
    if errors or warnings:
        faulty = len({finding.file for finding in checked.findings})
        what = f"{_count(len(errors), 'error')} and {_count(len(warnings), 'warning')}"
        found = f"{what} in {_count(faulty, 'file')}"
    else:
        found = "nothing found"
    ignored = ""
    if checked.hidden:
        mistakes = f", {_count(checked.hidden_errors, 'error')} among them"
        ignored = f" ({_count(checked.hidden, 'finding')} ignored"
        ignored += (mistakes if checked.hidden_errors else "") + ")"
    return f"{files} checked: {found}{ignored}."


def not_checked() -> str:
    """One sentence of what no check of files can know."""
    return f"Not checked: {'; '.join(NOT_CHECKED)}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
