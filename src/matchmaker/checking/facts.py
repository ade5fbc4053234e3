"""What the check keeps of each file: its own findings, and what is compared between files.

Both are kept in the cache by the content of the file, so neither knows the file's name nor today.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple

from matchmaker.profiles.file_kinds import FileKind
from matchmaker.profiles.findings import Code, Finding


class Mark(NamedTuple):
    """A value of a file and where it stands (line and column from 1)."""

    value: str
    line: int
    column: int
    path: str


class Facts(NamedTuple):
    """One file.

    Attributes
    ----------
    findings
        Without the name of the file.
    id
        None where there is none.
    governments
        Keys that two files share only if they seem to be the same government, with what is shared
        in words: its names, its place.
    place
        Latitude and longitude; None where they are not known.
    verified_on
        The date, in ISO form.
    dates
        Dates and years that cannot lie in the future.
    sentences
        Keys of sentences long enough to tell a copy, with their beginnings.
    kind
        What the file holds.
    references
        Ids of files that it refers to, each with the kind of that file.
    """

    findings: tuple[Finding, ...] = ()
    id: Mark | None = None
    governments: tuple[tuple[str, str], ...] = ()
    place: tuple[float, float] | None = None
    verified_on: Mark | None = None
    dates: tuple[Mark, ...] = ()
    sentences: tuple[tuple[Mark, str], ...] = ()
    kind: FileKind = "profile"
    references: tuple[tuple[FileKind, Mark], ...] = ()


def to_json(facts: Facts) -> bytes:
    """The facts as bytes for the cache."""
    return json.dumps(facts, separators=(",", ":"), ensure_ascii=False).encode(
        "utf-8", "surrogatepass"
    )


def from_json(value: bytes | None) -> Facts | None:
    """The facts of a cache entry; None if there is none or it is not what `to_json` writes."""
    if value is None:
        return None
    try:
        findings, id_, governments, place, verified_on, dates, sentences, kind, references = (
            json.loads(value)
        )
        return Facts(
            tuple(
                Finding(file, line, column, path, _CODES[code], message, hint)
                for file, line, column, path, code, message, hint in findings
            ),
            _mark(id_),
            tuple((key, words) for key, words in governments),
            _place(place),
            _mark(verified_on),
            tuple(Mark(*mark) for mark in dates),
            tuple((Mark(*mark), start) for mark, start in sentences),
            kind,
            tuple((of, Mark(*mark)) for of, mark in references),
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _place(place: list[float] | None) -> tuple[float, float] | None:
    if place is None:
        return None
    latitude, longitude = place
    return float(latitude), float(longitude)


_CODES: dict[str, Code] = {str(code): code for code in Code}
_mark: Callable[[list[str | int] | None], Mark | None] = lambda mark: Mark(*mark) if mark else None  # type: ignore[arg-type]  # noqa: E731
