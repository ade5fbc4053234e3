"""One file: its own doubts, and what is kept for comparing it with others."""

import pytest

from matchmaker.checking.facts import Facts, Mark
from tests.support.builders import item
from tests.support.checking import codes, facts_in, fields_text, found_in

LONG = "Three markets hand their green waste to two groups of women who sell compost."
SOURCED = [{"source": "s1"}]


def short(text: str, code: str = "") -> list[str]:
    return [
        f"{found.line}:{found.column} {found.code} {found.path}" for found in found_in(text, code)
    ]


def test_a_good_profile_has_no_finding():
    items = {
        "challenges": [item("One", description=LONG)],
        "expertise": [item("Two", description=LONG, evidence=SOURCED)],
    }
    assert facts_in(fields_text(**items)).findings == ()


def test_expertise_without_evidence_is_stated_only_and_a_challenge_may_be():
    text = fields_text(
        challenges=[item("A", description=LONG)], expertise=[item("B", description=LONG)]
    )
    (found,) = found_in(text)
    assert (found.code, found.path) == ("MM302", "expertise[0]")
    assert "evidence: [{source: s1}]" in found.hint


def test_an_assumed_capacity_is_told_and_a_declared_one_is_not():
    (found,) = found_in(fields_text(capacity={"assumed": True}))
    assert (found.code, found.path) == ("MM307", "capacity.assumed")
    assert facts_in(fields_text(capacity={"assumed": False, "hosts_per_year": 2})).findings == ()


@pytest.mark.parametrize(
    "name",
    [
        "id", "name", "context", "context.population", "context.climate", "location",
        "location.latitude", "capacity.hosts_per_year", "readiness.endorsed_on", "networks",
        "challenges", "schema", "one",
    ],
)  # fmt: skip
def test_a_source_may_support_any_field_and_any_item(name):
    sources = [{"id": "s1", "title": "T", "supports": [name]}]
    text = fields_text(sources=sources, challenges=[item("One", description=LONG)])
    assert facts_in(text).findings == ()


@pytest.mark.parametrize("name", ["population", "two", "context.popluation", "challenges[0]", "s1"])
def test_a_source_that_supports_nothing_that_is_there_is_told(name):
    sources = [{"id": "s1", "title": "T", "supports": ["name", name]}]
    (found,) = found_in(fields_text(sources=sources))
    assert (found.code, found.path) == ("MM309", "sources[0].supports[1]")
    assert f"'{name}'" in found.message


def test_doubts_are_told_beside_mistakes_and_contradictions():
    text = fields_text("ke-testville", level="town", region="Western Africa", expertise=[item("B")])
    assert codes(facts_in(text).findings) == ["MM204", "MM104", "MM302", "MM304"]


@pytest.mark.parametrize("content", [b"", b"- a\n", b"a: [", b"\xff", b"a: 1\na: 2\n", b"# only\n"])
def test_a_file_that_is_no_profile_has_findings_and_nothing_to_compare(content):
    facts = facts_in(content)
    assert facts.findings
    assert facts == Facts(facts.findings)


def test_findings_of_one_file_know_no_file_and_are_sorted():
    facts = facts_in(fields_text(level="town", colour="red", expertise=[item("B")]))
    assert {found.file for found in facts.findings} == {""}
    assert list(facts.findings) == sorted(facts.findings)


def test_marks_stand_where_their_fields_do():
    facts = facts_in("# one\n\n" + fields_text(readiness={"endorsed_on": "2026-01-02"}))
    assert facts.id == Mark("ke-testville", 4, 1, "id")
    assert facts.verified_on == Mark("2026-01-01", 14, 1, "verified_on")
    assert [mark.path for mark in facts.dates] == ["verified_on", "readiness.endorsed_on"]


def test_a_broken_date_is_left_to_the_schema():
    facts = facts_in(fields_text(verified_on="2026-02-30"))
    assert codes(facts.findings) == ["MM105"]
    assert (facts.verified_on, facts.dates) == (None, ())


def test_governments_are_known_by_country_level_names_and_place():
    facts = facts_in(
        fields_text(
            name="City of Mfano",
            aliases=["Mfáno", "Mji"],
            location={"latitude": -1.5, "longitude": 37},
        )
    )
    assert facts.governments == (
        ("KE municipality mfano", "the name 'City of Mfano'"),
        ("KE municipality mji", "the name 'Mji'"),
        ("KE municipality -1.50, 37.00", "the place -1.50, 37.00"),
    )


@pytest.mark.parametrize("missing", ["country", "level"])
def test_without_country_or_level_no_government_is_known(missing):
    assert facts_in(fields_text(**{missing: None})).governments == ()


def test_an_id_of_the_wrong_form_is_not_compared_with_its_place():
    facts = facts_in(fields_text("MZ_inventada"))
    assert facts.id is None
    assert "MM105" in codes(facts.findings)
