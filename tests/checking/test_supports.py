import pytest

from tests.support.builders import item
from tests.support.checking import fields_text, found_in

WHOLE = {
    "provenance": "desk-research",
    "location": {"latitude": -1.0, "longitude": 37.0},
    "context": {"hazards": ["flood"], "population": 5000, "population_year": 2019},
    "networks": ["citynet"],
}


def unsupported(supports=(), **fields):
    source = {"id": "s1", "title": "A test's source", "supports": list(supports)}
    text = fields_text(**{**WHOLE, "sources": [source], **fields})
    return [found.path for found in found_in(text, "MM310")]


def test_every_fact_of_a_desk_profile_needs_a_source():
    facts = {"location", "context.population", "context.hazards", "networks"}
    assert set(unsupported()) == facts
    for fact in facts:
        assert set(unsupported([fact])) == facts - {fact}
    assert unsupported(["location", "context", "networks"]) == []


@pytest.mark.parametrize("provenance", ["self-declared", "verified"])
def test_what_a_government_says_itself_needs_none(provenance):
    assert unsupported(provenance=provenance) == []


def test_a_challenge_needs_evidence_too():
    challenges = [item("Waste"), item("Water", evidence=[{"source": "s1"}])]
    assert unsupported(WHOLE, challenges=challenges) == ["challenges[0]"]
    assert unsupported([*WHOLE, "context", "waste"], challenges=challenges) == []


def test_empty_fields_are_no_facts():
    assert unsupported(["location"], context={"hazards": []}, networks=[]) == []
