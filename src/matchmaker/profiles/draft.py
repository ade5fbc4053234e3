"""What can be read of a profile that may be wrong in places.

Contradictions and warnings are looked for in a draft, so that one visit names them beside the
mistakes of the schema, not after those are mended. A field of the wrong kind, or out of
bounds, counts as missing: the schema's findings name it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from matchmaker.profiles.field_types import MOST_PEOPLE
from matchmaker.profiles.yaml_document import Data, Path

_LAST_YEAR = 2100  # that the schema allows
_MOST = 100  # entries of a list; the schema allows no more of any that is looked at


class DraftEvidence(NamedTuple):
    """An evidence entry and its place."""

    path: Path
    source: str | None
    verified_by: str


class DraftItem(NamedTuple):
    """A challenge or an expertise and its place."""

    path: Path
    id: str | None
    title: str
    description: str
    evidence: tuple[DraftEvidence, ...]

    @property
    def kind(self) -> str:
        """``challenges`` or ``expertise``."""
        return str(self.path[0])


class DraftSource(NamedTuple):
    """A source and its place."""

    path: Path
    id: str | None
    year: int | None
    supports: tuple[str, ...]


class Draft(NamedTuple):
    """Fields of a profile; None or empty where they are missing or of the wrong kind."""

    id: str | None
    name: str
    aliases: tuple[str, ...]
    country: str | None
    region: str | None
    level: str | None
    text_language: str | None
    latitude: float | None
    longitude: float | None
    population: int | None
    population_has_point: bool
    population_year: int | None
    verified_on: dt.date | None
    endorsed_on: dt.date | None
    lead_unit: str
    capacity_assumed: bool
    items: tuple[DraftItem, ...]
    sources: tuple[DraftSource, ...]


def draft_of(data: Data) -> Draft:
    """The readable part of a document's data."""
    fields = _fields(data)
    location, context = _fields(fields.get("location")), _fields(fields.get("context"))
    capacity, readiness = _fields(fields.get("capacity")), _fields(fields.get("readiness"))
    return Draft(
        id=_text_or_none(fields.get("id")),
        name=_text(fields.get("name")),
        aliases=_texts(fields.get("aliases")),
        country=_text_or_none(fields.get("country")),
        region=_text_or_none(fields.get("region")),
        level=_text_or_none(fields.get("level")),
        text_language=_text_or_none(fields.get("text_language")),
        latitude=_degrees(location.get("latitude"), 90),
        longitude=_degrees(location.get("longitude"), 180),
        population=_whole(context.get("population"), MOST_PEOPLE),
        population_has_point=_has_point(context.get("population")),
        population_year=_whole(context.get("population_year")),
        verified_on=_date(fields.get("verified_on")),
        endorsed_on=_date(readiness.get("endorsed_on")),
        lead_unit=_text(readiness.get("lead_unit")),
        capacity_assumed=capacity.get("assumed") is True,
        items=tuple(
            _item((kind, index), entry)
            for kind in ("challenges", "expertise")
            for index, entry in _entries(fields.get(kind))
        ),
        sources=tuple(
            DraftSource(
                ("sources", index),
                _text_or_none(entry.get("id")),
                _whole(entry.get("year")),
                _texts(entry.get("supports")),
            )
            for index, entry in _entries(fields.get("sources"))
        ),
    )


def _item(path: Path, entry: dict[str, Data]) -> DraftItem:
    return DraftItem(
        path,
        _text_or_none(entry.get("id")),
        _text(entry.get("title")),
        _text(entry.get("description")),
        tuple(
            DraftEvidence(
                (*path, "evidence", index),
                _text_or_none(evidence.get("source")),
                _text(evidence.get("verified_by")),
            )
            for index, evidence in _entries(entry.get("evidence"))
        ),
    )


def _fields(value: Data) -> dict[str, Data]:
    return value if isinstance(value, dict) else {}


def _entries(value: Data) -> Iterator[tuple[int, dict[str, Data]]]:
    for index, entry in enumerate(value[:_MOST] if isinstance(value, list) else ()):
        if isinstance(entry, dict):
            yield index, entry


def _text(value: Data) -> str:
    return value if isinstance(value, str) else ""


def _text_or_none(value: Data) -> str | None:
    return value if isinstance(value, str) else None


def _texts(value: Data) -> tuple[str, ...]:
    entries = value[:_MOST] if isinstance(value, list) else ()
    return tuple(entry for entry in entries if isinstance(entry, str))


def _number(value: Data) -> float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _degrees(value: Data, most: float) -> float | None:
    number = _number(value)
    return number if number is not None and -most <= number <= most else None


def _whole(value: Data, most: int = _LAST_YEAR) -> int | None:
    number = _number(value)
    return int(number) if number is not None and number % 1 == 0 and 0 < number <= most else None


def _has_point(value: Data) -> bool:
    return isinstance(value, float) and value.is_integer()


def _date(value: Data) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
