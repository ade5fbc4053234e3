"""A draft: what can be read of a profile, whatever is wrong with the rest."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.profiles.draft import Draft, draft_of
from tests.support.builders import item, profile_data

NOTHING = draft_of(None)
FULL = profile_data(
    aliases=["Test Town"],
    location={"latitude": -1, "longitude": 36.5},
    context={"population": 1000, "population_year": 2019},
    readiness={"endorsed_on": "2026-01-02", "lead_unit": "A unit"},
    capacity={"assumed": True},
    challenges=[item("One")],
    expertise=[item("Two", evidence=[{"source": "s1", "verified_by": "A jury"}])],
    sources=[{"id": "s1", "title": "T", "year": 2020, "supports": ["one"]}],
)


def test_a_whole_profile_is_read_field_by_field():
    draft = draft_of(FULL)
    assert (draft.id, draft.name, draft.aliases) == ("ke-testville", "Testville", ("Test Town",))
    assert (draft.country, draft.region, draft.level) == ("KE", "Eastern Africa", "municipality")
    assert (draft.text_language, draft.latitude, draft.longitude) == ("en", -1, 36.5)
    assert (draft.population, draft.population_year) == (1000, 2019)
    assert draft.verified_on == dt.date(2026, 1, 1)
    assert (draft.endorsed_on, draft.lead_unit) == (dt.date(2026, 1, 2), "A unit")
    assert draft.capacity_assumed
    (source,) = draft.sources
    assert source == (("sources", 0), "s1", 2020, ("one",))


def test_items_know_their_kind_and_place():
    challenge, expertise = draft_of(FULL).items
    assert (challenge.kind, challenge.path, challenge.id) == (
        "challenges",
        ("challenges", 0),
        "one",
    )
    assert (expertise.kind, expertise.title) == ("expertise", "Two")
    assert expertise.evidence == ((("expertise", 0, "evidence", 0), "s1", "A jury"),)


@pytest.mark.parametrize("data", [None, True, 3, "text", [], [FULL], {}, {"id": None}])
def test_what_is_no_profile_is_an_empty_draft(data):
    assert draft_of(data) == NOTHING
    assert (NOTHING.id, NOTHING.name, NOTHING.items, NOTHING.sources) == (None, "", (), ())


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("id", 7), ("id", ["a"]), ("name", 7), ("aliases", "Test"), ("country", True),
        ("location", [1, 2]), ("location", {"latitude": "1", "longitude": True}),
        ("context", "big"), ("context", {"population": 1.5}), ("context", {"population": True}),
        ("verified_on", "2026-02-30"), ("verified_on", 20260101), ("readiness", ["x"]),
        ("readiness", {"endorsed_on": "soon", "lead_unit": 3}), ("capacity", {"assumed": "yes"}),
        ("capacity", {"assumed": 1}), ("challenges", {"a": 1}), ("challenges", ["text", 3, None]),
        ("sources", "s1"), ("sources", [[]]),
    ],
)  # fmt: skip
def test_a_field_of_the_wrong_kind_counts_as_missing(field, wrong):
    assert draft_of({field: wrong}) == NOTHING


def test_entries_keep_their_places_when_one_between_them_is_wrong():
    draft = draft_of({"challenges": [item("One"), "text", item("Three")]})
    assert [entry.path for entry in draft.items] == [("challenges", 0), ("challenges", 2)]


def test_no_more_than_a_hundred_entries_of_a_list_are_looked_at():
    draft = draft_of({"challenges": [item("One")] * 1000, "aliases": ["a"] * 1000})
    assert (len(draft.items), len(draft.aliases)) == (100, 100)


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10)
names = st.sampled_from([*FULL, "latitude", "population", "evidence", "source", "supports"])
anything = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4)
)


@given(anything)
def test_anything_can_be_drafted(data):
    draft = draft_of(data)
    assert isinstance(draft, Draft)
    assert isinstance(draft.name, str)
    assert all(isinstance(entry.title, str) for entry in draft.items)


@given(st.sampled_from(sorted(FULL)), anything)
def test_a_wrong_field_changes_nothing_that_is_read_of_the_others(name, value):
    draft, whole = draft_of(FULL | {name: value}), draft_of(FULL)
    parts = {
        "location": {"latitude", "longitude"},
        "context": {"population", "population_year"},
        "readiness": {"endorsed_on", "lead_unit"},
        "capacity": {"capacity_assumed"},
        "challenges": {"items"},
        "expertise": {"items"},
    }
    same = set(Draft._fields) - parts.get(name, {name})
    assert {field: getattr(draft, field) for field in same} == {
        field: getattr(whole, field) for field in same
    }


def test_a_draft_of_data_from_json_equals_that_of_the_data():
    assert draft_of(json.loads(json.dumps(FULL))) == draft_of(FULL)
