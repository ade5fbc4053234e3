"""Governments as a CSV file that spreadsheet programs open as UTF-8."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from matchmaker.profiles.model import Profile
from matchmaker.profiles.spreadsheets.layout import Language, sheets
from matchmaker.profiles.spreadsheets.profile_rows import headings, rows_of

_BOM = "\ufeff"  # without it Excel takes UTF-8 for the code page of the machine


def csv_bytes(profiles: Iterable[Profile], language: Language) -> bytes:
    """The sheet of governments."""
    sheet = sheets()["governments"]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(headings(sheet, language))
    writer.writerows(rows_of(sheet, profiles, language))
    return (_BOM + text.getvalue()).encode()
