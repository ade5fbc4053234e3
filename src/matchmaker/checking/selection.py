"""Which findings are reported: codes chosen or ignored, and exceptions for some files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import PurePath

from matchmaker.errors import UnknownNameError
from matchmaker.profiles.findings import Code, Finding
from matchmaker.settings import CheckSettings


class Selection:
    """Tells whether a finding is reported.

    Parameters
    ----------
    select, ignore
        Codes or their beginnings (``MM3`` is every warning); nothing selected means everything.
        Ignoring wins.
    settings
        With what is always ignored, and the exceptions.

    Raises
    ------
    UnknownNameError
        If a beginning fits no code.
    """

    def __init__(
        self, select: Sequence[str], ignore: Sequence[str], settings: CheckSettings
    ) -> None:
        chosen = _codes(select) if select else frozenset(Code)
        self._codes = chosen - _codes([*ignore, *settings.ignore])
        self._exceptions = [
            (_pattern(pattern), _codes(codes)) for pattern, codes in settings.exceptions.items()
        ]

    def takes(self, finding: Finding) -> bool:
        """Whether the finding is reported."""
        if finding.code not in self._codes:
            return False
        return not any(
            finding.code in codes and fnmatchcase(_pattern(finding.file), pattern)
            for pattern, codes in self._exceptions
        )


def _pattern(path: str) -> str:
    """A path or pattern with forward slashes, from any folder."""
    return "/" + PurePath(path).as_posix().lstrip("/")


def _codes(beginnings: Iterable[str]) -> frozenset[Code]:
    found: set[Code] = set()
    for beginning in beginnings:
        fitting = [code for code in Code if code.startswith(beginning.strip().upper())]
        if not fitting or not beginning.strip():
            raise UnknownNameError(
                f"'{beginning}' is no code of a finding, nor the beginning of one.",
                hint="Codes look like MM104; `match check --explain all` lists them.",
            )
        found.update(fitting)
    return frozenset(found)
