"""Dates seen from today: stale, or not yet come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from matchmaker.checking.facts import Facts
from matchmaker.profiles.findings import Code, Finding

_DAY = dt.timedelta(days=1)
_ISO_LENGTH = len("2026-03-01")


def date_findings(
    file: str, facts: Facts, today: dt.date, stale_after_days: int
) -> Iterator[Finding]:
    """Dates of a file that are too old, or lie in the future.

    Parameters
    ----------
    today
        A date is in the future from the day after tomorrow on: east of here it may be tomorrow.
    stale_after_days
        Age from which ``verified_on`` is stale.
    """
    tomorrow = min(today, dt.date.max - _DAY) + _DAY
    for mark in facts.dates:
        whole = len(mark.value) == _ISO_LENGTH
        future = mark.value > tomorrow.isoformat() if whole else int(mark.value) > tomorrow.year
        if future:
            message = f"{mark.value} lies in the future (today is {today})"
            hint = "Correct the date." if whole else "Correct the year."
            place = (mark.line, mark.column, mark.path)
            yield Finding(file, *place, Code.FUTURE_DATE, message, hint)
    verified = facts.verified_on
    if verified is None:
        return
    age = (today - dt.date.fromisoformat(verified.value)).days
    if age > stale_after_days:
        message = f"last verified on {verified.value}, {age} days ago"
        hint = "Read the sources again, correct what has changed, and set the date of that day."
        place = (verified.line, verified.column, verified.path)
        yield Finding(file, *place, Code.STALE, message, hint)
