"""What an import would make of one government."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from matchmaker.profiles.files import MAX_BYTES, read_bytes
from matchmaker.profiles.findings import Finding
from matchmaker.profiles.model import Profile
from matchmaker.profiles.reading import parse_profile
from matchmaker.profiles.spreadsheets.grouping import GovernmentRows
from matchmaker.profiles.spreadsheets.merging import Merged, Rules
from matchmaker.profiles.spreadsheets.problems import Problem
from matchmaker.profiles.spreadsheets.usable_rows import usable_profile
from matchmaker.profiles.yaml_document import Data
from matchmaker.profiles.yaml_editing import updated_text
from matchmaker.profiles.yaml_reading import parse
from matchmaker.profiles.yaml_writing import write_yaml


class Outcome(StrEnum):
    """What becomes of a government."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


class Planned(NamedTuple):
    """One government of a spreadsheet.

    Attributes
    ----------
    path
        Its file; none where it is skipped before it has one.
    changes
        Fields and entries that are new or other than before, for a file that is there.
    reasons
        Why it is skipped, where that is not a matter of rows.
    notes
        What a person should know, such as ids that were made.
    text
        What its file would hold; empty if it is not written.
    """

    id: str
    outcome: Outcome
    path: Path | None = None
    changes: Sequence[str] = ()
    reasons: Sequence[str] = ()
    notes: Sequence[str] = ()
    text: str = ""


class _Existing(NamedTuple):
    """A profile that has a file: its text, its data, and itself."""

    path: Path
    text: str
    data: Mapping[str, Data]
    profile: Profile


def plan_government(
    rows: GovernmentRows, files: Sequence[Path], folder: Path, rules: Rules
) -> tuple[Planned, list[Problem]]:
    """What becomes of a government, and everything wrong with its rows.

    Parameters
    ----------
    files
        The files that its id names; one at most, in a folder that is in order.
    """
    planned = Planned(rows.id, Outcome.SKIPPED, files[0] if files else None, notes=rows.notes)
    existing = _existing(rows.id, files)
    if isinstance(existing, str):
        return planned._replace(reasons=(existing,)), rows.problems
    base = existing.data if existing else None
    result, profile, problems = usable_profile(base, rows, rules)
    if result is None or profile is None:
        return planned, problems
    planned = planned._replace(notes=result.notes)
    written = _to_write(planned, existing, result, profile, folder)
    if problems and written.outcome is Outcome.UNCHANGED:
        written = written._replace(outcome=Outcome.SKIPPED)
    return written, problems


def _existing(id_: str, files: Sequence[Path]) -> _Existing | str | None:
    """The profile that is there, or why it cannot be worked on, or nothing."""
    if not files:
        return None
    path, *others = files
    if others:
        return f"it has two files: {path} and {others[0]}"
    content = read_bytes(path)
    if isinstance(content, Finding):
        return f"its file cannot be used: {content}"
    profile = parse_profile(content, str(path))
    if not isinstance(profile, Profile):
        return f"its file has a mistake, which comes first: {profile[0]}"
    if profile.id != id_:
        return f"its file {path} says that it is {profile.id}"
    text = content.decode()
    data = parse(text.removeprefix("\ufeff")).data
    assert isinstance(data, dict)
    return _Existing(path, text, data, profile)


def _to_write(
    planned: Planned, existing: _Existing | None, result: Merged, profile: Profile, folder: Path
) -> Planned:
    """The file of a valid profile, unless it is as it was or cannot be written."""
    iso2, _, slug = profile.id.partition("-")
    path = existing.path if existing else folder / iso2 / f"{slug}.yaml"
    planned = planned._replace(path=path)
    if existing and profile == existing.profile:
        return planned._replace(outcome=Outcome.UNCHANGED)
    text = updated_text(existing.text, result.data) if existing else write_yaml(result.data)
    if reason := _refusal(path, folder, text, profile):
        return planned._replace(reasons=(reason,))
    if existing is None:
        return planned._replace(outcome=Outcome.NEW, text=text)
    return planned._replace(outcome=Outcome.CHANGED, changes=tuple(result.changes), text=text)


def _refusal(path: Path, folder: Path, text: str, profile: Profile) -> str:
    """Why a file is not written, if it is not."""
    for part in (path, *path.parents):
        if part == folder:
            break
        if part.is_symlink():
            return f"{part} is a link; nothing is written through it"
    content = text.encode()
    if len(content) > MAX_BYTES:
        return "its profile would be over 1 MiB; shorten its texts"
    if parse_profile(content, str(path)) != profile:  # what is written must be what was checked
        return f"its file {path} could not be edited; edit it by hand"
    return ""
