"""Numbers as people type them: coordinates, populations and years."""

from __future__ import annotations

import re

from matchmaker.errors import UsageError
from matchmaker.profiles.field_types import MOST_PEOPLE
from matchmaker.reference.countries import countries
from matchmaker.reference.extents import extents

_YEARS = range(1000, 2101)
_COUNT = re.compile(r"[0-9]{1,15}|[0-9]{1,3}([., '\u00a0\u2019\u202f])[0-9]{3}(?:\1[0-9]{3})*")
_YEAR = re.compile(r"[0-9]{4}")
_DEGREES = re.compile(
    r"([-+\u2212]?)([0-9]{1,3}(?:[.,][0-9]{1,15})?) ?\u00b0? ?([NSEWO]?)", re.IGNORECASE
)


def latitude_answer(text: str) -> float:
    """Degrees north. ``15,12 S`` is -15.12.

    Raises
    ------
    UsageError
        If it is no latitude.
    """
    return _degrees(text, "latitude", 90, "NS")


def longitude_answer(text: str) -> float:
    """Degrees east; ``W`` and ``O`` (oeste, ouest) are west.

    Raises
    ------
    UsageError
        If it is no longitude.
    """
    return _degrees(text, "longitude", 180, "EWO")


def location_in(country: str, latitude: float, longitude: float) -> tuple[float, float]:
    """Coordinates that lie in or near a country.

    Parameters
    ----------
    country
        ISO 3166-1 alpha-2 code.

    Raises
    ------
    UsageError
        If they lie elsewhere.
    """
    extent = extents().get(country)
    if extent is not None and not extent.is_near(latitude, longitude):
        name = countries()[country].name
        raise UsageError(
            f"{latitude:g}, {longitude:g} is not in or near {name}.",
            hint=f"{name} lies at {extent}. Latitude comes first; south and west are below 0.",
        )
    return latitude, longitude


def population_answer(text: str) -> int:
    """A number of people; spaces, points or commas may separate thousands.

    Raises
    ------
    UsageError
        If it is no such number.
    """
    plain = text.strip()
    digits = re.sub("[^0-9]", "", plain)
    if not _COUNT.fullmatch(plain) or not 1 <= int(digits) <= MOST_PEOPLE:
        raise UsageError(
            f"'{text}' is no number of people.", hint="Write digits only, such as 770379."
        )
    return int(digits)


def year_answer(text: str) -> int:
    """A year.

    Raises
    ------
    UsageError
        If it is none.
    """
    plain = text.strip()
    if not _YEAR.fullmatch(plain) or int(plain) not in _YEARS:
        raise UsageError(f"'{text}' is no year.", hint="Write four digits, such as 2017.")
    return int(plain)


def _degrees(text: str, what: str, most: int, letters: str) -> float:
    found = _DEGREES.fullmatch(text.strip())
    letter = found[3].upper() if found else ""
    value = float(found[2].replace(",", ".")) if found else most + 1.0
    signed = bool(found and found[1] and letter)
    if value > most or signed or letter not in ("", *letters):
        raise UsageError(
            f"'{text}' is no {what} in decimal degrees.",
            hint=f"Write a number from -{most} to {most}, such as -15.12; "
            "south and west are below 0.",
        )
    negative = bool(found and found[1] in ("-", "\u2212")) or letter in ("S", "W", "O")
    return -value if negative and value else value
