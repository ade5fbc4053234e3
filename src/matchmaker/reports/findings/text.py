"""Findings for people: place and code on a line that editors can follow, then what and how."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from matchmaker.checking.registry_check import Checked
from matchmaker.profiles.findings import Finding, Severity
from matchmaker.reports.findings.summary import not_checked, summary
from matchmaker.visible_text import visible

_BOLD, _DIM, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_COLORS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m"}
_INDENT = "    "
_NARROW = 30  # columns; what is narrower would break every word


def findings_text(checked: Checked, *, width: int, color: bool) -> str:
    """All findings, a summary, and what was not checked."""
    lines = [line for finding in checked.findings for line in _lines(finding, width, color=color)]
    if lines:
        lines.append("")
    lines += _wrapped(summary(checked), width, "")
    lines += _wrapped(not_checked(), width, "")
    return "\n".join(lines) + "\n"


def _lines(finding: Finding, width: int, *, color: bool) -> Iterator[str]:
    severity = finding.code.severity
    place = f"{visible(finding.file)}:{finding.line}:{finding.column}:"
    field = f" {visible(finding.path)}" if finding.path else ""
    if color:
        mark = f"{_COLORS[severity]}{severity}{_RESET}"
        yield f"{_BOLD}{place}{_RESET} {mark} {finding.code}{field}"
    else:
        yield f"{place} {severity} {finding.code}{field}"
    message = visible(finding.message)
    yield from _wrapped(message[:1].upper() + message[1:] + ".", width, _INDENT)
    for line in _wrapped(visible(finding.hint), width, _INDENT):
        yield f"{_DIM}{line}{_RESET}" if color else line


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    return textwrap.wrap(
        text,
        max(width, _NARROW),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
