"""Reading the packaged tables of this folder."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files


def packaged_text(name: str) -> str:
    """Text of a file that ships in this folder."""
    return files(__package__ or "matchmaker.reference").joinpath(name).read_text(encoding="utf-8")


def packaged_rows(name: str) -> Iterator[dict[str, str]]:
    """Rows of a packaged CSV file, by column name."""
    return csv.DictReader(packaged_text(name).splitlines())
