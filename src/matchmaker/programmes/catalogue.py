"""All programmes of some folders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from matchmaker.profiles.file_cache import Reading
from matchmaker.profiles.findings import Finding
from matchmaker.profiles.loading import load_folders
from matchmaker.programmes.model import Programme

if TYPE_CHECKING:
    from matchmaker.profiles.documents import ReadDocument


def load_programmes(folders: Sequence[Path] = (), *, starter: bool = True) -> tuple[Programme, ...]:
    """Read every programme of the folders and, unless told otherwise, those that are shipped.

    Returns
    -------
    tuple of Programme
        In the order of their ids.

    Raises what `load_folders` raises.
    """
    return load_folders(_READING, "programmes", folders, starter=starter)


def _reader() -> Callable[[ReadDocument, str], Programme | Sequence[Finding]]:
    from matchmaker.programmes.reading import programme_of  # noqa: PLC0415 - YAML, for new files

    return programme_of


_READING = Reading("programme", Programme, _reader, ("programmes", "profiles", "reference"))
