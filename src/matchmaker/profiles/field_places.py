"""Where a field stands in its file, and findings that point there."""

from __future__ import annotations

from matchmaker.profiles.findings import Code, Finding
from matchmaker.profiles.yaml_reading import Document, Path
from matchmaker.visible_text import visible

_LONGEST = 400  # characters of a message


def position(document: Document, path: Path) -> tuple[int, int]:
    """Line and column (from 0) of a field, or of the nearest field that holds it."""
    while path and path not in document.positions:
        path = path[:-1]
    return document.positions.get(path, (0, 0))


def field_path(path: Path) -> str:
    """``("challenges", 0, "themes")`` as ``challenges[0].themes``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


class Finder:
    """Makes the findings of one file from the paths of its fields.

    Parameters
    ----------
    document
        The file's data with their positions.
    file
        Its name in findings.
    """

    def __init__(self, document: Document, file: str) -> None:
        self._document = document
        self._file = file

    def __call__(self, path: Path, code: Code, message: str, hint: str) -> Finding:
        """A finding at a field."""
        line, column = position(self._document, path)
        # Messages quote keys and values, which may hold line feeds and fill a file.
        text = visible(message[:_LONGEST])
        text += "..." if len(message) > _LONGEST else ""
        return Finding(self._file, line + 1, column + 1, field_path(path), code, text, hint)
