"""The questions of ``match new`` about a government and its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from matchmaker.cli.asking import ask, ask_or_skip, choose, tell
from matchmaker.cli.streams import say, say_error
from matchmaker.errors import UsageError
from matchmaker.matching.filter_names import resolve_country, resolve_level
from matchmaker.profiles import typed_answers as typed
from matchmaker.profiles.field_types import Level
from matchmaker.profiles.new_answers import (
    Answers,
    default_text_language,
    with_place,
    with_population,
)
from matchmaker.profiles.typed_numbers import (
    latitude_answer,
    location_in,
    longitude_answer,
    population_answer,
    year_answer,
)
from matchmaker.reference.countries import countries
from matchmaker.reference.gazetteer import Place, find_places, has_gazetteer
from matchmaker.reference.vocabularies import context_terms, languages

_LEVELS: dict[Level, str] = {
    "municipality": "a town, city or commune with a council of its own",
    "metropolitan": "an authority of a whole metropolitan area",
    "district": "a district",
    "county": "a county or department",
    "province": "a province",
    "region": "a region or federated state",
    "association": "an association of local governments",
}
_MOST_PLACES = 9  # that are offered by number


def ask_identity(answers: Answers) -> Answers:
    """Name, country and level, and the name of the file if the name gives none."""
    tell(
        "This makes a profile of a local government: a text file that says what it wants to "
        "learn and what it could share. Enter alone takes the answer in [brackets]. Ctrl-C stops; "
        "nothing is written before the end."
    )
    if not answers.name:
        tell("The name that people look for, such as Maputo: without 'Municipality of'.")
        name = ask("Name of the government", lambda text: typed.text_answer(text, typed.NAME))
        answers = replace(answers, name=name)
    if not answers.country:
        tell("In English, French, Spanish or Portuguese, or as a code such as MZ.")
        answers = replace(answers, country=ask("Country", resolve_country))
        say(f"  {countries()[answers.country].name} ({answers.country})")
    if answers.level is None:
        tell("What kind of government is it?")
        number = choose("Level", [f"{name}: {text}" for name, text in _LEVELS.items()])
        answers = replace(answers, level=resolve_level(list(_LEVELS)[number - 1]))
    if not answers.slug:
        tell("The file needs a name in Latin letters, such as nampula.")
        answers = replace(answers, file_slug=ask("Name of the file", typed.slug_answer))
    return answers


def ask_place(answers: Answers) -> Answers:
    """Where it is and how many people live there, from the gazetteer if it knows."""
    if answers.location is not None:
        location_in(answers.country, *answers.location)  # typed before the country was
    if answers.location is None or answers.population is None:
        place = _place(answers)
        answers = with_place(answers, place) if place else answers
    if answers.location is None:
        tell(
            "Where does the seat of the government lie? In decimal degrees, as map pages on the "
            "web show them: -15.12 is 15.12 south. Enter leaves it out."
        )
        answers = replace(answers, location=_location(answers.country))
    return _with_people(answers)


def _location(country: str) -> tuple[float, float] | None:
    """Coordinates in or near the country; asked again, both of them, until they are."""
    while True:
        latitude = ask_or_skip("Latitude (north of the equator, south is below 0)", latitude_answer)
        if latitude is None:
            return None
        longitude = ask_or_skip(
            "Longitude (east of Greenwich, west is below 0; Enter: back to the latitude)",
            longitude_answer,
        )
        if longitude is None:
            continue
        try:
            return location_in(country, latitude, longitude)
        except UsageError as error:
            say_error(error)


def ask_languages(answers: Answers) -> Answers:
    """Working languages, and the one in which the texts are written."""
    official = countries()[answers.country].languages
    if not answers.languages:
        tell(
            "In which languages does the government work? The most used first, separated by "
            f"commas, as codes or English names. Official in the country: {_named(official)}."
        )
        chosen = ask("Working languages", typed.languages_answer, default=", ".join(official))
        answers = replace(answers, languages=chosen)
    if not answers.text_language:
        tell(
            "In which language will you write the challenges and expertise? Texts in English are "
            "compared best with those of others."
        )
        default = default_text_language(answers.languages)
        chosen_text = ask("Language of the texts", typed.language_answer, default=default)
        answers = replace(answers, text_language=chosen_text)
    return answers


def ask_climate(answers: Answers) -> Answers:
    """The climate class."""
    if answers.climate:
        return answers
    tell(
        "The climate, as a class of Koeppen and Geiger; encyclopedias give it for most "
        "towns. Type ? to see the list. Enter leaves it out."
    )
    climate = ask_or_skip("Climate, such as Aw", typed.climate_answer, show_all=_show_climates)
    return replace(answers, climate=climate or "")


def _place(answers: Answers) -> Place | None:
    """The gazetteer's place that the person chooses."""
    if not has_gazetteer():
        return None
    country = countries()[answers.country].name
    name: str | None = answers.name
    while name:
        say(f"  Looking for {name} in GeoNames ...")
        found = find_places(name, answers.country)[:_MOST_PLACES]
        if found:
            tell("Which of these is it, or holds the seat of the government?")
            labels = [*map(_described, found), "none of these"]
            number = choose("Place", labels)
            if number <= len(found):
                return found[number - 1]
        else:
            tell(f"GeoNames has no place of the name {name} in {country}.")
        name = ask_or_skip(
            "Another name or spelling to look for (Enter: go on without)",
            lambda text: typed.text_answer(text, typed.NAME),
        )
    return None


def _described(place: Place) -> str:
    people = f"{place.population:,} people" if place.population else "population unknown"
    return f"{place.name}: {people}, at {place.latitude:.2f}, {place.longitude:.2f}"


def _with_people(answers: Answers) -> Answers:
    """Population and its year; a figure of the gazetteer may be replaced."""
    known = answers.population
    sourced = any("context.population" in source.supports for source in answers.sources)
    if known is None or sourced:
        if known is None:
            tell("How many people live in the area of the government? Enter leaves it out.")
            figure = ask_or_skip("Population", population_answer)
        else:
            tell(
                "How many people live in the area of the government? GeoNames has the figure in "
                "brackets for the town, without a year. Enter takes it."
            )
            figure = ask("Population", population_answer, default=str(known))
        if figure is None or figure == known:
            return answers
        answers = with_population(answers, figure, None)
    if answers.population_year is None:
        year = ask_or_skip("Year of this figure (Enter: not known)", year_answer)
        answers = replace(answers, population_year=year)
    return answers


def _show_climates() -> None:
    for code, label in context_terms("climate").items():
        say(f"  {code:4}{label}")


def _named(codes: Sequence[str]) -> str:
    return ", ".join(f"{code} ({languages()[code]})" for code in codes) or "none"
