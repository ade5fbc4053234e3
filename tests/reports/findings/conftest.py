from __future__ import annotations

import pytest

from matchmaker.checking.registry_check import Checked
from matchmaker.profiles.findings import Code, Finding
from tests.support.checking import TODAY

ERROR = Finding(
    "profiles/ke/a.yaml",
    7,
    3,
    "level",
    Code.NOT_ALLOWED,
    "'town' is not allowed",
    "Allowed: county.",
)
WARNING = Finding(
    "profiles/ke/a.yaml", 20, 5, "expertise[0]", Code.NO_EVIDENCE, "no evidence", "Cite a source."
)
STALE = Finding("profiles/tz/b.yaml", 11, 1, "verified_on", Code.STALE, "last verified long ago")
WHOLE = Finding("profiles/tz/c.yaml", 1, 1, "", Code.UNREADABLE, "the file cannot be read", "Look.")


@pytest.fixture
def made():
    """The result of a check with some findings."""

    def result(*findings: Finding, files: tuple[str, ...] = (), hidden: int = 0) -> Checked:
        names = {*files, *(finding.file for finding in findings)}
        return Checked(tuple(sorted(findings)), tuple(sorted(names)), hidden, TODAY)

    return result


@pytest.fixture
def some(made) -> Checked:
    """An error, a warning, staleness, a file that cannot be read, and a file without findings."""
    return made(ERROR, WARNING, STALE, WHOLE, files=("profiles/br/good.yaml",), hidden=2)


@pytest.fixture
def none(made) -> Checked:
    """One file without findings."""
    return made(files=("profiles/br/good.yaml",))
