"""Spreadsheets for tests, good and hostile; the places in them are invented."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

Rows = Sequence[Sequence[Any]]

HEAD = ["id", "name", "country", "level", "languages", "text language", "provenance", "verified on"]
TOWN = ["ke-testville", "Testville", "KE", "municipality", "en", "en", "self-declared"]
TOWN_DATE = "2026-01-01"


def town(id: str = "ke-testville", name: str = "Testville", **changes: Any) -> list[Any]:  # noqa: A002
    """A good row below `HEAD`, with some columns changed."""
    values = dict(zip(HEAD, [id, name, *TOWN[2:], TOWN_DATE], strict=True))
    return list({**values, **changes}.values())


def write_workbook(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """A workbook of rows by sheet."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    workbook.save(path)
    return path


def write_rows(path: Path, rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """A CSV file."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def edit_workbook(path: Path, edit: Callable[[Workbook], object]) -> Path:
    """Change a workbook as a spreadsheet program would."""
    workbook = load_workbook(path)
    edit(workbook)
    workbook.save(path)
    return path


def replace_part(path: Path, part: str, content: bytes) -> Path:
    """Put another content into the archive of a workbook; the part need not be there."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path
