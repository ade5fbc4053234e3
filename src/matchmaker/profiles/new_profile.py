"""The text of a new profile: the answers, with notes that explain every field and what to add."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable, Iterator

from matchmaker.profiles.new_answers import Answers, NewItem
from matchmaker.profiles.slugs import slug
from matchmaker.profiles.yaml_writing import MODELINE, entry_text, flow_text, scalar_text
from matchmaker.reference.countries import countries
from matchmaker.reference.extents import extents
from matchmaker.reference.vocabularies import context_terms

_WIDTH = 88  # of notes

_HEAD = """\
#
# What follows a # is a note for you; the program does not read it. Many notes are examples of
# what may be added: remove the # and one space behind it, in every line of the example, and
# change what stands there. Keep the spaces at the beginning of lines. Put a text in "double
# quotes" if it has a colon or a # in it. Leave out what you do not know. Name institutions,
# never people; no e-mail addresses, no telephone numbers.
# `match check` with the name of this file finds mistakes."""

_TAIL = """\
# What you can take on in a year, if your government has declared it.
# capacity:
#   hosts_per_year: 1  # exchanges that you can host
#   visits_per_year: 1  # exchanges that you can join to learn
#   staff_days: 10
#   funding: needs-funding  # self-funded, co-funding or needs-funding
#   interpreting: [en]  # languages for which you can provide interpreting

# Whether your leadership stands behind an exchange, and which unit leads it.
# readiness:
#   endorsed_on: 2026-01-31
#   lead_unit: International Relations Office

# Networks that you belong to, in small letters with hyphens.
# networks: [uclg-africa]"""

_EVIDENCE = "# evidence: [{source: s1}]  # a document listed under sources: the claim counts more"


def new_profile_text(answers: Answers, today: dt.date) -> str:
    """The YAML text of a profile that reads back as the answers.

    Parameters
    ----------
    answers
        With name, country, level and languages; every value allowed by `Profile`.
    today
        The day on which the answers were given.
    """
    parts = [
        [MODELINE.rstrip(), *_HEAD.splitlines()],
        list(_identity(answers)),
        list(_location(answers)),
        list(_context(answers)),
        *_all_items(answers),
        _TAIL.splitlines(),
        list(_origin(answers, today)),
    ]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _identity(answers: Answers) -> Iterator[str]:
    yield "schema: 1  # the version of this form: leave it"
    place = f"{answers.country.lower()}/{answers.slug}.yaml"
    yield f"id: {_word(answers.id)}  # follows the file's place: {place}"
    yield f"name: {_word(answers.name)}"
    yield f"country: {_word(answers.country)}  # ISO 3166-1 code"
    region = countries()[answers.country].subregion
    yield f"region: {_word(region)}  # the country's UN sub-region: leave it"
    yield f"level: {answers.level}"
    yield from _note(
        "Levels: municipality, metropolitan, district, county, province, region, "
        "association (of local governments)."
    )
    yield "# Other names that people may look for, such as the one in another language."
    if answers.aliases:
        yield f"aliases: {_list(answers.aliases)}"
    else:
        yield "# aliases: [Another Name, An Older Name]"
    yield f"languages: {_list(answers.languages)}  # working languages, the most used first"
    yield (
        f"text_language: {_word(answers.text_language)}  # the language of the texts below; "
        "English is compared best"
    )


def _location(answers: Answers) -> Iterator[str]:
    yield "# Where the seat of the government lies, in decimal degrees; south and west are below 0."
    if answers.location is None:
        extent = extents().get(answers.country)
        latitude, longitude = extent.middle if extent else (0.0, 0.0)
        yield f"# location: {{latitude: {latitude!r}, longitude: {longitude!r}}}"
    else:
        latitude, longitude = map(float, answers.location)
        yield f"location: {{latitude: {latitude!r}, longitude: {longitude!r}}}"


