"""Checking what a test wrote, on a day that no clock moves; invented places of real countries."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from matchmaker.checking.facts import Facts
from matchmaker.checking.one_file import facts_of
from matchmaker.checking.registry_check import Checked, check
from matchmaker.profiles.findings import Finding
from matchmaker.settings import CheckSettings
from tests.support.builders import profile_data

TODAY = dt.date(2026, 3, 1)
DEFAULTS = CheckSettings()


def fields_text(id: str = "ke-testville", **fields: Any) -> str:  # noqa: A002 - the field's name
    """A profile with each field on a line of its own, in the order of `profile_data`."""
    data = profile_data(id) | fields
    return "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in data.items()
    )


def facts_in(content: str | bytes, settings: CheckSettings = DEFAULTS) -> Facts:
    """What the check keeps of the text of a file."""
    return facts_of(content.encode() if isinstance(content, str) else content, settings)


def found_in(content: str | bytes, code: str = "") -> list[Finding]:
    """Findings of one file, of one code or of all."""
    return [found for found in facts_in(content).findings if found.code.startswith(code)]


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder, and return the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def checked(
    *paths: Path, today: dt.date = TODAY, settings: CheckSettings = DEFAULTS, **more: Any
) -> Checked:
    """Check paths on the tests' day."""
    return check(paths, settings, today=today, **more)


def codes(findings: Sequence[Finding]) -> list[str]:
    """Codes of findings, in their order."""
    return [str(found.code) for found in findings]
