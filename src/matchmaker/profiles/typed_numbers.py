"""Numbers as people type them: coordinates, populations and years."""

from __future__ import annotations

import re

from matchmaker.errors import UsageError
from matchmaker.profiles.field_types import MOST_PEOPLE
from matchmaker.profiles.number_words import (
    LATITUDE_SIDES,
    LONGITUDE_SIDES,
    degrees,
    whole_number,
)
from matchmaker.reference.countries import countries
from matchmaker.reference.extents import extents

_YEARS = range(1000, 2101)
_YEAR = re.compile(r"[0-9]{4}")


def latitude_answer(text: str) -> float:
    """Degrees north. ``15,12 S`` is -15.12.

    Raises
    ------
    UsageError
        If it is no latitude.
    """
    return _degrees(text, "latitude", 90, LATITUDE_SIDES)


def longitude_answer(text: str) -> float:
    """Degrees east; ``W`` and ``O`` (oeste, ouest) are west, ``L`` (leste) is east.

    Raises
    ------
    UsageError
        If it is no longitude.
    """
    return _degrees(text, "longitude", 180, LONGITUDE_SIDES)


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
    number = whole_number(text.strip())
    if number is None or not 1 <= number <= MOST_PEOPLE:
        raise UsageError(
            f"'{text}' is no number of people.", hint="Write digits only, such as 770379."
        )
    return number


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
    value = degrees(text.strip(), letters)
    if value is None or abs(value) > most:
        raise UsageError(
            f"'{text}' is no {what} in decimal degrees.",
            hint=f"Write a number from -{most} to {most}, such as -15.12; "
            "south and west are below 0.",
        )
    return value
