"""A documented exchange between governments: its fields, and what each is for."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from matchmaker.profiles.citation import Citation
from matchmaker.profiles.field_types import GovernmentId, Name, Slug, Text, Title, Year
from matchmaker.profiles.strict_model import FileModel, StrictModel
from matchmaker.profiles.vocabulary_types import Explained, ThemeId

Role = Literal["provider", "learner", "mutual"]
RoleName = Annotated[
    Role,
    Explained(
        provider="Shared what it knows",
        learner="Learned from the others",
        mutual="Did both, according to a source",
    ),
]


class Party(StrictModel):
    """A government that took part."""

    government: GovernmentId = Field(description="The id of its profile.", examples=["mz-maputo"])
    role: RoleName | None = Field(
        default=None, description="What it did in the exchange; left out where no source says so."
    )


class Years(StrictModel):
    """When it took place, as far as a source says."""

    first: Year | None = Field(default=None, alias="from", description="The first year.")
    last: Year | None = Field(
        default=None, alias="to", description="The last year; left out if it went on or is unknown."
    )
    approximate: bool = Field(
        default=False, description="true if the years were inferred or given as a decade."
    )


class Exchange(FileModel):
    """One documented exchange, as a file of the ledger."""

    schema_version: Literal["exchange/1"] = Field(
        alias="schema", description="The kind of file and its version: exchange/1."
    )
    id: Slug = Field(
        description="A short name of its own, as the file is called.",
        examples=["guarulhos-nampula-cadastre"],
    )
    title: Title = Field(description="What it was about, in one line.")
    parties: Annotated[tuple[Party, ...], Field(min_length=1, max_length=50)] = Field(
        description="Who took part, of those that have a profile. Two parties, with `others`, are "
        "a pair; more are a group event, in which not all need have met."
    )
    others: tuple[Name, ...] = Field(
        default=(),
        max_length=50,
        description="Further parties that have no profile, by name.",
    )
    themes: tuple[ThemeId, ...] = Field(
        default=(),
        max_length=8,
        description="One to eight themes; left out where no source names one.",
    )
    years: Years = Field(default_factory=Years, description="When it took place.")
    programme: Slug | None = Field(
        default=None, description="The id of the programme that funded or brokered it."
    )
    outcome: Text | None = Field(
        default=None, description="What came of it according to a source, in a few sentences."
    )
    sources: Annotated[tuple[Citation, ...], Field(min_length=1, max_length=20)] = Field(
        description="The public documents that report it."
    )

    @property
    def is_group(self) -> bool:
        """Whether more than two took part."""
        return len(self.parties) + len(self.others) > 2  # noqa: PLR2004 - a pair is two

    def role_of(self, government: str) -> Role | None:
        """What a party did, where a source says so."""
        return next((p.role for p in self.parties if p.government == government), None)
