"""Reading judgements: what is refused, and which half is held out."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from matchmaker.errors import InvalidDataError
from matchmaker.evaluation.cases import is_held_out, load_cases

# Invented towns of real countries.
TOWN = """\
  - schema: 1
    id: {id}
    name: Mfano Mpya
    country: KE
    region: Eastern Africa
    level: municipality
    languages: [en]
    text_language: en
    provenance: self-declared
    verified_on: 2026-11-21
    expertise:
      - id: practice
        title: Trading places agreed with vendors
        description: The town agreed with its vendors on places and hours.
        themes: [informal-economy]
        evidence: [{{source: {source}}}]
    sources: [{{id: report, title: Report}}]
"""
CASE = """\
  - id: mfano-vendors
    kind: evidence
    seeker: tz-mfano
    theme: informal-economy
    better: ke-mfano-mpya
    worse: ug-mfano
    reason: One has a report, the other does not.
"""


@pytest.fixture
def write(tmp_path: Path):
    def write(cases: str = CASE, towns: str | None = None) -> Path:
        path = tmp_path / "cases.yaml"
        towns = TOWN.format(id="ke-mfano-mpya", source="report") if towns is None else towns
        path.write_text(f"schema: cases/1\ncases:\n{cases}towns:\n{towns}", encoding="utf-8")
        return path

    return write


def refused(path: Path, *known: str) -> str:
    with pytest.raises(InvalidDataError) as caught:
        load_cases(path, known or None)
    return str(caught.value)


def test_a_case_is_an_exchange_unless_it_says_otherwise(write):
    read = load_cases(write(), {"tz-mfano", "ug-mfano"})
    assert [(case.id, case.mode) for case in read.cases] == [("mfano-vendors", "exchange")]
    assert [town.id for town in read.towns] == ["ke-mfano-mpya"]


@pytest.mark.parametrize(
    ("right", "wrong", "line", "words"),
    [
        ("kind: evidence", "kind: gossip", 4, "'gossip' is not allowed"),
        ("theme: informal-economy", "theme: informal-economies", 6, "is not allowed"),
        ("id: mfano-vendors", "id: Mfano vendors", 3, "has not the right form"),
        ("    reason: One has a report, the other does not.\n", "", 3, "missing"),
        ("worse: ug-mfano", "worst: ug-mfano", 8, "'worst' is no field here"),
        ("worse: ug-mfano", "worse: tz-mfano", 3, "three different governments"),
        ("worse: ug-mfano", "worse: ke-mfano-mpya", 3, "three different governments"),
        ("worse: ug-mfano", "worse: [ug-mfano", 8, "bracket"),
    ],
)
def test_a_mistake_is_named_with_its_line(write, right, wrong, line, words):
    assert CASE.count(right) == 1
    path = write(CASE.replace(right, wrong))
    message = refused(path)
    assert words in message
    assert any(f"{path}:{at}:" in message for at in (line, line + 1))


def test_two_cases_cannot_have_one_id(write):
    assert "cases.yaml:10:" in refused(write(CASE + CASE))


def test_two_towns_cannot_have_one_id(write):
    town = TOWN.format(id="ke-mfano-mpya", source="report")
    assert "the id 'ke-mfano-mpya' is used already" in refused(write(towns=town + town))


def test_a_town_is_held_to_the_rules_of_profiles(write):
    towns = TOWN.format(id="ug-mfano-mpya", source="rapport")
    message = refused(write(towns=towns))
    assert "cases.yaml:12:" in message  # its id is not of its country
    assert "rapport" in message


def test_governments_must_be_known_where_a_registry_is_given(write):
    message = refused(write(), "tz-mfano", "rw-mfano")
    assert "there is no government 'ug-mfano'" in message
    assert "cases.yaml:8:" in message
    assert "tz-mfano" not in message


def test_a_town_cannot_stand_for_a_government_of_the_registry(write):
    message = refused(write(), "tz-mfano", "ug-mfano", "ke-mfano-mpya")
    assert "'ke-mfano-mpya' is a government of the registry" in message


def test_a_file_that_is_not_there_is_named(tmp_path):
    assert "nowhere.yaml" in refused(tmp_path / "nowhere.yaml")


def test_another_kind_of_file_is_refused(tmp_path):
    path = tmp_path / "cases.yaml"
    path.write_text("schema: 1\nid: mz-maputo\n", encoding="utf-8")
    assert "cases/1" in refused(path)


@pytest.mark.parametrize("case_id", ["mfano-vendors", "a", "maputo-street-trading-answered"])
def test_the_first_byte_of_the_hash_holds_out(case_id):
    assert is_held_out(case_id) == (int(hashlib.sha256(case_id.encode()).hexdigest()[:2], 16) & 1)
