"""Findings: what is wrong in a file, where, and how to mend it; with stable codes."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from matchmaker.errors import InvalidDataError, first_lines
from matchmaker.visible_text import visible

_LONGEST = 500  # characters of a message; only what quotes a hostile file is longer


class Severity(StrEnum):
    """How much a finding matters: an error makes a profile unusable, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """Stable codes: MM0xx reader, MM1xx schema, MM2xx contradictions, MM3xx warnings."""

    UNREADABLE = "MM001"
    TOO_LARGE = "MM002"
    ENCODING = "MM003"
    SYNTAX = "MM004"
    DUPLICATE_KEY = "MM005"
    REFUSED_FEATURE = "MM006"
    NUMBER = "MM007"
    NESTING = "MM008"
    MISSING = "MM101"
    UNKNOWN_FIELD = "MM102"
    WRONG_TYPE = "MM103"
    NOT_ALLOWED = "MM104"
    MALFORMED = "MM105"
    ID_PATH = "MM201"
    DUPLICATE_ID = "MM202"
    COUNTRY_ID = "MM203"
    REGION = "MM204"
    UNKNOWN_SOURCE = "MM205"
    DUPLICATE_ITEM = "MM206"
    FAR_AWAY = "MM207"
    IMPOSSIBLE_NUMBER = "MM208"
    FUTURE_DATE = "MM209"
    UNKNOWN_ID = "MM210"
    NEAR_DUPLICATE = "MM301"
    NO_EVIDENCE = "MM302"
    STALE = "MM303"
    THIN_TEXT = "MM304"
    COPIED_TEXT = "MM305"
    PERSONAL_DATA = "MM306"
    ASSUMED_CAPACITY = "MM307"
    TEXT_LANGUAGE = "MM308"
    UNKNOWN_SUPPORT = "MM309"
    UNSUPPORTED_FACT = "MM310"

    @property
    def severity(self) -> Severity:
        """Severity of every finding of this code."""
        return Severity.WARNING if self.startswith("MM3") else Severity.ERROR


class Finding(NamedTuple):
    """One mistake.

    Attributes
    ----------
    file
        The file, as it was named.
    line, column
        Where, counted from 1.
    path
        Field path such as ``challenges[0].themes[1]``; empty for the file as a whole.
    message, hint
        What is wrong, and how to mend it.
    """

    file: str
    line: int
    column: int
    path: str
    code: Code
    message: str
    hint: str = ""

    def fails(self, *, strict: bool) -> bool:
        """Whether a check fails because of it: an error, or strictly any warning but staleness."""
        return self.code.severity == Severity.ERROR or (strict and self.code != Code.STALE)

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}: {self.code}"
        what = f"{self.path}: {self.message}" if self.path else self.message
        # File names and keys are untrusted: none may begin a line of its own.
        return visible(f"{where} {what}" + (f". {self.hint}" if self.hint else ""))


def bounded(text: str) -> str:
    """A text of a finding that quotes a file, cut where nobody would read on."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."


def quoting(text: str) -> str:
    """A message that quotes a file, on one line and bounded."""
    return visible(bounded(text))


class InvalidFilesError(InvalidDataError):
    """Files that cannot be used; carries every finding."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(findings))
        files = len({finding.file for finding in self.findings})
        mistakes = f"{len(self.findings)} mistake" + ("s" if len(self.findings) > 1 else "")
        place = "1 file" if files == 1 else f"{files} files"
        super().__init__(
            f"{mistakes} in {place}:",
            details=first_lines([str(finding) for finding in self.findings]),
            hint="Mend the lines named above; `match check` says more.",
        )
