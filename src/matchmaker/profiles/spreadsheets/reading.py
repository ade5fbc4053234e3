"""A spreadsheet file to its sheets, whatever its format, within bounds."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from matchmaker.errors import UsageError
from matchmaker.profiles.spreadsheets.bounds import MAX_BYTES, too_large
from matchmaker.profiles.spreadsheets.tables import RawSheet

ENDINGS = frozenset({".xlsx", ".csv"})
OTHER_ENDINGS = {
    ".xlsm": "It is a workbook with macros. Save it as .xlsx.",
    ".xltx": "It is a template. Save it as .xlsx.",
    ".xls": "It is in the old format of Excel. Save it as .xlsx.",
    ".ods": "It is in the format of LibreOffice. Save it as .xlsx.",
    ".tsv": "Save it as .csv; columns may be separated by tabs.",
}


class Spreadsheet(NamedTuple):
    """The sheets of a file, and what a person should know about those not read."""

    sheets: Sequence[RawSheet]
    notes: Sequence[str] = ()


def read_spreadsheet(path: Path, *, encoding: str = "utf-8") -> Spreadsheet:
    """Read an .xlsx or .csv file.

    Parameters
    ----------
    encoding
        Of a .csv file.

    Raises
    ------
    UsageError
        If it is not there or of another format.
    InvalidDataError
        If it is damaged, too large, or holds what is refused.
    MissingExtraError
        For .xlsx without the extra ``sheets``.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        hint = OTHER_ENDINGS.get(ending, "Members are read from .xlsx or .csv files.")
        raise UsageError(f"{path} is neither .xlsx nor .csv.", hint=hint)
    content = read_content(path, "an .xlsx or .csv file")
    if ending == ".csv":
        from matchmaker.profiles.spreadsheets.csv_reading import (  # noqa: PLC0415 - one of two
            read_csv,
        )

        return Spreadsheet([read_csv(content, path.name, encoding)])
    from matchmaker.profiles.spreadsheets.workbook_reading import (  # noqa: PLC0415 - one of two
        read_workbook,
    )

    sheets, notes = read_workbook(content, path.name)
    return Spreadsheet(sheets, notes)


def read_content(path: Path, wanted: str) -> bytes:
    """The bytes of a regular file of bounded size.

    Parameters
    ----------
    wanted
        What should be named instead of something that is no regular file.

    Raises
    ------
    UsageError
        If it cannot be read.
    InvalidDataError
        If it is too large.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UsageError(f"{path} is not a regular file.", hint=f"Name {wanted}.")
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read ({error.strerror}).", hint="Check the path and its permissions."
        ) from error
    if len(content) > MAX_BYTES:
        raise too_large(f"{path.name} is over {MAX_BYTES >> 20} MiB")
    return content
