"""Findings as workflow commands that GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from matchmaker.checking.registry_check import Checked
from matchmaker.profiles.findings import Finding
from matchmaker.reports.findings.summary import not_checked, summary
from matchmaker.visible_text import visible


def github_annotations(checked: Checked) -> str:
    """One command a finding, then the summary for the log."""
    lines = [_command(finding) for finding in checked.findings]
    return "\n".join([*lines, summary(checked), not_checked()]) + "\n"


def _command(finding: Finding) -> str:
    path = f"{finding.path}: " if finding.path else ""
    hint = f". {finding.hint}" if finding.hint else ""
    properties = ",".join(
        f"{name}={_property(str(value))}"
        for name, value in (
            ("file", finding.file),
            ("line", finding.line),
            ("col", finding.column),
            ("title", finding.code),
        )
    )
    return f"::{finding.code.severity} {properties}::{_data(path + finding.message + hint)}"


def _data(text: str) -> str:
    """Text of a command, escaped as the runner unescapes it (actions/toolkit, core/command.ts)."""
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
