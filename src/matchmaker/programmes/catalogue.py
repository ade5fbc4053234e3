"""All programmes of some folders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from matchmaker.profiles.record_cache import Parse
from matchmaker.profiles.record_folder import RecordKind, load_records
from matchmaker.programmes.model import Programme


def load_programmes(folders: Sequence[Path] = (), *, starter: bool = True) -> tuple[Programme, ...]:
    """Read every programme of the folders and, unless told otherwise, those that are shipped.

    Returns
    -------
    tuple of Programme
        In the order of their ids.

    Raises
    ------
    UsageError
        If a folder is missing or unreadable.
    InvalidFilesError
        If any file is wrong; with every finding of every file.
    """
    return tuple(load_records(_KIND, folders, starter=starter).values())


def _reader() -> Parse[Programme]:
    from matchmaker.programmes.reading import parse_programme  # noqa: PLC0415 - YAML, for new files

    return parse_programme


_KIND = RecordKind(
    "programmes",
    Programme,
    _reader,
    ("programmes", "profiles", "reference"),
    lambda made: made.id,
)
