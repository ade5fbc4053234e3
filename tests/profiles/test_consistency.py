import json

import pytest

from tests.support.builders import item, profile_data
from tests.support.findings import findings_in, shown

SOURCE = {"id": "s1", "title": "A test's source"}


def text(**fields) -> str:
    """A profile on one line per field, so that places are easy to tell."""
    lines = [f"{key}: {json.dumps(value)}" for key, value in (profile_data() | fields).items()]
    return "\n".join(lines)


def test_a_profile_that_agrees_with_itself_has_no_finding():
    assert shown(text(challenges=[item("One", evidence=[{"source": "s1"}])])) == []


def test_the_id_must_begin_with_the_country():
    (finding,) = findings_in(text(id="tz-testville"))
    assert (finding.line, finding.path, finding.code) == (2, "id", "MM203")
    assert "'ke-'" in finding.hint


@pytest.mark.parametrize("region", ["Western Africa", "Northern Europe"])
def test_the_region_must_be_that_of_the_country(region):
    (finding,) = findings_in(text(region=region))
    assert (finding.line, finding.path, finding.code) == (5, "region", "MM204")
    assert finding.message == f"Kenya is in Eastern Africa, not in {region}"
    assert finding.hint == "Write: region: Eastern Africa"


def test_a_region_is_not_corrected_by_a_country_that_the_id_contradicts():
    """South Africa for Kenya: the region is right, and `match fix` leaves it too."""
    findings = findings_in(text(country="ZA"))
    (hint,) = [found.hint for found in findings if found.code == "MM204"]
    assert hint == "Correct the country or the region."


def test_evidence_must_name_a_listed_source():
    evidence = [{"source": "s1"}, {"source": "s9"}]
    assert [
        line.split()[1:] for line in shown(text(expertise=[item("One", evidence=evidence)]))
    ] == [["MM205", "expertise[0].evidence[1].source"]]


@pytest.mark.parametrize(
    ("challenges", "expertise", "path"),
    [
        (["a", "b", "a"], [], "challenges[2].id"),
        ([], ["a", "a"], "expertise[1].id"),
        (["a"], ["b", "a"], "expertise[1].id"),
    ],
)
def test_an_item_id_stands_once_in_a_profile(challenges, expertise, path):
    fields = {
        "challenges": [item("One", id=slug) for slug in challenges],
        "expertise": [item("One", id=slug) for slug in expertise],
    }
    assert [line.split()[1:] for line in shown(text(**fields))] == [["MM206", path]]


def test_a_source_id_stands_once_in_a_profile():
    (finding,) = findings_in(text(sources=[SOURCE, SOURCE | {"title": "Another"}]))
    assert finding.path == "sources[1].id"


def test_every_contradiction_is_told_at_once():
    fields = {
        "id": "tz-testville",
        "region": "Western Africa",
        "challenges": [item("One", evidence=[{"source": "s9"}])],
    }
    codes = [line.split()[1] for line in shown(text(**fields))]
    assert codes == ["MM203", "MM204", "MM205"]


def test_contradictions_are_named_beside_the_mistakes_of_the_schema():
    codes = {line.split()[1] for line in shown(text(id="tz-testville", level="town"))}
    assert codes == {"MM104", "MM203"}


def test_a_field_of_the_wrong_kind_is_one_mistake_not_two():
    wrong = {"id": 5, "country": ["KE"], "region": 7, "location": {"latitude": "1", "longitude": 2}}
    codes = [line.split()[1] for line in shown(text(**wrong))]
    assert set(codes) <= {"MM103", "MM104"}


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(36.8, -1.3), (1.3, -36.8), (0.0, 0.0), (-25.97, 32.58)],
    ids=["swapped", "west for east", "nowhere", "another country"],
)
def test_coordinates_lie_in_or_near_the_country(latitude, longitude):
    place = {"latitude": latitude, "longitude": longitude}
    (finding,) = findings_in(text(location=place))
    assert (finding.path, finding.code) == ("location", "MM207")
    assert "not in or near Kenya" in finding.message
    assert "Check the order" in finding.hint


@pytest.mark.parametrize(("latitude", "longitude"), [(-1.29, 36.82), (5.2, 34.0), (-4.0, 39.7)])
def test_coordinates_in_the_country_or_just_beyond_are_right(latitude, longitude):
    assert shown(text(location={"latitude": latitude, "longitude": longitude})) == []


def test_no_city_has_more_people_than_any_province():
    (finding,) = findings_in(text(context={"population": 4_397_000_000}))
    assert (finding.path, finding.code) == ("context.population", "MM208")
    assert shown(text(context={"population": 4_397_000_000}, level="association")) == []


@pytest.mark.parametrize("number", ["85.000", "522.0"])
def test_a_point_between_thousands_is_found(number):
    """Nearly all languages but English write one; to YAML it is 85 people."""
    lines = text().replace("challenges:", f"context: {{population: {number}}}\nchallenges:", 1)
    (finding,) = findings_in(lines)
    assert (finding.path, finding.code) == ("context.population", "MM208")
    assert finding.message.endswith(f"makes it {number.partition('.')[0]}")
