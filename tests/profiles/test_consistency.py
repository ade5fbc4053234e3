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


def test_contradictions_wait_until_the_schema_is_satisfied():
    codes = {line.split()[1] for line in shown(text(id="tz-testville", level="town"))}
    assert codes == {"MM104"}
