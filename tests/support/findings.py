"""Findings in one short form that tests can spell out: ``7:12 MM104 challenges[0].themes[0]``."""

from __future__ import annotations

from collections.abc import Iterable

from matchmaker.profiles.findings import Finding
from matchmaker.profiles.model import Profile
from matchmaker.profiles.reading import parse_profile


def short(findings: Iterable[Finding]) -> list[str]:
    """Place, code and field path of each finding, in the order of the file."""
    return [
        f"{finding.line}:{finding.column} {finding.code} {finding.path}".rstrip()
        for finding in sorted(findings)
    ]


def findings_in(content: str | bytes) -> tuple[Finding, ...]:
    """What is found in the text of a profile file; nothing if it is a valid profile."""
    data = content.encode() if isinstance(content, str) else content
    result = parse_profile(data, "file.yaml")
    return () if isinstance(result, Profile) else tuple(result)


def shown(content: str | bytes) -> list[str]:
    """The findings of a text in their short form."""
    return short(findings_in(content))
