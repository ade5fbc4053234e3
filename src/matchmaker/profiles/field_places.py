"""Where a field stands in its file, and findings that point there."""

from __future__ import annotations

from collections.abc import Callable

from matchmaker.profiles.findings import Code, Finding, bounded, quoting
from matchmaker.profiles.yaml_document import Path, Place

_SHOWN = 60  # characters of a name that stands in a path


def field_path(path: Path) -> str:
    """``("challenges", 0, "themes")`` as ``challenges[0].themes``."""
    text = ""
    for part in path:
        name = part if isinstance(part, int) else part[:_SHOWN]
        text += f"[{name}]" if isinstance(part, int) else f".{name}" if text else str(name)
    return text


class Finder:
    """Makes the findings of one file from the paths of its fields.

    Parameters
    ----------
    place
        Gives line and column (from 0) of a field, or of the nearest one that holds it.
    file
        Its name in findings.
    """

    def __init__(self, place: Callable[[Path], Place], file: str) -> None:
        self._place = place
        self._file = file

    def __call__(self, path: Path, code: Code, message: str, hint: str) -> Finding:
        """A finding at a field."""
        line, column = self._place(path)
        place = (line + 1, column + 1, bounded(field_path(path)))
        return Finding(self._file, *place, code, quoting(message), quoting(hint))
