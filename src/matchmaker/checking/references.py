"""Ids that files refer to: whether a checked file, or one that is shipped, has each."""

from __future__ import annotations

from collections.abc import Iterator

from matchmaker.checking.facts import Facts, Mark
from matchmaker.profiles.file_kinds import FileKind
from matchmaker.profiles.files import files_below
from matchmaker.profiles.findings import Code, Finding, quoting
from matchmaker.profiles.starter import starter_folder

_WHAT: dict[FileKind, tuple[str, str]] = {
    "profile": ("profile", "Write its profile, or name the party under `others`."),
    "programme": ("programme", "Write a file for the programme, or leave the field out."),
}


class References:
    """Collects ids and what refers to them; whether all are there is known after the last file."""

    def __init__(self) -> None:
        self._ids: set[tuple[FileKind, str]] = set()
        self._wanted: list[tuple[str, FileKind, Mark]] = []

    def remember(self, file: str, facts: Facts) -> None:
        """Note the id of a file, and the ids that it refers to."""
        if facts.id is not None:
            self._ids.add((facts.kind, facts.id.value))
        self._wanted += [(file, kind, mark) for kind, mark in facts.references]

    def dangling(self) -> Iterator[Finding]:
        """A finding for each id that no file has."""
        if not self._wanted:
            return
        known = self._ids | set(_shipped())
        for file, kind, mark in self._wanted:
            if (kind, mark.value) not in known:
                name, hint = _WHAT[kind]
                message = f"no {name} has the id '{mark.value}'"
                place = (file, mark.line, mark.column, mark.path)
                yield Finding(*place, Code.UNKNOWN_ID, quoting(message), hint)


def _shipped() -> Iterator[tuple[FileKind, str]]:
    """Ids of what ships with the package, told from the names of its files."""
    for path in files_below(starter_folder("profiles")):
        yield "profile", f"{path.parent.name}-{path.stem}"
    for path in files_below(starter_folder("programmes")):
        yield "programme", path.stem
