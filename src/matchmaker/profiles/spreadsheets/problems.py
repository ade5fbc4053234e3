"""What is wrong in a spreadsheet, where, and how to mend it."""

from __future__ import annotations

from typing import NamedTuple

from matchmaker.profiles.findings import Code


class Place(NamedTuple):
    """A cell or row of a spreadsheet.

    Attributes
    ----------
    sheet
        Its name in the file.
    row
        Counted from 1; 0 for the sheet as a whole.
    letter, heading
        Its column, as spreadsheets name it and as the file does; empty for a row.
    """

    sheet: str
    row: int
    letter: str = ""
    heading: str = ""

    def __str__(self) -> str:
        row = f"{self.sheet}, row {self.row}"
        if self.letter:
            return f"{row}, column {self.letter} ({self.heading})"
        return f"{row}, no column '{self.heading}'" if self.heading else row


class Problem(NamedTuple):
    """One mistake; the government whose row it is in, or the name that stands there."""

    place: Place
    government: str
    code: Code
    message: str
    hint: str
