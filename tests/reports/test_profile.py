import csv
import io
import json

import pytest

from matchmaker.profiles.model import Profile
from matchmaker.reports.profile import profile_report
from matchmaker.reports.rendering import Format, render
from tests.support.builders import item, profile


def facts(found):
    return dict(profile_report(found).sections[0].table.rows)


def test_the_title_names_the_government_its_country_and_its_id():
    assert profile_report(profile()).title == "Testville, Kenya (ke-testville)"


def test_facts_left_out_of_the_profile_are_left_out_of_the_table():
    assert list(facts(profile())) == [
        "Level", "Region", "Global South", "Income group", "Languages", "Provenance",
    ]  # fmt: skip


def test_facts_are_written_for_people():
    found = facts(
        profile(
            aliases=["The Town"],
            languages=["en", "sw"],
            networks=["clgf"],
            context={
                "population": 1_080_277,
                "population_year": 2017,
                "climate": "Aw",
                "settlement": ["coastal", "port"],
                "hazards": ["flood"],
                "functions": ["markets"],
            },
        )
    )
    assert found["Also known as"] == "The Town"
    assert found["Languages"] == "English, Swahili"
    assert found["Population"] == "1,080,277 (2017)"
    assert found["Climate"].startswith("Aw, tropical savanna")
    assert found["Settlement"] == "coastal, port"
    assert found["Networks"] == "clgf"
    assert found["Provenance"] == "self-declared, checked on 2026-01-01"


def test_a_population_without_year_stands_alone():
    assert facts(profile(context={"population": 5000}))["Population"] == "5,000"


@pytest.mark.parametrize(("id_", "south"), [("ke-a", "yes"), ("fi-a", "no")])
def test_whether_it_is_in_the_south_follows_from_its_country(id_, south):
    assert facts(profile(id_))["Global South"] == south


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        ([], "Evidence: stated"),
        ([{"source": "s1"}], "Evidence: documented [s1]"),
        ([{"source": "s1", "verified_by": "A university"}], "Evidence: verified [s1]"),
    ],
)
def test_each_item_shows_its_evidence(evidence, words):
    report = profile_report(profile(expertise=[item("An expertise", evidence=evidence)]))
    assert report.sections[2].notes[-1] == words


def test_a_source_id_is_not_broken_in_the_terminal():
    sources = [{"id": id_, "title": "A"} for id_ in ("cities-alliance", "illegal-building")]
    evidence = [{"source": source["id"]} for source in sources]
    long = item("A title of some length that wraps", themes=["solid-waste", "public-space"])
    found = profile(challenges=[{**long, "evidence": evidence}], sources=sources)
    for width in (80, 100):
        text = render(profile_report(found), Format.table, width=width)
        assert "[cities-alliance," in text
        assert "illegal-building]" in text


def test_an_item_is_shown_with_its_priority_and_description():
    found = profile(challenges=[item("Dry taps", description="No water.", priority="high")])
    section = profile_report(found).sections[1]
    assert section.heading == "Challenge, high priority: Dry taps"
    assert section.notes[0] == "No water."


def test_missing_kinds_of_items_are_said_to_be_missing():
    report = profile_report(profile())
    assert [part.paragraphs for part in report.sections[1:3]] == [["None listed."]] * 2


def test_sources_show_all_that_is_known_of_them():
    sources = [
        {"id": "s1", "title": "A", "publisher": "B", "year": 2020, "url": "https://x.example/y"},
        {"id": "s2", "title": "C"},
    ]
    notes = profile_report(profile(sources=sources)).sections[3].notes
    assert notes == ["[s1] A, B, 2020, https://x.example/y", "[s2] C"]


def test_json_carries_a_profile_that_reads_back_as_the_same():
    before = profile(challenges=[item("A challenge")], context={"population": 5})
    data = json.loads(render(profile_report(before), Format.json))
    assert data["schema"] == "matchmaker.profile/1"
    assert Profile.model_validate_json(json.dumps(data["profile"])) == before


def test_csv_has_a_row_for_each_item():
    found = profile(challenges=[item("One")], expertise=[item("Two"), item("Three")])
    rows = list(csv.DictReader(io.StringIO(render(profile_report(found), Format.csv))))
    assert [(row["kind"], row["title"]) for row in rows if row["kind"] != "government"] == [
        ("challenge", "One"), ("expertise", "Two"), ("expertise", "Three"),
    ]  # fmt: skip


def test_csv_of_a_profile_without_items_still_has_a_header_and_says_whose_it_is():
    text = render(profile_report(profile()), Format.csv)
    assert text.startswith("kind,id,title,")
    assert "ke-testville" in text
