"""What is wrong or doubtful between files: one finding a file, in one pass over all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from matchmaker.checking.facts import Facts
from matchmaker.profiles.file_kinds import FileKind
from matchmaker.profiles.findings import Code, Finding, quoting

_MOST_NAMESAKES = 20  # governments of one name that are remembered, each far from the others
_FAR = 1.0  # degrees, some 100 km, over which two of one name are two


class _Government(NamedTuple):
    file: str
    name: str
    place: tuple[float, float] | None

    def is_far_from(self, other: _Government) -> bool:
        """Whether both places are known and apart: countries have many a Villanueva."""
        if self.place is None or other.place is None:
            return False
        north, east = (abs(one - two) for one, two in zip(self.place, other.place, strict=True))
        return north > _FAR or min(east, 360 - east) > _FAR


class Comparison:
    """Remembers the first file of everything that should not stand in two.

    Give it the files in order: of two that share something, the later one gets the finding.
    """

    def __init__(self) -> None:
        self._ids: dict[tuple[FileKind, str], str] = {}
        self._governments: dict[str, list[_Government]] = {}
        self._sentences: dict[str, str] = {}

    def findings(self, file: str, facts: Facts) -> Iterator[Finding]:
        """What this file shares with an earlier one, at most once for each code."""
        is_copy = False
        if facts.id is not None:
            first = self._ids.setdefault((facts.kind, facts.id.value), file)
            if is_copy := first != file:
                message = f"the id '{facts.id.value}' is already that of {first}"
                place = (facts.id.line, facts.id.column, "id")
                hint = "Keep one of the two."
                yield Finding(file, *place, Code.DUPLICATE_ID, quoting(message), hint)
        twin = self._twin(file, facts)
        if twin and not is_copy:  # the same id says so already
            yield twin
        yield from self._copied(file, facts)

    def _twin(self, file: str, facts: Facts) -> Finding | None:
        own = _Government(file, facts.id.value if facts.id else file, facts.place)
        twin: tuple[str, _Government] | None = None
        for key, words in facts.governments:
            known = self._governments.setdefault(key, [])
            near = next((other for other in known if not own.is_far_from(other)), None)
            if near is None and len(known) < _MOST_NAMESAKES:
                known.append(own)
            elif near is not None and twin is None:
                twin = words, near
        if twin is None or facts.id is None:
            return None
        shared, first = twin
        message = f"this may be the same government as {first.name} in {first.file}: {shared}"
        hint = "Keep one file, or tell the two apart by name, aliases or level."
        line, column = facts.id.line, facts.id.column
        return Finding(file, line, column, "id", Code.NEAR_DUPLICATE, quoting(message), hint)

    def _copied(self, file: str, facts: Facts) -> Iterator[Finding]:
        shared = [
            (mark, start, first)
            for mark, start in facts.sentences
            if (first := self._sentences.setdefault(mark.value, file)) != file
        ]
        if not shared:
            return
        mark, start, first = shared[0]
        more = f" (and {len(shared) - 1} more)" if len(shared) > 1 else ""
        message = f"the sentence '{start}' stands in {first} too{more}"
        hint = "Write what is true of this government in words of its own."
        place = (mark.line, mark.column, mark.path)
        yield Finding(file, *place, Code.COPIED_TEXT, message, hint)
