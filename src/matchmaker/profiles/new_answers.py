"""What an official answers about her government, before it is a profile."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from matchmaker.profiles.field_types import Level
from matchmaker.profiles.slugs import slug
from matchmaker.reference.countries import countries
from matchmaker.reference.folding import fold
from matchmaker.reference.gazetteer import Place, find_places, gazetteer_title, has_gazetteer

# Levels whose population is that of the town; a province named after its capital is larger.
_TOWNS = ("municipality", "metropolitan")
_NEAR = 0.5  # degrees: a place whose coordinates were given is the gazetteer's within this
_DECIMALS = 2  # of a place's coordinates: about a kilometre, as in the starter registry


class NewItem(NamedTuple):
    """A challenge or an expertise.

    Attributes
    ----------
    themes
        One at least.
    description
        Left out, the title stands for it until somebody writes one.
    guessed
        Whether the themes are a guess that somebody should check.
    """

    title: str
    themes: tuple[str, ...]
    description: str | None = None
    guessed: bool = False


class NewSource(NamedTuple):
    """A public source, and the fields that it supports."""

    id: str
    title: str
    publisher: str
    url: str
    supports: tuple[str, ...]


@dataclass(frozen=True)
class Answers:
    """Fields of a new profile; what is empty or None has no answer.

    Attributes
    ----------
    location
        Latitude and longitude.
    file_slug
        Second part of the id and of the file's place, if it is not to follow from the name.
    """

    name: str = ""
    country: str = ""
    level: Level | None = None
    file_slug: str = ""
    aliases: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    text_language: str = ""
    location: tuple[float, float] | None = None
    population: int | None = None
    population_year: int | None = None
    climate: str = ""
    challenges: tuple[NewItem, ...] = ()
    expertise: tuple[NewItem, ...] = ()
    sources: tuple[NewSource, ...] = ()

    @property
    def slug(self) -> str:
        """Second part of the id; empty if the name has no Latin letters and none was given."""
        return self.file_slug or slug(self.name)

    @property
    def id(self) -> str:
        """Id of the government."""
        return f"{self.country.lower()}-{self.slug}"


def only_place(answers: Answers) -> Place | None:
    """The gazetteer's place that must be meant; None if something may be known better by asking.

    That is the only place of the country that is called so, in the first place or at all, and
    near the location if one was answered.
    """
    if (answers.location and answers.population) or not has_gazetteer():
        return None
    found = find_places(answers.name, answers.country)
    if answers.location is not None:
        found = [place for place in found if _near(place, answers.location)]
    called_so = [place for place in found if fold(place.name) == fold(answers.name)] or found
    return called_so[0] if len(called_so) == 1 else None


def _near(place: Place, location: tuple[float, float]) -> bool:
    latitude, longitude = location
    return abs(place.latitude - latitude) < _NEAR and abs(place.longitude - longitude) < _NEAR


def with_place(answers: Answers, place: Place) -> Answers:
    """Answers with what the gazetteer knows of the place, and the gazetteer as its source.

    What was answered already stays. A population is taken for towns only.
    """
    supports: list[str] = []
    if answers.location is None:
        at = (round(place.latitude, _DECIMALS), round(place.longitude, _DECIMALS))
        answers = replace(answers, location=at)
        supports.append("location")
    town = (answers.level or "municipality") in _TOWNS
    if answers.population is None and place.population is not None and town:
        answers = replace(answers, population=place.population)
        supports.append("context.population")
    if not supports:
        return answers
    source = NewSource("geonames", gazetteer_title(), "GeoNames", place.url, tuple(supports))
    return replace(answers, sources=(*answers.sources, source))


def with_population(answers: Answers, population: int, year: int | None) -> Answers:
    """Answers with a population that the government states itself, no longer a source's."""
    kept = (
        source._replace(supports=tuple(f for f in source.supports if f != "context.population"))
        for source in answers.sources
    )
    return replace(
        answers,
        population=population,
        population_year=year,
        sources=tuple(source for source in kept if source.supports),
    )


def with_defaults(answers: Answers) -> Answers:
    """Answers with level, languages and text language filled in where they are open."""
    languages = answers.languages or countries()[answers.country].languages
    return replace(
        answers,
        level=answers.level or "municipality",
        languages=languages,
        text_language=answers.text_language or default_text_language(languages),
    )


def default_text_language(languages: tuple[str, ...]) -> str:
    """English where it is a working language, since it is compared best; else the first one."""
    return "en" if "en" in languages or not languages else languages[0]
