"""What codes mean, as a report: one of them in full, or all in a table."""

from __future__ import annotations

from matchmaker.checking.catalogue import CATALOGUE
from matchmaker.profiles.findings import Code
from matchmaker.reports.document import Column, Report, Section, Table


def code_report(code: Code) -> Report:
    """Everything about one code."""
    explanation = CATALOGUE[code]
    examples = [
        Section(heading, [f"    {line}" for line in text.split("\n")])
        for heading, text in (("Wrong", explanation.wrong), ("Right", explanation.right))
        if text
    ]
    return _report(
        f"{code} ({code.severity}): {explanation.title}",
        [Section("", [explanation.reason]), Section("What to do", [explanation.mend]), *examples],
        [code],
    )


def codes_report() -> Report:
    """A line for every code."""
    columns = [Column("Code"), Column("Severity"), Column("What was found", share=1)]
    rows = [[code, code.severity, explanation.title] for code, explanation in CATALOGUE.items()]
    section = Section("", table=Table(columns, rows), notes=["match check --explain MM104"])
    return _report("Findings of match check", [section], list(CATALOGUE))


def _report(title: str, sections: list[Section], codes: list[Code]) -> Report:
    records = [
        {"code": str(code), "severity": str(code.severity), **CATALOGUE[code]._asdict()}
        for code in codes
    ]
    return Report(
        title, sections, lambda: records, lambda: {"schema": "matchmaker.codes/1", "codes": records}
    )
