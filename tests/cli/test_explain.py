import json

import pytest

from tests.support.builders import item, profile_data, profile_yaml
from tests.support.command import assert_error, match
from tests.support.small_registry import write_registry


def test_both_directions_every_factor_and_possible_edits_are_shown(explained):
    outcome = explained()
    assert outcome.code == 0
    for words in (
        "What Beta Town could answer for Alphaville",
        "Covered markets for street",
        "What Alphaville could answer for Beta Town",
        "Composting market waste",
        "How the score comes about",
        "What would change the score",
        "an interpreter for English",
        "Check first",
    ):
        assert words in outcome.out


@pytest.mark.parametrize("mode", ["exchange", "learn", "share"])
def test_its_score_is_exactly_that_of_the_ranking(ranked, explained, mode):
    ranking = json.loads(ranked("--mode", mode, "--format", "json").out)
    for entry in ranking["matches"]:
        found = json.loads(explained("--mode", mode, "--format", "json", partner=entry["id"]).out)
        assert found["score"] == entry["score"]
        assert found["factors"] == entry["factors"]
        assert found["cautions"] == entry["cautions"]


def test_the_south_south_preference_can_be_left_out(explained):
    preferred = json.loads(explained("--format", "json", partner="Gammastad").out)
    plain = json.loads(
        explained("--format", "json", "--south-south", "off", partner="Gammastad").out
    )
    assert plain["score"] == pytest.approx(preferred["score"] / 0.9)
    assert plain["factors"][-1] == {"name": "south_south", "value": 1.0, "points": 0.0}


@pytest.mark.parametrize("chosen", ["table", "json", "csv", "markdown"])
def test_two_runs_write_the_same_bytes_in_every_format(explained, chosen):
    assert explained("--format", chosen).out == explained("--format", chosen).out


def test_either_side_may_be_a_profile_file(tmp_path, explained):
    path = tmp_path / "mine.yaml"
    path.write_text(profile_yaml("tz-mine", expertise=[item("Markets")]), encoding="utf-8")
    outcome = explained("--format", "json", partner=str(path))
    assert json.loads(outcome.out)["candidate"]["id"] == "tz-mine"


def test_an_edit_named_in_the_report_gives_the_score_it_promised(folder, explained):
    before = json.loads(explained("--format", "json").out)
    edit = next(e for e in before["edits"] if e["text"] == "an interpreter for English")
    path = folder / "br" / "betatown.yaml"
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**data, "capacity": {"interpreting": ["en"]}}), encoding="utf-8")
    after = json.loads(explained("--format", "json").out)
    assert after["score"] == pytest.approx(edit["score"], abs=1e-9)


def test_a_government_is_not_its_own_partner(explained):
    assert_error(
        explained(partner="ke-alphaville"), 2, "cannot be its own partner", "two different"
    )


@pytest.mark.parametrize("side", ["city", "partner"])
def test_an_unknown_name_on_either_side_offers_near_ones(explained, side):
    assert_error(explained(**{side: "Gamastad"}), 2, "Did you mean Gammastad")


def test_a_seeker_without_challenges_cannot_learn(explained):
    outcome = explained("--mode", "learn", city="Deltanagar")
    assert_error(outcome, 2, "Deltanagar lists no challenges, so it cannot learn")


def test_a_pair_of_associations_can_be_explained(folder, own):
    write_registry(
        folder,
        [
            profile_data(id_, level="association", challenges=[item("Waste")])
            for id_ in ("ug-league", "tz-union")
        ],
    )
    outcome = match("explain", "League", "Union", *own, "--format", "json")
    assert outcome.code == 0
    assert json.loads(outcome.out)["they_help"] == 0


def test_the_light_engine_says_so_on_stderr(explained):
    assert explained().err.startswith("Light engine:")
