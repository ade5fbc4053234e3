"""The text of a new profile reads back as the answers, and so do its commented examples."""

import datetime as dt
import re
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchmaker.profiles.field_types import Level
from matchmaker.profiles.model import Profile
from matchmaker.profiles.new_answers import Answers, NewItem, NewSource
from matchmaker.profiles.new_profile import new_profile_text
from matchmaker.profiles.reading import parse_profile
from matchmaker.reference.countries import countries
from matchmaker.reference.extents import extents
from matchmaker.reference.themes import themes
from matchmaker.reference.vocabularies import context_terms, languages
from tests.support.hostile import HOSTILE, raw_controls

TODAY = dt.date(2026, 3, 1)
LEVELS = Level.__args__


def texts(most):
    """Whatever the model takes for a text, and much that YAML would like to read otherwise."""
    special = ["No", "Null", "~", "123", "1e3", "a: b", "a #b", "'", '"', "- a", "<<", "😀", "{x}"]
    hostile = [text[:most] for text in HOSTILE.values()]
    return st.sampled_from(special + hostile) | st.text(
        st.characters(exclude_categories=["Cs"]), min_size=1, max_size=most
    ).filter(lambda text: re.search(r"\S", text) and not text.isspace())


def lists(values, most=4, least=0):
    return st.lists(values, min_size=least, max_size=most, unique=True).map(tuple)


codes = st.sampled_from(sorted(languages()))
items = st.builds(
    NewItem,
    title=texts(160),
    themes=lists(st.sampled_from(sorted(themes().by_id)), least=1),
    description=st.none() | texts(400),
    guessed=st.booleans(),
)
sources = st.builds(
    NewSource,
    id=st.just("geonames"),
    title=texts(120),
    publisher=texts(120),
    url=st.just("https://www.geonames.org/1"),
    supports=st.sampled_from([("location",), ("location", "context.population")]),
)


def located(answers):
    """The answers with their shares of a country's extent as coordinates in it."""
    if answers.location is None:
        return answers
    extent, (up, right) = extents()[answers.country], answers.location
    latitude = extent.south + up * (extent.north - extent.south)
    longitude = extent.west + right * (extent.east - extent.west)
    longitude -= 360 if longitude > 180 else 0
    return replace(answers, location=(latitude, longitude))


answers = st.builds(
    Answers,
    name=texts(120),
    country=st.sampled_from(sorted(extents())),
    level=st.sampled_from(LEVELS),
    file_slug=st.sampled_from(["testville", "no", "null", "1"]),
    aliases=lists(texts(40)),
    languages=lists(codes, least=1),
    text_language=codes,
    location=st.none() | st.tuples(st.floats(0, 1), st.floats(0, 1)),
    population=st.none() | st.integers(1, 300_000_000),
    population_year=st.none() | st.integers(1000, 2100),
    climate=st.sampled_from(["", *context_terms("climate")]),
    challenges=lists(items),
    expertise=lists(items),
    sources=lists(sources, most=1),
).map(located)
quick = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def read(text):
    profile = parse_profile(text.encode(), "file.yaml")
    assert isinstance(profile, Profile), [str(finding) for finding in profile]
    return profile


def written_items(entries):
    return tuple(NewItem(item.title, item.themes, item.description) for item in entries)


def expected_items(entries):
    return tuple(
        NewItem(item.title, item.themes, item.description or item.title) for item in entries
    )


def uncommented(text):
    """The text with every example in it made a part of it, as its first note tells to."""
    return re.sub(r"(?m)^( *)# ( *(?:- )?[a-z_]+:( .*)?)$", r"\1\2", text)


@quick
@given(answers)
def test_the_text_reads_back_as_the_answers(given_answers):
    profile = read(new_profile_text(given_answers, TODAY))
    context, place = profile.context, profile.location
    back = Answers(
        name=profile.name,
        country=profile.country,
        level=profile.level,
        file_slug=profile.id[3:],
        aliases=profile.aliases,
        languages=profile.languages,
        text_language=profile.text_language,
        location=(place.latitude, place.longitude) if place else None,
        population=context.population,
        population_year=context.population_year,
        climate=context.climate or "",
        challenges=written_items(profile.challenges),
        expertise=written_items(profile.expertise),
        sources=tuple(
            NewSource(s.id, s.title, s.publisher, s.url, s.supports) for s in profile.sources
        ),
    )
    expected = Answers(
        **{
            **vars(given_answers),
            "challenges": expected_items(given_answers.challenges),
            "expertise": expected_items(given_answers.expertise),
        }
    )
    assert back == expected
    assert (profile.provenance, profile.verified_on) == ("self-declared", TODAY)
    assert profile.region == countries()[profile.country].subregion


@quick
@given(answers)
def test_the_text_hides_nothing(given_answers):
    assert not raw_controls(new_profile_text(given_answers, TODAY))


@quick
@given(answers)
def test_every_example_is_valid_once_its_sign_is_removed(given_answers):
    text = uncommented(new_profile_text(given_answers, TODAY))
    profile = read(text)
    assert profile.location is not None
    assert profile.context.model_fields_set == {
        *("population", "population_year", "climate", "settlement", "hazards", "functions")
    }
    assert profile.capacity.hosts_per_year == 1
    assert profile.readiness.lead_unit
    assert profile.networks
    assert profile.aliases
    assert all(item.evidence for item in profile.challenges if item.id != "my-challenge")
    assert profile.challenges
    assert profile.expertise
    assert profile.sources[-1].id == "s1"


def test_the_words_that_a_context_may_have_are_listed():
    text = new_profile_text(Answers("T", "KE", "municipality", languages=("en",)), TODAY)
    for kind in ("settlement", "hazard", "function"):
        assert all(re.search(rf"\b{term}\b", text) for term in context_terms(kind))


def test_a_text_without_any_answer_has_only_what_is_needed():
    answers = Answers("Null", "NO", "county", languages=("no",), text_language="no")
    text = new_profile_text(answers, TODAY)
    profile = read(text)
    assert (profile.name, profile.country, profile.id) == ("Null", "NO", "no-null")
    assert profile.model_fields_set == {
        *("schema_version", "id", "name", "country", "region", "level"),
        *("languages", "text_language", "provenance", "verified_on"),
    }
    assert text.startswith("# yaml-language-server: $schema=../../schema/profile.schema.json\n")


def test_two_items_of_one_title_have_ids_of_their_own():
    same = NewItem("Waste", ("solid-waste",))
    answers = Answers(
        "T", "KE", "municipality", languages=("en",), text_language="en",
        challenges=(same, same, NewItem("東京", ("markets",))), expertise=(same,),
    )  # fmt: skip
    profile = read(new_profile_text(answers, TODAY))
    assert [item.id for item in profile.challenges] == ["waste", "waste-2", "challenge"]
    assert [item.id for item in profile.expertise] == ["waste-3"]


def test_what_is_still_to_be_written_or_checked_is_noted():
    guess = NewItem("Waste", ("solid-waste",), guessed=True)
    answers = Answers(
        "T", "KE", "municipality", languages=("en",), text_language="en", challenges=(guess,)
    )
    text = new_profile_text(answers, TODAY)
    assert "# Say it in one or two sentences" in text
    assert "a guess from the title, to be checked" in text


def test_lines_stay_within_a_hundred_characters():
    long = NewItem("Waste", ("solid-waste",), "word " * 200 + "end")
    answers = Answers(
        "T", "KE", "municipality", languages=("en",), text_language="en", challenges=(long,)
    )
    assert max(map(len, new_profile_text(answers, TODAY).splitlines())) <= 100
