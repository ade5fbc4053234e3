"""Findings as JSON, ``matchmaker.findings/1``."""

from __future__ import annotations

import json

from matchmaker.checking.registry_check import NOT_CHECKED, Checked
from matchmaker.profiles.findings import Severity
from matchmaker.reports.escaping import json_text


def findings_json(checked: Checked) -> str:
    """The document."""
    document = {
        "schema": "matchmaker.findings/1",
        "findings": [
            {
                "file": finding.file,
                "line": finding.line,
                "column": finding.column,
                "path": finding.path,
                "code": finding.code,
                "severity": finding.code.severity,
                "message": finding.message,
                "hint": finding.hint,
            }
            for finding in checked.findings
        ],
        "checked": {
            "files": len(checked.files),
            "errors": len(checked.of(Severity.ERROR)),
            "warnings": len(checked.of(Severity.WARNING)),
            "ignored": checked.hidden,
            "today": checked.today.isoformat(),
            "not_checked": list(NOT_CHECKED),
        },
    }
    return json_text(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"
