"""The options of ``match new`` made into answers, and what is missing without questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from matchmaker.errors import MatchmakerError, UsageError
from matchmaker.matching.filter_names import resolve_country, resolve_level
from matchmaker.profiles import typed_answers as typed
from matchmaker.profiles import typed_numbers as numbers
from matchmaker.profiles.new_answers import Answers
from matchmaker.reference.countries import countries

_Value = TypeVar("_Value")


class Given(NamedTuple):
    """Options as they were typed; None where one is not given."""

    name: str | None
    country: str | None
    level: str | None
    slug: str | None
    aliases: Sequence[str] | None
    languages: Sequence[str] | None
    text_language: str | None
    latitude: str | None
    longitude: str | None
    population: str | None
    population_year: str | None
    climate: str | None
    challenges: Sequence[str] | None
    expertise: Sequence[str] | None


def answers_from_options(given: Given) -> Answers:
    """Answers from options; every one is checked, and the first wrong one is named.

    Raises
    ------
    UsageError
        If one cannot be used.
    """
    latitude = _one("--latitude", numbers.latitude_answer, given.latitude)
    longitude = _one("--longitude", numbers.longitude_answer, given.longitude)
    if (latitude is None) != (longitude is None):
        raise UsageError(
            "Only one of --latitude and --longitude is given.", hint="Give both or none."
        )
    country = _one("--country", resolve_country, given.country) or ""
    location = None if latitude is None or longitude is None else (latitude, longitude)
    if location and country:
        location = numbers.location_in(country, *location)
    population = _one("--population", numbers.population_answer, given.population)
    year = _one("--population-year", numbers.year_answer, given.population_year)
    if population is None and year is not None:
        raise UsageError(
            "--population-year is given without --population.", hint="Give both, or no year."
        )
    return Answers(
        name=_one("NAME", _name, given.name) or "",
        country=country,
        level=_one("--level", resolve_level, given.level),
        file_slug=_one("--slug", typed.slug_answer, given.slug) or "",
        aliases=_each("--alias", _name, given.aliases),
        languages=_each("--language", typed.language_answer, given.languages),
        text_language=_one("--text-language", typed.language_answer, given.text_language) or "",
        location=location,
        population=population,
        population_year=year,
        climate=_one("--climate", typed.climate_answer, given.climate) or "",
        challenges=_each("--challenge", typed.item_answer, given.challenges),
        expertise=_each("--expertise", typed.item_answer, given.expertise),
    )


def refuse_missing(answers: Answers) -> None:
    """Name all that is needed and has no default.

    Raises
    ------
    UsageError
        If anything is missing.
    """
    missing = []
    if not answers.name:
        missing.append("NAME, the name of the government")
    if not answers.country:
        missing.append("--country, its code or name")
    if answers.name and not answers.slug:
        missing.append("--slug, a file name from a to z, since the name has no such letters")
    known = answers.country and countries()[answers.country].languages
    if answers.country and not known and not answers.languages:
        missing.append("--language, a working language")
    if missing:
        raise UsageError(
            "No questions can be asked here, and this is missing:",
            details=missing,
            hint="For example: match new Maputo --country MZ. In a terminal, without --no-input, "
            "it asks.",
        )


def _name(text: str) -> str:
    return typed.text_answer(text, typed.NAME)


def _one(option: str, parse: Callable[[str], _Value], text: str | None) -> _Value | None:
    if text is None:
        return None
    try:
        return parse(text)
    except MatchmakerError as error:
        raise UsageError(f"{option}: {error.message}", hint=error.hint) from error


def _each(
    option: str, parse: Callable[[str], _Value], texts: Sequence[str] | None
) -> tuple[_Value, ...]:
    values = [_one(option, parse, text) for text in texts or ()]
    return tuple(dict.fromkeys(value for value in values if value is not None))
