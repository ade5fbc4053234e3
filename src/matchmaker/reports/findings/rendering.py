"""The result of a check in the format that was asked for."""

from __future__ import annotations

from enum import StrEnum

from matchmaker.checking.registry_check import Checked
from matchmaker.reports.findings.github import github_annotations
from matchmaker.reports.findings.json_document import findings_json
from matchmaker.reports.findings.text import findings_text


class FindingsFormat(StrEnum):
    """Formats of a check."""

    text = "text"
    json = "json"
    github = "github"
    sarif = "sarif"
    junit = "junit"


def render_findings(
    checked: Checked,
    chosen: FindingsFormat,
    *,
    strict: bool = False,
    width: int = 80,
    color: bool = False,
) -> str:
    """The findings as text that ends in a line feed.

    Parameters
    ----------
    strict
        Whether warnings fail the check; JUnit tells failures from the rest.
    width, color
        Of the terminal, for the text format.
    """
    match chosen:
        case FindingsFormat.text:
            return findings_text(checked, width=width, color=color)
        case FindingsFormat.json:
            return findings_json(checked)
        case FindingsFormat.github:
            return github_annotations(checked)
        case FindingsFormat.sarif:
            from matchmaker.reports.findings.sarif import sarif_log  # noqa: PLC0415 - loads every explanation

            return sarif_log(checked)
        case FindingsFormat.junit:
            from matchmaker.reports.findings.junit import junit_xml  # noqa: PLC0415 - XML is slow to load

            return junit_xml(checked, strict=strict)
