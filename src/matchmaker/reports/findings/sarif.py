"""Findings as SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from matchmaker._version import __version__
from matchmaker.checking.catalogue import CATALOGUE
from matchmaker.checking.registry_check import Checked
from matchmaker.profiles.findings import Code, Finding
from matchmaker.reports.escaping import json_text
from matchmaker.visible_text import visible

_RULES = list(Code)


def sarif_log(checked: Checked) -> str:
    """The log of one run."""
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "match check",
                        "version": __version__,
                        "rules": [_rule(code) for code in _RULES],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding) for finding in checked.findings],
            }
        ],
    }
    return json_text(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _rule(code: Code) -> dict[str, Any]:
    explanation = CATALOGUE[code]
    return {
        "id": code,
        "shortDescription": {"text": explanation.title},
        "fullDescription": {"text": explanation.reason},
        "help": {"text": explanation.mend},
        "defaultConfiguration": {"level": code.severity},
    }


def _result(finding: Finding) -> dict[str, Any]:
    path = f"{finding.path}: " if finding.path else ""
    hint = f". {finding.hint}" if finding.hint else ""
    return {
        "ruleId": finding.code,
        "ruleIndex": _RULES.index(finding.code),
        "level": finding.code.severity,
        "message": {"text": visible(path + finding.message + hint)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(finding.file)},
                    "region": {"startLine": finding.line, "startColumn": finding.column},
                }
            }
        ],
    }


def _uri(file: str) -> str:
    """A file as a reference: relative ones stay relative to where the check ran."""
    path = PurePath(file)
    name = quote(path.as_posix().encode("utf-8", "surrogateescape"))
    return f"file://{'' if name.startswith('/') else '/'}{name}" if path.is_absolute() else name
