"""Reading the packaged tables of this folder."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.resources import files


def packaged_text(name: str) -> str:
    """Text of a file that ships in this folder."""
    return files(__package__ or "matchmaker.reference").joinpath(name).read_text(encoding="utf-8")


def packaged_rows(name: str) -> Iterator[dict[str, str]]:
    """Rows of a packaged CSV file, by column name."""
    return csv.DictReader(packaged_text(name).splitlines())


@cache
def tables_digest() -> str:
    """Hash of all tables: with others, the same profile may be read in another way."""
    names = (entry.name for entry in files(__package__ or "matchmaker.reference").iterdir())
    digest = blake2b(digest_size=16)
    for name in sorted(name for name in names if name.endswith((".csv", ".json"))):
        digest.update(blake2b(f"{name}\n{packaged_text(name)}".encode()).digest())
    return digest.hexdigest()