def _context(answers: Answers) -> Iterator[str]:
    """What is known of the context, and what may be added; all of it a note if nothing is known."""
    known = {
        "population": answers.population,
        "population_year": answers.population_year,
        "climate": _word(answers.climate) if answers.climate else None,
    }
    examples = {"population": 50000, "population_year": 2020, "climate": "Aw"}
    notes = {
        "population": "people who live in the area of the government",
        "population_year": "of the census or estimate",
        "climate": context_terms("climate").get(answers.climate, "Koeppen-Geiger code"),
    }
    given = any(value is not None for value in known.values())
    yield "# Your context: it says whose solutions fit yours. The more is known, the better."
    if any("context.population" in source.supports for source in answers.sources):
        yield from _note(
            "The population is the one that GeoNames has for the town. Put your own "
            "figure and its year if your government covers another area."
        )
    yield "context:" if given else "# context:"
    for name, value in known.items():
        shown = value if value is not None else examples[name]
        yield _line(f"{name}: {shown}  # {notes[name]}", example=value is None, inside=given)
    for name, kind, example in (
        ("settlement", "settlement", "[coastal, port]"),
        ("hazards", "hazard", "[flood, drought]"),
        ("functions", "function", "[markets, solid-waste]"),
    ):
        what = {
            "settlement": "What kind of place it is",
            "hazards": "What endangers it",
            "functions": "What your government itself is in charge of",
        }[name]
        lines = _note(f"{what}: {', '.join(context_terms(kind))}.")
        yield from (f"  {line}" if given else f"#   {line}" for line in lines)
        yield _line(f"{name}: {example}", example=True, inside=given)


def _line(text: str, *, example: bool, inside: bool) -> str:
    """A field of the context: itself, an example inside it, or an example in an example."""
    if not inside:
        return f"#   {text}"
    return f"  # {text}" if example else f"  {text}"


def _all_items(answers: Answers) -> Iterator[list[str]]:
    taken: set[str] = set()
    yield list(
        _items(
            "challenges",
            answers.challenges,
            "What you want to learn: problems on which you look for experience of others.",
            "# priority: medium  # high, medium or low",
            taken,
        )
    )
    yield list(
        _items(
            "expertise",
            answers.expertise,
            "What you could share: things that you have done and that others could learn.",
            "# formats: [study-visit, remote]  # how: also peer-review, training, mentoring",
            taken,
        )
    )


def _items(
    field: str, items: Iterable[NewItem], about: str, own_example: str, taken: set[str]
) -> Iterator[str]:
    yield f"# {about}"
    entries = [line for item in items for line in _item(item, field, own_example, taken)]
    if entries:
        yield f"{field}:"
        yield from entries
        return
    yield f"# {field}:"
    yield f"#   - id: my-{field.removesuffix('s')}  # a short name of your own, once in this file"
    yield "#     title: A few words"
    yield "#     description: One or two sentences."
    yield "#     themes: [solid-waste]  # one at least; `match themes` lists them"


def _item(item: NewItem, field: str, own_example: str, taken: set[str]) -> Iterator[str]:
    yield f"  - id: {_word(_own_id(item.title, field, taken))}"
    yield f"    title: {_word(item.title)}"
    if item.description is None:
        yield "    # Say it in one or two sentences: what is the matter, where, for whom?"
    text = item.description or item.title
    yield entry_text("description", text, (), indent=4).removesuffix("\n")
    guess = "a guess from the title, to be checked: " if item.guessed else ""
    yield f"    themes: {_list(item.themes)}  # {guess}`match themes` lists them"
    yield f"    {own_example}"
    yield f"    {_EVIDENCE}"


def _own_id(title: str, field: str, taken: set[str]) -> str:
    """An id that no other item of the profile has."""
    base = slug(title, most=40) or field.removesuffix("s")
    own, number = base, 1
    while own in taken:
        number += 1
        own = f"{base}-{number}"
    taken.add(own)
    return own


def _origin(answers: Answers, today: dt.date) -> Iterator[str]:
    yield "provenance: self-declared  # said by the government itself"
    yield f"verified_on: {today.isoformat()}  # the day on which somebody last checked all of this"
    yield "# Public documents that support what stands above; evidence names them by their id."
    yield "sources:" if answers.sources else "# sources:"
    for source in answers.sources:
        yield f"  - id: {_word(source.id)}"
        yield f"    title: {_word(source.title)}"
        yield f"    publisher: {_word(source.publisher)}"
        yield f"    url: {_word(source.url)}"
        yield f"    supports: {_list(source.supports)}"
    hidden = "  # " if answers.sources else "#   "
    yield f"{hidden}- id: s1"
    yield f"{hidden}  title: Title of the document"
    yield f"{hidden}  publisher: The institution that published it"
    yield f"{hidden}  year: 2020"
    yield f"{hidden}  url: https://www.example.org/document"
    yield f"{hidden}  supports: [context.functions]  # fields or ids of challenges and expertise"


def _word(text: str) -> str:
    return scalar_text(text, ())


def _list(values: Iterable[str]) -> str:
    return flow_text([*values], ())


def _note(text: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False
    )
