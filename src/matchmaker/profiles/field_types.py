"""Types of the fields of a profile: their forms, bounds and choices."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from matchmaker.profiles.vocabulary_types import Explained

Level = Literal[
    "municipality", "metropolitan", "district", "county", "province", "region", "association"
]
Priority = Literal["high", "medium", "low"]
EvidenceLevel = Literal["stated", "documented", "verified"]
Format = Literal[
    "study-visit", "remote", "peer-review", "training", "mentoring", "staff-secondment"
]
Funding = Literal["self-funded", "co-funding", "needs-funding"]
Provenance = Literal["desk-research", "self-declared", "verified"]

# The same in the regular expressions of Rust (pydantic), JavaScript (JSON Schema) and Python,
# which differ in what `\s` is.
_SPACE = r"\s\u001c-\u001f\u0085\ufeff"
_WORDS = "[a-z0-9]+(-[a-z0-9]+)*"
INK = f"[^{_SPACE}]"  # at least one character that is no space
SLUG = f"^{_WORDS}$"
GOVERNMENT_ID = f"^[a-z]{{2}}-{_WORDS}$"
URL = f"^https?://[^{_SPACE}]+$"
_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_IS_DATE = re.compile(_DATE)
_LARGEST = 10**18  # of a whole number that is written as one with a fraction


def _iso_date(value: object) -> object:
    """Let dates through in one form; pydantic also reads digits as seconds since 1970."""
    if isinstance(value, dt.date) or (isinstance(value, str) and _IS_DATE.fullmatch(value)):
        return value
    raise PydanticCustomError("date_type", "input should be a date such as 2026-03-01")


def _whole(value: object) -> object:
    """Take 1.0 and 1e3 for whole numbers, as JSON Schema does."""
    if isinstance(value, float) and value.is_integer() and abs(value) <= _LARGEST:
        return int(value)
    return value


_IfWhole = BeforeValidator(_whole)
Name = Annotated[str, Field(min_length=1, max_length=120, pattern=INK)]
Title = Annotated[str, Field(min_length=1, max_length=160, pattern=INK)]
Text = Annotated[str, Field(min_length=1, max_length=4000, pattern=INK)]
Slug = Annotated[str, Field(pattern=SLUG, max_length=80)]
GovernmentId = Annotated[str, Field(pattern=GOVERNMENT_ID, max_length=80)]
Url = Annotated[str, Field(pattern=URL, max_length=2000)]
Year = Annotated[int, Field(ge=1000, le=2100), _IfWhole]
MOST_PEOPLE = 100_000_000_000
Population = Annotated[int, Field(ge=1, le=MOST_PEOPLE), _IfWhole]
PerYear = Annotated[int, Field(ge=0, le=1000), _IfWhole]
# Not Literal[1]: true equals it.
Version = Annotated[int, Field(ge=1, le=1, json_schema_extra={"const": 1}), _IfWhole]
Date = Annotated[
    dt.date,
    Field(strict=False, json_schema_extra={"pattern": f"^{_DATE}$"}),
    BeforeValidator(_iso_date),
]

LevelName = Annotated[
    Level,
    Explained(
        municipality="A town or city with its own council",
        metropolitan="An authority over the several municipalities of one large city",
        district="A district, also a local government that is called so by law",
        county="A county, also a local government that is called so by law",
        province="A province or department",
        region="A region or federal state",
        association="An association of local governments",
    ),
]
PriorityName = Annotated[
    Priority,
    Explained(
        high="Weighs most in the ranking",
        medium="What is assumed where nothing is written",
        low="Weighs least in the ranking",
    ),
]
FormatName = Annotated[
    Format,
    Explained(
        **{
            "study-visit": "Receiving a visit on the spot",
            "remote": "Calls and webinars",
            "peer-review": "Reviewing the other side's plan or practice",
            "training": "A course for the other side's staff",
            "mentoring": "Accompanying the other side over months",
            "staff-secondment": "Sending or receiving staff for weeks or months",
        }
    ),
]
FundingName = Annotated[
    Funding,
    Explained(
        **{
            "self-funded": "Pays its own part",
            "co-funding": "Pays some of its part and needs the rest",
            "needs-funding": "Can take part only if somebody else pays",
        }
    ),
]
ProvenanceName = Annotated[
    Provenance,
    Explained(
        **{
            "desk-research": "Compiled by others from public documents",
            "self-declared": "Written or confirmed by the government",
            "verified": "Checked by a third party",
        }
    ),
]
