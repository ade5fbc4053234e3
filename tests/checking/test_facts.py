"""Facts: what the cache keeps of a file comes back as it was, or not at all."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.checking.facts import Facts, Mark, from_json, to_json
from matchmaker.profiles.findings import Code, Finding
from tests.support.builders import exchange_data, item
from tests.support.checking import facts_in, fields_text

text = st.text(st.characters(), max_size=20)  # with lone surrogates, as file names have them
number = st.integers(1, 10**6)
degrees = st.floats(-180, 180)
marks = st.builds(Mark, text, number, number, text)
finding = st.builds(Finding, text, number, number, text, st.sampled_from(Code), text, text)
facts = st.builds(
    Facts,
    st.lists(finding, max_size=3).map(tuple),
    st.none() | marks,
    st.lists(st.tuples(text, text), max_size=3).map(tuple),
    st.none() | st.tuples(degrees, degrees),
    st.none() | marks,
    st.lists(marks, max_size=3).map(tuple),
    st.lists(st.tuples(marks, text), max_size=3).map(tuple),
)


@given(facts)
def test_facts_come_back_from_the_cache_as_they_were(made):
    read = from_json(to_json(made))
    assert read == made
    assert all(isinstance(found.code, Code) for found in read.findings)


def test_the_facts_of_a_doubtful_profile_come_back_as_they_were():
    made = facts_in(
        fields_text(
            location={"latitude": -1.29, "longitude": 36.82},
            expertise=[
                item("Waste", description="Composting of waste by women's groups at markets.")
            ],
            sources=[{"id": "s1", "title": "T", "year": 2020}],
        )
    )
    assert all(made._replace(references=("none",)))  # a profile refers to no other file
    assert from_json(to_json(made)) == made


def test_the_facts_of_an_exchange_come_back_with_what_it_refers_to():
    made = facts_in(json.dumps(exchange_data(programme="peers")))
    assert [(kind, mark.value) for kind, mark in made.references] == [
        ("profile", "ke-a"),
        ("profile", "tz-b"),
        ("programme", "peers"),
    ]
    assert from_json(to_json(made)) == made


def test_no_entry_is_no_facts():
    assert from_json(None) is None


@pytest.mark.parametrize(
    "value",
    [
        b"", b"{", b"null", b"7", b'"text"', b"{}", b"[]", b"[[]]", b"[[],null,[],null,[]]",
        b"[[],null,[],null,[],[]]",
        b"[[],null,[],null,null,[],[],[]]", b"[7,null,[],null,null,[],[]]",
        b"\xff\xfe\x00", b"\x00" * 40,
        b'[[["f",1,1,"p","MM999","m","h"]],null,[],null,null,[],[]]',
        b'[[["f",1,1,"p","MM104","m"]],null,[],null,null,[],[]]',
        b"[[],[1,2],[],null,null,[],[]]", b"[[],null,[[1]],null,null,[],[]]",
        b"[[],null,[],[1],null,[],[]]", b'[[],null,[],["x",1],null,[],[]]',
        b"[" * 100_000, b"9" * 10_000,
    ],
)  # fmt: skip
def test_what_to_json_does_not_write_is_no_facts(value):
    assert from_json(value) is None


@given(st.binary(max_size=60))
def test_any_bytes_are_facts_or_none(value):
    assert isinstance(from_json(value), Facts | None)


scalars = st.none() | st.booleans() | st.integers() | text
anything = st.recursive(scalars, lambda inner: st.lists(inner, max_size=8), max_leaves=20)


@given(st.lists(anything, max_size=8))
def test_any_json_is_facts_or_none(value):
    assert isinstance(from_json(json.dumps(value).encode()), Facts | None)


@given(facts, st.data())
def test_a_shortened_entry_is_ignored(made, data):
    whole = to_json(made)
    assert from_json(whole[: data.draw(st.integers(0, len(whole) - 1))]) is None
