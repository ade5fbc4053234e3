import datetime as dt
import json

import pytest
from pydantic import ValidationError

from matchmaker.profiles.model import Profile
from tests.support.builders import item, profile, profile_data


def rejected(**fields) -> set[str]:
    """Places at which the model rejects a profile with these fields."""
    with pytest.raises(ValidationError) as caught:
        profile(**fields)
    return {".".join(map(str, error["loc"])) for error in caught.value.errors()}


def test_optional_fields_have_empty_defaults():
    made = profile()
    assert (made.aliases, made.challenges, made.expertise, made.networks) == ((), (), (), ())
    assert made.location is None
    assert made.context.population is None
    assert made.capacity.hosts_per_year is None
    assert made.capacity.assumed is False
    assert made.readiness.endorsed_on is None


def test_a_challenge_is_of_medium_priority_unless_it_says_otherwise():
    made = profile(challenges=[item("One"), item("Two", priority="high")])
    assert [challenge.priority for challenge in made.challenges] == ["medium", "high"]


def test_profiles_cannot_be_changed_in_place():
    with pytest.raises(ValidationError):
        profile().name = "Elsewhere"


def test_dates_are_read_from_their_iso_form():
    made = profile(readiness={"endorsed_on": "2026-03-01", "lead_unit": "International Office"})
    assert made.readiness.endorsed_on == dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    "value", ["2026-02-30", "2026-3-1", "01/03/2026", "2026", "20260301", "2026-03-01T00:00:00",
              "1767225600", "0", " 2026-03-01", 20260301, 1767225600, True, None],
)  # fmt: skip
def test_nothing_else_is_a_date(value):
    assert rejected(verified_on=value) == {"verified_on"}


@pytest.mark.parametrize(
    ("evidence", "level"),
    [
        ([], "stated"),
        ([{"source": "s1"}], "documented"),
        ([{"source": "s1", "verified_by": "A council of auditors"}], "verified"),
        ([{"source": "s1"}, {"source": "s1", "verified_by": "Someone"}], "verified"),
    ],
)
def test_the_evidence_decides_its_level(evidence, level):
    (expertise,) = profile(expertise=[item("One", evidence=evidence)]).expertise
    assert expertise.evidence_level == level


@pytest.mark.parametrize("value", [2, 0, "1", True, 1.1, None])
def test_the_schema_is_the_number_one(value):
    assert rejected(schema=value) == {"schema"}


def test_a_whole_number_may_be_written_with_a_fraction_of_zero():
    made = profile(schema=1.0, context={"population": 2.5e5, "population_year": 2020.0})
    assert (made.schema_version, made.context.population) == (1, 250_000)
    numbers = (made.schema_version, made.context.population, made.context.population_year)
    assert {type(number) for number in numbers} == {int}


def test_the_schema_has_no_second_name():
    data = profile_data()
    data["schema_version"] = data.pop("schema")
    with pytest.raises(ValidationError):
        Profile.model_validate_json(json.dumps(data))


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "KE-x"}, {"id": "kenya"}, {"id": "ke-"}, {"id": "ke-x-"}, {"id": "ke-x y"},
        {"id": "ke-é"}, {"id": "ke-x\n"}, {"id": "ke-../x"}, {"id": "ke-" + "x" * 78},
        {"name": ""}, {"name": "x" * 121}, {"name": " \t"}, {"country": "ke"}, {"country": "KEN"},
        {"country": False}, {"region": "Africa"}, {"level": "city"}, {"languages": []},
        {"text_language": "eng"}, {"aliases": ["x"] * 31}, {"networks": ["Not a slug"]},
        {"provenance": "hearsay"}, {"location": {"latitude": 1}}, {"context": None},
        {"challenges": None}, {"unknown": 1},
    ],
    ids=str,
)  # fmt: skip
def test_fields_out_of_bounds_are_rejected_by_name(fields):
    (field,) = fields
    data = profile_data() | fields
    with pytest.raises(ValidationError) as caught:
        Profile.model_validate_json(json.dumps(data))
    assert {error["loc"][0] for error in caught.value.errors()} == {field}


@pytest.mark.parametrize(
    ("part", "fields"),
    [
        ("location", {"latitude": 90.1, "longitude": 0}),
        ("location", {"latitude": 0, "longitude": -180.1}),
        ("location", {"latitude": "1", "longitude": 0}),
        ("location", {"latitude": True, "longitude": 0}),
        ("context", {"population": 0}),
        ("context", {"population": 1.5}),
        ("context", {"population": 1e300}),
        ("context", {"population": "1000"}),
        ("context", {"population": True}),
        ("context", {"population": 100_000_000_001}),
        ("context", {"population_year": 999}),
        ("context", {"climate": "aw"}),
        ("context", {"settlement": ["moon-base"]}),
        ("context", {"hazards": "flood"}),
        ("context", {"functions": ["army"]}),
        ("capacity", {"hosts_per_year": -1}),
        ("capacity", {"visits_per_year": 1001}),
        ("capacity", {"funding": "rich"}),
        ("capacity", {"interpreting": ["english"]}),
        ("capacity", {"assumed": "yes"}),
        ("readiness", {"lead_unit": ""}),
        ("readiness", {"person": "someone"}),
    ],
)
def test_values_out_of_bounds_are_rejected_in_their_part(part, fields):
    places = rejected(**{part: fields})
    assert {place.split(".")[0] for place in places} == {part}


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "With Spaces"}, {"title": ""}, {"title": "x" * 161}, {"description": ""},
        {"description": "x" * 4001}, {"themes": []}, {"themes": ["no-such-theme"]},
        {"themes": ["solid-waste"] * 9}, {"sdg_targets": ["18.1"]}, {"sdg_targets": ["11"]},
        {"sdg_targets": [11.7]}, {"sdg_targets": ["11.z"]}, {"sdg_targets": ["11.8"]},
        {"sdg_targets": ["1.c"]}, {"sdg_targets": ["17.20"]}, {"evidence": ["s1"]},
        {"evidence": [{"verified_by": "x"}]}, {"priority": "urgent"}, {"formats": ["remote"]},
    ],
    ids=str,
)  # fmt: skip
def test_items_out_of_bounds_are_rejected(fields):
    places = rejected(challenges=[item("One") | fields])
    assert {place.split(".")[2] for place in places} == set(fields)


@pytest.mark.parametrize("target", ["1.1", "17.19", "11.a", "8.10"])
def test_sdg_targets_of_the_agenda_are_accepted(target):
    (challenge,) = profile(challenges=[item("One", sdg_targets=[target])]).challenges
    assert challenge.sdg_targets == (target,)


@pytest.mark.parametrize("url", ["ftp://x.org", "x.org", "javascript:alert(1)", "https://a b", ""])
def test_a_source_is_a_page_of_the_web(url):
    source = {"id": "s1", "title": "A report", "url": url}
    assert rejected(sources=[source]) == {"sources.0.url"}


def test_a_profile_survives_its_own_json():
    made = profile(
        location={"latitude": -1, "longitude": 36.5},
        challenges=[item("One", priority="low", sdg_targets=["11.6"])],
        expertise=[item("Two", formats=["remote"], evidence=[{"source": "s1"}])],
        readiness={"endorsed_on": "2026-03-01"},
    )
    text = made.model_dump_json(by_alias=True, exclude_defaults=True)
    assert Profile.model_validate_json(text) == made
