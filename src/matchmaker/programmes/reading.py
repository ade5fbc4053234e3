"""One programme file to a programme, or to the list of everything wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matchmaker.profiles.documents import ReadDocument
from matchmaker.profiles.field_places import Finder
from matchmaker.profiles.findings import Code, Finding
from matchmaker.profiles.validating import validated
from matchmaker.programmes.model import Programme


def programme_of(read: ReadDocument, file: str) -> Programme | Sequence[Finding]:
    """A programme from the document in its file, or its findings."""
    found = Finder(read.document.place, file)
    programme = validated(read.document.data, Programme, found)
    if not isinstance(programme, Programme):
        return programme
    return list(_contradictions(programme, found)) or programme


def _contradictions(programme: Programme, found: Finder) -> Iterator[Finding]:
    first, last = programme.first_year, programme.last_year
    if first is not None and last is not None and first > last:
        message = f"it ended ({last}) before it began ({first})"
        yield found(("last_year",), Code.IMPOSSIBLE_NUMBER, message, "Correct the years.")
    if last is not None and programme.status == "running" and last < programme.verified_on.year:
        message = f"it ended in {last} and is called running"
        hint = "Write status: closed, or leave out last_year."
        yield found(("status",), Code.IMPOSSIBLE_NUMBER, message, hint)
