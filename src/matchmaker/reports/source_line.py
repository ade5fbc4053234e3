"""A public document as one line of a report."""

from __future__ import annotations

from matchmaker.profiles.citation import Citation
from matchmaker.profiles.model import Source


def source_line(source: Citation | Source) -> str:
    """Title, publisher, year and address, as far as they are known."""
    parts = (source.title, source.publisher, source.year, source.url)
    return ", ".join(str(part) for part in parts if part)
