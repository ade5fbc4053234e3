"""The profile of a local government: its fields, and what each is for."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from matchmaker.profiles.field_types import (
    Date,
    EvidenceLevel,
    FormatName,
    FundingName,
    GovernmentId,
    LevelName,
    Name,
    PerYear,
    Population,
    PriorityName,
    ProvenanceName,
    Slug,
    Text,
    Title,
    Url,
    Version,
    Year,
)
from matchmaker.profiles.strict_model import FileModel, StrictModel
from matchmaker.profiles.vocabulary_types import (
    Climate,
    CountryCode,
    Function,
    Hazard,
    LanguageCode,
    SdgTarget,
    Settlement,
    Subregion,
    ThemeId,
)


class Location(StrictModel):
    """Where the seat of the government lies, in decimal degrees."""

    latitude: float = Field(ge=-90, le=90, description="Degrees north; negative in the south.")
    longitude: float = Field(ge=-180, le=180, description="Degrees east; negative in the west.")


class Context(StrictModel):
    """What makes a solution transferable; the more is known, the better contexts compare."""

    population: Population | None = Field(
        default=None, description="Inhabitants within the government's own boundaries, in digits."
    )
    population_year: Year | None = Field(
        default=None, description="The year for which the population was counted or estimated."
    )
    climate: Climate | None = Field(
        default=None, description="Climate class of Koeppen and Geiger, such as Aw."
    )
    settlement: tuple[Settlement, ...] = Field(
        default=(), max_length=50, description="What kind of place it is; all that apply."
    )
    hazards: tuple[Hazard, ...] = Field(
        default=(), max_length=50, description="Natural and other hazards that it must prepare for."
    )
    functions: tuple[Function, ...] = Field(
        default=(), max_length=100, description="Tasks that the government itself is in charge of."
    )


class Evidence(StrictModel):
    """A source that says so, and who checked it, if a third party did."""

    source: Slug = Field(description="The id of one of this profile's sources.")
    verified_by: Name | None = Field(
        default=None,
        description="The institution, a third party, that checked the claim. No names of people.",
    )


class Item(StrictModel):
    """What challenges and expertise have in common."""

    id: Slug = Field(
        description="A short name of its own within this profile: small letters, digits, hyphens.",
        examples=["street-trading"],
    )
    title: Title = Field(description="What it is about, in one line.")
    description: Text = Field(
        description="A few plain sentences. The comparison of meaning reads this text: say what "
        "the problem or the practice is, where and for whom.",
    )
    themes: Annotated[tuple[ThemeId, ...], Field(min_length=1, max_length=8)] = Field(
        description="One to eight themes, the most fitting first; `match themes` lists them."
    )
    sdg_targets: tuple[SdgTarget, ...] = Field(
        default=(),
        max_length=20,
        description="Targets of the Sustainable Development Goals, in quotes.",
        examples=[["8.3", "11.a"]],
    )
    evidence: tuple[Evidence, ...] = Field(
        default=(),
        max_length=20,
        description="Who says so: none means stated, a source means documented, and a source with "
        "`verified_by` means checked by a third party.",
    )

    @property
    def evidence_level(self) -> EvidenceLevel:
        """Stated without a source, documented with one, verified if a third party checked it."""
        if any(entry.verified_by for entry in self.evidence):
            return "verified"
        return "documented" if self.evidence else "stated"


class Challenge(Item):
    """A problem on which the government wants to learn."""

    priority: PriorityName = Field(
        default="medium", description="How much it weighs among the challenges of this profile."
    )


class Expertise(Item):
    """Something the government has done and could share."""

    formats: tuple[FormatName, ...] = Field(
        default=(), max_length=20, description="In which forms it can be shared."
    )


class Capacity(StrictModel):
    """What the government declared or published that it can take on."""

    hosts_per_year: PerYear | None = Field(
        default=None, description="Exchanges that it can host in a year; 0 if it hosts nobody."
    )
    visits_per_year: PerYear | None = Field(
        default=None, description="Exchanges in a year that it can join as the learner."
    )
    staff_days: PerYear | None = Field(
        default=None, description="Days of work in a year that its staff can spend on exchanges."
    )
    funding: FundingName | None = Field(
        default=None, description="Whether it can pay for its part in an exchange."
    )
    interpreting: tuple[LanguageCode, ...] = Field(
        default=(),
        max_length=20,
        description="Languages from and into which it can provide an interpreter.",
    )
    assumed: bool = Field(
        default=False,
        description="true if somebody else estimated these figures, and the government has not "
        "declared them.",
    )


class Readiness(StrictModel):
    """Whether the leadership stands behind an exchange, and which unit leads it."""

    endorsed_on: Date | None = Field(
        default=None,
        description="The day on which the mayor or council endorsed taking part in exchanges.",
        examples=["2026-03-01"],
    )
    lead_unit: Name | None = Field(
        default=None, description="The office in charge of exchanges. No names of people."
    )


class Source(StrictModel):
    """A public document, and the fields and items that it supports."""

    id: Slug = Field(
        description="A short name by which evidence refers to it.", examples=["council-plan"]
    )
    title: str = Field(
        min_length=1, max_length=400, description="The title of the document or page."
    )
    publisher: Name | None = Field(
        default=None, description="The institution or medium that published it."
    )
    year: Year | None = Field(default=None, description="The year in which it was published.")
    url: Url | None = Field(default=None, description="Its address on the web.")
    supports: tuple[Annotated[str, Field(min_length=1, max_length=120)], ...] = Field(
        default=(),
        max_length=200,
        description="What in this profile it supports: fields, and ids of challenges or expertise.",
        examples=[["context.population", "street-trading"]],
    )


class Profile(FileModel):
    """One local government or association of local governments, as a file of a registry."""

    schema_version: Version = Field(
        alias="schema", description="The version of this form of profile: 1."
    )
    id: GovernmentId = Field(
        description="Country code and a short name, as the file is called: mz-maputo is "
        "mz/maputo.yaml.",
        examples=["mz-maputo"],
    )
    name: Name = Field(description="The name that people use.", examples=["Maputo"])
    country: CountryCode = Field(description="The country, by its ISO 3166-1 code of two letters.")
    region: Subregion = Field(description="The UN M49 sub-region in which the country lies.")
    level: LevelName = Field(description="What kind of government it is.")
    aliases: tuple[Name, ...] = Field(
        default=(),
        max_length=30,
        description="Other names that it is known by, such as its formal name or a former one.",
        examples=[["Cidade de Maputo"]],
    )
    languages: Annotated[tuple[LanguageCode, ...], Field(min_length=1, max_length=20)] = Field(
        description="Its working languages, the most used first, by ISO 639-1 code.",
        examples=[["pt"]],
    )
    text_language: LanguageCode = Field(
        description="The language in which this file is written. English is compared best."
    )
    location: Location | None = Field(default=None, description="Where its seat lies.")
    context: Context = Field(
        default_factory=Context,
        description="What makes a solution transferable; every field may be left out.",
    )
    challenges: tuple[Challenge, ...] = Field(
        default=(), max_length=100, description="The problems on which it wants to learn."
    )
    expertise: tuple[Expertise, ...] = Field(
        default=(), max_length=100, description="What it has done and could share."
    )
    capacity: Capacity = Field(
        default_factory=Capacity,
        description="What it can take on; left out unless it was declared or published.",
    )
    readiness: Readiness = Field(
        default_factory=Readiness,
        description="Political endorsement and the unit in charge, if published.",
    )
    networks: tuple[Slug, ...] = Field(
        default=(),
        max_length=100,
        description="Networks of local governments that it is a member of, as short names.",
        examples=[["metropolis", "uclg-africa"]],
    )
    provenance: ProvenanceName = Field(description="Where the content of this profile comes from.")
    verified_on: Date = Field(
        description="The day on which the content was last checked, as year-month-day.",
        examples=["2026-03-01"],
    )
    sources: tuple[Source, ...] = Field(
        default=(), max_length=100, description="The public documents behind the content."
    )
