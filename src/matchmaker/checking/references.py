"""Ids that files refer to: whether a file that is checked, lies beside, or is shipped has each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from matchmaker.checking.facts import Facts, Mark
from matchmaker.profiles.file_kinds import FileKind
from matchmaker.profiles.files import walk
from matchmaker.profiles.findings import Code, Finding, quoting
from matchmaker.profiles.starter import starter_folder

_WHAT: dict[FileKind, tuple[str, str]] = {
    "profile": (
        "profile",
        "Correct the id, or write the profile; a party may stand under `others` by name.",
    ),
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
        folders = {Path(file).parent.parent for file, _, _ in self._wanted}
        known = self._ids.union(
            _shipped(), *(_below(parent / "profiles", parent / "programmes") for parent in folders)
        )
        for file, kind, mark in self._wanted:
            if (kind, mark.value) not in known:
                name, hint = _WHAT[kind]
                message = f"no {name} has the id '{mark.value}'"
                place = (file, mark.line, mark.column, mark.path)
                yield Finding(*place, Code.UNKNOWN_ID, quoting(message), hint)


def _shipped() -> Iterator[tuple[FileKind, str]]:
    return _below(starter_folder("profiles"), starter_folder("programmes"))


def _below(profiles: Path, programmes: Path) -> Iterator[tuple[FileKind, str]]:
    """Ids of the files in two folders, told from their names; none where a folder is missing."""
    for path in walk(profiles, _pass_over):
        yield "profile", f"{path.parent.name}-{path.stem}"
    for path in walk(programmes, _pass_over):
        yield "programme", path.stem


def _pass_over(_error: OSError) -> None:
    """A folder that is not there, or not to be read, holds no id that is known."""
