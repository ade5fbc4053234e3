"""The profile of a local government: its fields, their types and bounds."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from matchmaker.profiles.vocabulary_types import (
    Climate,
    CountryCode,
    Function,
    Hazard,
    LanguageCode,
    Settlement,
    Subregion,
    ThemeId,
)

Level = Literal[
    "municipality", "metropolitan", "district", "county", "province", "region", "association"
]
Priority = Literal["high", "medium", "low"]
EvidenceLevel = Literal["stated", "documented", "verified"]
Format = Literal[
    "study-visit", "remote", "peer-review", "training", "mentoring", "staff-secondment"
]

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _iso_date(value: object) -> object:
    """Let dates through in one form; pydantic also reads digits as seconds since 1970."""
    if isinstance(value, dt.date) or (isinstance(value, str) and _DATE.fullmatch(value)):
        return value
    raise PydanticCustomError("date_type", "input should be a date such as 2026-03-01")


_INK = r"\S"  # at least one character that is no space
Name = Annotated[str, Field(min_length=1, max_length=120, pattern=_INK)]
Title = Annotated[str, Field(min_length=1, max_length=160, pattern=_INK)]
Text = Annotated[str, Field(min_length=1, max_length=4000, pattern=_INK)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
GovernmentId = Annotated[str, Field(pattern=r"^[a-z]{2}-[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
SdgTarget = Annotated[str, Field(pattern=r"^(1[0-7]|[1-9])\.([1-9][0-9]?|[a-d])$")]
Url = Annotated[str, Field(pattern=r"^https?://[^\s]+$", max_length=2000)]
Year = Annotated[int, Field(ge=1000, le=2100)]
Date = Annotated[dt.date, Field(strict=False), BeforeValidator(_iso_date)]
PerYear = Annotated[int, Field(ge=0, le=1000)]


class _Part(BaseModel):
    # Built when first used, so that the parts are built once, inside the profile.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class Location(_Part):
    """Where the seat of the government lies, in decimal degrees."""

    latitude: Annotated[float, Field(ge=-90, le=90, description="Degrees north")]
    longitude: Annotated[float, Field(ge=-180, le=180, description="Degrees east")]


class Context(_Part):
    """What makes a solution transferable; every field may be left out."""

    population: Annotated[int, Field(ge=1, le=100_000_000_000)] | None = None
    population_year: Year | None = None
    climate: Climate | None = None
    settlement: tuple[Settlement, ...] = ()
    hazards: tuple[Hazard, ...] = ()
    functions: tuple[Function, ...] = ()


class Evidence(_Part):
    """A source of the profile that says so, and who checked it, if a third party did."""

    source: Slug
    verified_by: Name | None = None


class Item(_Part):
    """What challenges and expertise have in common."""

    id: Slug
    title: Title
    description: Text
    themes: Annotated[tuple[ThemeId, ...], Field(min_length=1, max_length=8)]
    sdg_targets: Annotated[tuple[SdgTarget, ...], Field(max_length=20)] = ()
    evidence: Annotated[tuple[Evidence, ...], Field(max_length=20)] = ()

    @property
    def evidence_level(self) -> EvidenceLevel:
        """Stated without a source, documented with one, verified if a third party checked it."""
        if any(entry.verified_by for entry in self.evidence):
            return "verified"
        return "documented" if self.evidence else "stated"


class Challenge(Item):
    """A problem on which the government wants to learn."""

    priority: Priority = "medium"


class Expertise(Item):
    """Something the government has done and could share."""

    formats: tuple[Format, ...] = ()


class Capacity(_Part):
    """What the government declared or published that it can take on."""

    hosts_per_year: PerYear | None = None
    visits_per_year: PerYear | None = None
    staff_days: PerYear | None = None
    funding: Literal["self-funded", "co-funding", "needs-funding"] | None = None
    interpreting: tuple[LanguageCode, ...] = ()
    assumed: bool = False


class Readiness(_Part):
    """Whether the leadership stands behind an exchange, and which unit leads it."""

    endorsed_on: Date | None = None
    lead_unit: Name | None = None


class Source(_Part):
    """A public document, and the fields and items that it supports."""

    id: Slug
    title: Annotated[str, Field(min_length=1, max_length=400)]
    publisher: Name | None = None
    year: Year | None = None
    url: Url | None = None
    supports: tuple[Annotated[str, Field(min_length=1, max_length=120)], ...] = ()


class Profile(_Part):
    """One local government or association of local governments."""

    # Not Literal[1]: true and 1.0 equal it.
    schema_version: Annotated[int, Field(alias="schema", ge=1, le=1)]
    id: GovernmentId
    name: Name
    country: CountryCode
    region: Subregion
    level: Level
    aliases: Annotated[tuple[Name, ...], Field(max_length=30)] = ()
    languages: Annotated[tuple[LanguageCode, ...], Field(min_length=1, max_length=20)]
    text_language: LanguageCode
    location: Location | None = None
    context: Context = Field(default_factory=Context)
    challenges: Annotated[tuple[Challenge, ...], Field(max_length=100)] = ()
    expertise: Annotated[tuple[Expertise, ...], Field(max_length=100)] = ()
    capacity: Capacity = Field(default_factory=Capacity)
    readiness: Readiness = Field(default_factory=Readiness)
    networks: Annotated[tuple[Slug, ...], Field(max_length=100)] = ()
    provenance: Literal["desk-research", "self-declared", "verified"]
    verified_on: Date
    sources: Annotated[tuple[Source, ...], Field(max_length=100)] = ()
