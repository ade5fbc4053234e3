"""A programme that funds or brokers exchanges: its fields, and what each is for."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from matchmaker.profiles.citation import Citation
from matchmaker.profiles.field_types import (
    Date,
    GovernmentId,
    LevelName,
    Name,
    Slug,
    Text,
    Url,
    Year,
)
from matchmaker.profiles.strict_model import FileModel, StrictModel
from matchmaker.profiles.vocabulary_types import CountryCode, Explained, OneOf, ThemeId
from matchmaker.reference.countries import areas

Status = Literal["running", "closed", "unknown"]
StatusName = Annotated[
    Status,
    Explained(
        running="A source of the last years says that it takes part in new exchanges",
        closed="A source says that it has ended",
        unknown="No source says whether it goes on",
    ),
]
Membership = Literal["commonwealth", "oif", "cplp", "mercosur", "asean", "au"]
MembershipName = Annotated[
    Membership,
    Explained(
        commonwealth="The Commonwealth of Nations",
        oif="The Organisation internationale de la Francophonie",
        cplp="The Community of Portuguese Language Countries",
        mercosur="Mercosur",
        asean="The Association of Southeast Asian Nations",
        au="The African Union",
    ),
]
Offer = Literal["funding", "brokering", "training"]
OfferName = Annotated[
    Offer,
    Explained(
        funding="Pays for part of an exchange at least",
        brokering="Brings partners together and accompanies them",
        training="Teaches, or lets peers teach each other",
    ),
]
Area = Annotated[str, OneOf("Area", areas)]


class Conditions(StrictModel):
    """What a government must be; of each list one entry is enough, and every list must hold."""

    governments: tuple[GovernmentId, ...] = Field(
        default=(), max_length=100, description="It is one of these, by the ids of their profiles."
    )
    countries: tuple[CountryCode, ...] = Field(
        default=(), max_length=250, description="It lies in one of these countries."
    )
    areas: tuple[Area, ...] = Field(
        default=(), max_length=40, description="Its country lies in one of these UN M49 areas."
    )
    memberships: tuple[MembershipName, ...] = Field(
        default=(), max_length=10, description="Its country is a member of one of these."
    )
    south: bool | None = Field(
        default=None, description="true: its country is of the Global South; false: it is not."
    )
    levels: tuple[LevelName, ...] = Field(
        default=(), max_length=10, description="It is one of these kinds of government."
    )
    networks: tuple[Slug, ...] = Field(
        default=(), max_length=20, description="Its profile lists one of these networks."
    )


class Eligibility(StrictModel):
    """Which pairs it takes."""

    each: Conditions = Field(
        default_factory=Conditions, description="What both governments must be."
    )
    provider: Conditions = Field(
        default_factory=Conditions, description="What the one that shares must be."
    )
    learner: Conditions = Field(
        default_factory=Conditions, description="What the one that learns must be."
    )
    mutual: bool = Field(
        default=False,
        description="true if both learn; `provider` and `learner` only tell the sides apart.",
    )
    domestic: bool = Field(
        default=False, description="true if it takes pairs within one country too."
    )
    themes: tuple[ThemeId, ...] = Field(
        default=(),
        max_length=40,
        description="A challenge of the learner meets expertise of the provider in one of these "
        "themes, or in two of one group; left out if it takes any.",
    )


class Programme(FileModel):
    """One scheme that funds or brokers exchanges, as a file."""

    schema_version: Literal["programme/1"] = Field(
        alias="schema", description="The kind of file and its version: programme/1."
    )
    id: Slug = Field(
        description="A short name of its own, as the file is called.",
        examples=["clgf-good-practice-scheme"],
    )
    name: Name = Field(description="Its name.")
    operator: Name = Field(description="The institution that runs it.")
    description: Text = Field(description="What it does, for whom, in a few plain sentences.")
    offers: Annotated[tuple[OfferName, ...], Field(min_length=1, max_length=3)] = Field(
        description="What it gives to an exchange."
    )
    status: StatusName = Field(description="Whether it takes on exchanges now.")
    first_year: Year | None = Field(default=None, description="The year in which it began.")
    last_year: Year | None = Field(default=None, description="The year in which it ended.")
    url: Url | None = Field(default=None, description="Where to read on or apply.")
    eligibility: Eligibility = Field(description="Which pairs it takes, as far as a source says.")
    verified_on: Date = Field(
        description="The day on which the content was last checked, as year-month-day.",
        examples=["2026-03-01"],
    )
    sources: Annotated[tuple[Citation, ...], Field(min_length=1, max_length=20)] = Field(
        description="The public documents behind the content."
    )
