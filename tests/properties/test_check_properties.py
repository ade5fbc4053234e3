"""What holds for the check of any text at all."""

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchmaker.checking.facts import Facts, from_json, to_json
from tests.properties.test_yaml_properties import PIECES
from tests.support.builders import item, profile_yaml
from tests.support.checking import facts_in

# Found once: the parser's end of a file, lone carriage returns, letters of several bytes.
AWKWARD = ("%YAML 1.1", "a: [", "\r", "\u00e9\u00e9: [\r\n")


quick = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

VALID = profile_yaml(
    location={"latitude": -1.29, "longitude": 36.82},
    context={"population": 1000, "population_year": 2019},
    readiness={"endorsed_on": "2026-01-01", "lead_unit": "Maria Exemplo"},
    capacity={"assumed": True},
    challenges=[item("Litter", evidence=[{"source": "s1"}])],
    expertise=[item("Compost", description="Ask ana@example.org or 031 555 0000.")],
    sources=[{"id": "s1", "title": "T", "year": 2020, "supports": ["litter", "nothing"]}],
)
SIGNS = string.digits + string.ascii_letters + " \n.,;:!?@+-()/'\"#éãñ\u00a0"


def check(content: bytes) -> Facts:
    """Facts that can be kept, with findings and marks inside the text."""
    facts = facts_in(content)
    assert from_json(to_json(facts)) == facts
    text = content.decode("utf-8", "replace").removeprefix("\ufeff")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    marks = [*facts.dates, *(mark for mark in (facts.id, facts.verified_on) if mark)]
    marks += [mark for mark, _ in facts.sentences]
    for place in (*facts.findings, *marks):
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    return facts


@pytest.mark.parametrize("text", AWKWARD)
@pytest.mark.parametrize("ending", [b"", b"\xff", b"\n\xff"])
def test_a_place_lies_inside_its_file_however_it_ends(text, ending):
    assert check(text.encode("utf-8") + ending).findings


@quick
@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text_can_be_checked(text):
    check(text.encode("utf-8"))


@quick
@given(st.binary(max_size=200))
def test_any_bytes_can_be_checked(content):
    assert check(content).findings


@quick
@given(
    st.integers(0, len(VALID)),
    st.integers(0, 40),
    st.lists(st.sampled_from(PIECES), max_size=4).map("".join) | st.text(SIGNS, max_size=40),
)
def test_any_edit_of_a_profile_can_be_checked(start, length, replacement):
    check((VALID[:start] + replacement + VALID[start + length :]).encode("utf-8"))


@quick
@given(st.text(SIGNS, max_size=400), st.text(SIGNS, max_size=120))
def test_any_description_and_any_unit_can_be_checked(description, unit):
    fields = {"readiness": {"lead_unit": unit}, "expertise": [item("T", description=description)]}
    check(profile_yaml(**fields).encode("utf-8"))
