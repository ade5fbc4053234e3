import csv
import io
import json

import pytest

from tests.support.builders import exchange_data, programme_data
from tests.support.checking import write_files
from tests.support.command import assert_error, match


@pytest.fixture
def exchanges(tmp_path):
    made = [
        exchange_data(
            "pair", "ke-alphaville:learner", "fi-gammastad:provider", years={"from": 2003}
        ),
        exchange_data(
            "event",
            "ke-alphaville",
            "br-betatown",
            "in-gone",
            title="A visit to three markets",
            others=["A town of Elsewhere"],
            years={"from": 2014, "to": 2014},
            programme="peers",
            outcome="Two markets sort their waste.",
        ),
    ]
    return write_files(
        tmp_path / "exchanges", {f"{data['id']}.yaml": json.dumps(data) for data in made}
    )


@pytest.fixture
def shown(folder, exchanges):
    def run(*arguments):
        own = ("--profiles", folder, "--no-starter", "--exchanges", exchanges)
        return match("history", *own, *arguments)

    return run


@pytest.mark.parametrize("named", [("Alphaville",), ("--city", "Alphaville")])
def test_partners_stand_with_years_parts_and_sources_pairs_before_events(shown, named):
    outcome = shown(*named)
    assert outcome.code == 0
    title = "Alphaville, Kenya: worked with 1 government, at the same events as 2 more\n"
    assert title in outcome.out
    pairs, events = outcome.out.split("In group events")
    assert "from 2003" in pairs
    assert "Gammastad (FI)" in pairs
    assert "learned" in pairs
    assert "2014" in events
    for name in (
        "Beta Town (BR)",
        "in-gone",
        "A town of Elsewhere",
        "[2] Under the programme peers. Two markets sort their waste.",
        "[2] A test's source",
    ):
        assert name in " ".join(events.split())


def test_json_tells_pairs_from_events_and_who_worked_together(shown):
    data = json.loads(shown("Alphaville", "--format", "json").out)
    assert list(data) == ["schema", "government", "exchanges"]
    pair, event = data["exchanges"]
    assert (event["form"], pair["form"]) == ("group", "pair")
    assert pair["partners"] == [
        {"id": "fi-gammastad", "name": "Gammastad", "role": "provider", "worked_together": True}
    ]
    assert [partner["worked_together"] for partner in event["partners"]] == [False, False]
    assert event["others"] == ["A town of Elsewhere"]


def test_csv_has_a_row_for_each_partner_of_each_exchange(shown):
    rows = list(csv.DictReader(io.StringIO(shown("Alphaville", "--format", "csv").out)))
    assert [(row["exchange"], row["partner"]) for row in rows] == [
        ("pair", "fi-gammastad"),
        ("event", "br-betatown"),
        ("event", "in-gone"),
    ]


def test_a_government_without_exchanges_is_said_to_have_none(shown):
    outcome = shown("Deltanagar")
    assert outcome.code == 0
    assert "worked with no governments" in outcome.out
    assert "holds no exchange" in outcome.out


def test_one_government_must_be_named_once(shown):
    assert_error(shown(), 2, "No government is named", "match history Maputo")
    twice = shown("Alphaville", "--city", "Alphaville")
    assert_error(twice, 2, "Two governments are named", "match history Maputo")


def test_the_shipped_ledger_is_there_without_any_option():
    outcome = match("history", "--city", "Nampula")
    assert outcome.code == 0
    assert "Guarulhos" in outcome.out


def test_a_faulty_ledger_is_told_with_file_and_line(shown, exchanges):
    (exchanges / "bad.yaml").write_text("schema: exchange/1\nid: bad\n")
    assert_error(shown("Alphaville"), 1, "bad.yaml:1:1: MM101", "match check")


def test_a_ranking_marks_known_partners_and_can_leave_them_out(ranked, exchanges):
    outcome = ranked("--exchanges", exchanges)
    assert "worked together" in outcome.out
    assert "from 2003" in outcome.out
    data = json.loads(ranked("--exchanges", exchanges, "--format", "json").out)
    marked = {made["id"]: [h["id"] for h in made["history"]] for made in data["matches"]}
    assert marked == {"br-betatown": ["event"], "fi-gammastad": ["pair"], "in-deltanagar": []}
    fresh = ranked("--exchanges", exchanges, "--new-only")
    assert "Gammastad" not in fresh.out
    assert "1 that you have worked with" in fresh.out


def test_a_ranking_names_open_programmes_and_an_explanation_all_with_reasons(
    tmp_path, ranked, explained
):
    south = {"each": {"south": True}}
    made = [
        programme_data(name="Peers of the South", eligibility=south),
        programme_data("ended", name="Old Twins", status="closed", last_year=2001),
    ]
    folder = write_files(
        tmp_path / "programmes", {f"{data['id']}.yaml": json.dumps(data) for data in made}
    )
    outcome = ranked("--programmes", folder)
    words = " ".join(outcome.out.split())
    assert "Programmes that may take some pairs: Peers of the South: #" in words
    assert "Old Twins" not in outcome.out
    outcome = explained("--programmes", folder)
    for words in ("Peers of the South", "yes, in both directions", "no: It ended in 2001."):
        assert words in outcome.out
    data = json.loads(explained("--programmes", folder, "--format", "json").out)
    assert [(made["id"], made["eligible"]) for made in data["programmes"]] == [
        ("peers", True),
        ("ended", False),
    ]
