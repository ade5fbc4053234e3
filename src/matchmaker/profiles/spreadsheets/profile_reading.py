"""Profiles of a spreadsheet alone: there is no folder that its rows would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from matchmaker.profiles.findings import Code
from matchmaker.profiles.model import Profile
from matchmaker.profiles.progress import Progress, counted
from matchmaker.profiles.spreadsheets.grouping import grouped
from matchmaker.profiles.spreadsheets.merging import Rules
from matchmaker.profiles.spreadsheets.problems import Problem
from matchmaker.profiles.spreadsheets.table_reading import read_tables
from matchmaker.profiles.spreadsheets.tables import Table
from matchmaker.profiles.spreadsheets.usable_rows import usable_profile


class SheetProfiles(NamedTuple):
    """What a spreadsheet says of governments.

    Attributes
    ----------
    profiles
        In the order of the file, each id once.
    problems
        Rows and cells that cannot be used; a row with one is left out as a whole.
    notes
        Columns and sheets that were not read.
    left_out
        Names of the governments that cannot be used at all.
    """

    profiles: Sequence[Profile]
    problems: Sequence[Problem]
    notes: Sequence[str]
    left_out: Sequence[str]


def read_profiles(file: Path, encoding: str, progress: Progress | None = None) -> SheetProfiles:
    """Read every government of which the good rows make a valid profile.

    A row that repeats a government is left out; the first one counts.

    Parameters
    ----------
    encoding
        Of a .csv file.
    progress
        Called now and then with the number of governments just read, and still to do.

    Raises
    ------
    UsageError
        If the file cannot be used.
    InvalidDataError
        If it is damaged, too large, or does not name its columns.
    MissingExtraError
        For .xlsx without the extra ``sheets``.
    """
    read = read_tables(file, encoding)
    groups = grouped(read.tables, known=())
    rules = Rules(sheets=read.sheets)
    profiles: list[Profile] = []
    problems = list(groups.problems)
    listed = {table.rows[0].name for table in read.tables if _lists_governments(table)}
    left_out = [found.government for found in problems if found.place.sheet in listed]
    for rows in counted(groups.governments.values(), len(groups.governments), progress):
        repeated = [found for found in rows.problems if found.code is Code.DUPLICATE_ID]
        own = [found for found in rows.problems if found.code is not Code.DUPLICATE_ID]
        _, profile, found = usable_profile(None, replace(rows, problems=own), rules)
        problems += [*repeated, *found]
        if profile is not None:
            profiles.append(profile)
        else:
            left_out.append((rows.row.text("name") if rows.row else "") or rows.id)
    names = tuple(dict.fromkeys(name for name in left_out if name))
    return SheetProfiles(profiles, read.in_file_order(problems), read.notes, names)


def _lists_governments(table: Table) -> bool:
    return table.sheet.id == "governments" and len(table.rows) > 0
