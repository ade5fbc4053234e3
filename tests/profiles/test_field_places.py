"""Places of fields; how paths are written and found is in test_schema_findings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.profiles.field_places import Finder, field_path
from matchmaker.profiles.findings import Code
from matchmaker.profiles.yaml_reading import parse
from tests.support.checking import codes, facts_in
from tests.support.findings import findings_in

TEXT = "name: A\ncontext:\n  population: 5\naliases: [B, C]\n"
parts = st.lists(st.sampled_from(["name", "context", "population", "aliases", 0, 1, 7]), max_size=4)


def test_a_finding_counts_lines_and_columns_from_one():
    finding = Finder(parse(TEXT).place, "a.yaml")(
        ("context", "population"), Code.MALFORMED, "is odd", "Mend it."
    )
    assert finding == ("a.yaml", 3, 3, "context.population", "MM105", "is odd", "Mend it.")


def test_a_finding_of_the_file_as_a_whole_stands_at_its_beginning():
    finding = Finder(parse(TEXT).place, "a.yaml")((), Code.MALFORMED, "is odd", "")
    assert (finding.line, finding.column, finding.path) == (1, 1, "")


def test_a_finding_keeps_the_path_of_a_field_that_is_not_there():
    finding = Finder(parse(TEXT).place, "a.yaml")(
        ("context", "climate"), Code.MISSING, "is missing", ""
    )
    assert (finding.line, finding.column, finding.path) == (2, 1, "context.climate")


@given(parts)
def test_any_path_has_a_place_in_the_file(path):
    line, column = parse(TEXT).place(tuple(path))
    assert column < len(TEXT.splitlines()[line])


@given(parts, parts)
def test_different_paths_are_written_differently(one, other):
    assert (field_path(tuple(one)) == field_path(tuple(other))) == (one == other)


@pytest.mark.parametrize(
    "text", ['"a\\nb": 1\n', '"a\\nb": 1\n"a\\nb": 2\n'], ids=["unknown", "twice"]
)
def test_a_message_stays_on_one_line_whatever_it_quotes(text):
    messages = [found.message for found in findings_in("schema: 1\n" + text)]
    assert any("'a b'" in message or r"'a\nb'" in message for message in messages)
    assert not any("\n" in message for message in messages)


def test_a_message_is_bounded_whatever_it_quotes():
    unit = f"readiness: {{lead_unit: Maria {'E' + 'x' * 100_000}}}\n"
    supports = f"sources: [{{id: s1, title: T, supports: [{'s' * 100_000}]}}]\n"
    findings = facts_in(unit + supports).findings
    assert {"MM306", "MM309"} <= set(codes(findings))
    assert all(len(found.message) <= 500 for found in findings)
