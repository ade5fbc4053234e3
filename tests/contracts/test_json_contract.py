"""The shapes that other programs rely on (design, section 7), key by key and in order."""

import json
from pathlib import Path

import pytest

from matchmaker.ledger.ledger import Ledger
from matchmaker.matching.explaining import explain
from matchmaker.matching.pair_records import PairRecords
from matchmaker.matching.ranking import rank
from matchmaker.reports.batch import batch_report
from matchmaker.reports.explanation import explanation_report
from matchmaker.reports.findings.json_document import findings_json
from matchmaker.reports.matches import matches_report
from matchmaker.reports.rendering import Format, render
from matchmaker.settings import DEFAULTS
from tests.support.batches import a_batch, a_fair_batch
from tests.support.builders import exchange, programme
from tests.support.checking import checked

EXAMPLES = Path(__file__).parents[1] / "examples"
FACTORS = ["they_help", "you_help", "context", "language", "south_south"]
PAIR = [
    "score", "south_south", "they_help", "you_help", "answers", "offers", "factors", "cautions",
    "history", "programmes",
]  # fmt: skip
RECORDS = PairRecords(
    Ledger([exchange("x", "ke-alphaville:learner", "br-betatown", years={"from": 2013})]),
    [programme("open"), programme("ended", status="closed")],
)
MODES = pytest.mark.parametrize("mode", ["exchange", "learn", "share"])


@pytest.fixture
def ranked(registry, engine):
    def run(city="ke-alphaville", **changes):
        settings = DEFAULTS.model_copy(update=changes)
        ranking = rank(registry, registry.find(city), engine, settings, records=RECORDS)
        return ranking, json.loads(render(matches_report(ranking), Format.json))

    return run


@pytest.fixture
def explained(registry, engine):
    def run(city="ke-alphaville", partner="br-betatown", **changes):
        settings = DEFAULTS.model_copy(update=changes)
        pair = registry.find(city), registry.find(partner)
        found = explain(registry, *pair, engine, settings, records=RECORDS)
        return found, json.loads(render(explanation_report(found), Format.json))

    return run


def check_government(data):
    assert list(data) == ["id", "name", "country"]


def check_engine(data, count=4):
    assert list(data) == ["embedder", "model", "profiles", "weights"]
    assert (data["embedder"], data["model"]) == ("light", None)
    assert list(data["profiles"]) == ["count", "digest"]
    assert data["profiles"]["count"] == count
    assert list(data["weights"])[:3] == ["similarity", "context", "priority"]


def check_pair(data):
    assert type(data["score"]) is float
    assert type(data["south_south"]) is bool
    for name in ("they_help", "you_help"):
        assert type(data[name]) is float
        assert 0 <= data[name] <= 1
    for answer in [*data["answers"], *data["offers"]]:
        assert list(answer) == ["challenge", "expertise", "strength"]
        assert list(answer["challenge"]) == ["id", "title"]
        assert answer["expertise"] is None or list(answer["expertise"]) == ["id", "title"]
        assert 0 <= answer["strength"] <= 1
    assert [factor["name"] for factor in data["factors"]] == FACTORS
    for factor in data["factors"]:
        assert list(factor) == ["name", "value", "points"]
        assert 0 < factor["value"] <= 1
        assert factor["points"] <= 0
    for caution in data["cautions"]:
        assert list(caution) == ["code", "text"]
    for entry in data["history"]:
        assert list(entry) == [
            "id", "title", "form", "years", "themes", "programme", "sources", "role", "bond",
            "worked_together",
        ]  # fmt: skip
        assert entry["form"] in {"pair", "group"}
        assert list(entry["years"]) == ["from", "to", "approximate"]
    for entry in data["programmes"]:
        assert list(entry) == [
            "id", "name", "operator", "offers", "status", "url", "eligible", "direction",
            "asks_for_membership", "reasons",
        ]  # fmt: skip
        assert entry["eligible"] == (not entry["reasons"])
    total = sum(factor["points"] for factor in data["factors"])
    assert total == pytest.approx(data["score"] - 100, abs=1e-9)


def test_a_ranking_has_the_published_shape(ranked):
    _, data = ranked()
    assert list(data) == ["schema", "seeker", "mode", "theme", "engine", "matches"]
    assert data["schema"] == "matchmaker.matches/1"
    assert data["mode"] == "exchange"
    check_government(data["seeker"])
    check_engine(data["engine"])
    for number, match in enumerate(data["matches"], start=1):
        assert list(match) == ["rank", "id", "name", "country", *PAIR]
        assert match["rank"] == number
        check_pair(match)


def test_an_explanation_has_the_published_shape(explained):
    _, data = explained()
    assert list(data) == [
        "schema", "seeker", "candidate", "mode", "theme", "engine", *PAIR, "context", "language",
        "answer_themes", "offer_themes", "edits",
    ]  # fmt: skip
    assert data["schema"] == "matchmaker.explanation/1"
    for answers, themes in (("answers", "answer_themes"), ("offers", "offer_themes")):
        assert len(data[answers]) == len(data[themes])
        for found in (one for listed in data[themes] for one in listed):
            assert list(found) == ["id", "challenge", "expertise"]
            assert {found["challenge"], found["expertise"]} <= {"declared", "named"}
    check_government(data["seeker"])
    check_government(data["candidate"])
    check_engine(data["engine"])
    check_pair(data)
    assert list(data["context"]) == ["similarity", "completeness", "fields"]
    assert data["edits"]
    for edit in data["edits"]:
        assert list(edit) == ["side", "text", "score", "change"]
        assert edit["side"] in {"seeker", "candidate"}


@MODES
def test_points_sum_to_the_score_less_100_in_every_mode(ranked, mode):
    _, data = ranked(mode=mode)
    for match in data["matches"]:
        check_pair(match)


def test_numbers_are_not_rounded(ranked):
    ranking, data = ranked()
    for match, written in zip(ranking.matches, data["matches"], strict=True):
        assert written["score"] == match.pair.score
        assert written["they_help"] == match.pair.they_help
        assert written["you_help"] == match.pair.you_help
        assert [factor["value"] for factor in written["factors"]] == [
            factor.value for factor in match.pair.factors
        ]
        assert round(written["score"], 6) != written["score"]


@MODES
@pytest.mark.parametrize("preference", ["prefer", "off"])
def test_explain_gives_exactly_what_the_ranking_gave(ranked, explained, mode, preference):
    _, ranking = ranked(mode=mode, south_south=preference)
    for match in ranking["matches"]:
        _, explanation = explained(partner=match["id"], mode=mode, south_south=preference)
        taken = [made for made in explanation["programmes"] if made["eligible"]]
        assert len(taken) < len(explanation["programmes"])  # only the ranking leaves out the rest
        alike = explanation | {"programmes": taken}
        assert {key: alike[key] for key in PAIR} == {key: match[key] for key in PAIR}


def test_the_score_of_an_exchange_is_the_same_from_both_sides(explained):
    _, here = explained("ke-alphaville", "br-betatown")
    _, there = explained("br-betatown", "ke-alphaville")
    assert here["score"] == pytest.approx(there["score"], abs=1e-9)
    assert (here["they_help"], here["answers"]) == (there["you_help"], there["offers"])


def test_answers_are_to_the_seekers_challenges_and_offers_to_the_candidates(registry, explained):
    _, data = explained()
    seeker, candidate = registry.find("ke-alphaville"), registry.find("br-betatown")
    assert {a["challenge"]["id"] for a in data["answers"]} == {c.id for c in seeker.challenges}
    assert {a["expertise"]["id"] for a in data["answers"]} <= {e.id for e in candidate.expertise}
    assert {a["challenge"]["id"] for a in data["offers"]} == {c.id for c in candidate.challenges}


def test_a_candidate_without_challenges_has_no_offers_and_a_caution(ranked):
    _, data = ranked()
    found = next(match for match in data["matches"] if match["id"] == "in-deltanagar")
    assert found["offers"] == []
    assert "no-challenges" in [caution["code"] for caution in found["cautions"]]


def test_edits_are_exact_changes_of_the_score(explained):
    _, data = explained()
    for edit in data["edits"]:
        assert edit["change"] == pytest.approx(edit["score"] - data["score"], abs=1e-12)


def test_two_runs_of_a_ranking_write_the_same_bytes(ranked):
    assert json.dumps(ranked()[1]) == json.dumps(ranked()[1])


def test_a_batch_has_the_published_shape(engine):
    data = json.loads(render(batch_report(a_fair_batch(engine)), Format.json))
    assert list(data) == [
        "schema", "mode", "theme", "settings", "engine", "members", "pairs", "left_out",
        "unmatched", "load",
        "objective", "bound", "gap", "method", "greedy", "blocking_pairs", "candidate_pairs",
        "eligible_pairs", "members_bound", "fairness", "summary", "extra_places",
    ]  # fmt: skip
    assert data["schema"] == "matchmaker.batch/1"
    assert (data["mode"], data["theme"]) == ("learn", None)
    check_engine(data["engine"], 5)
    for member in data["members"]:
        check_government(member)
    for pair in data["pairs"]:
        assert list(pair) == [
            "a", "b", "score", "they_help", "you_help", "south_south", "locked", "a_name",
            "b_name", "answers", "offers", "factors", "cautions", "history",
        ]  # fmt: skip
        check_pair(pair | {"programmes": []})
    for one in data["unmatched"]:
        assert list(one) == ["id", "name", "reason", "text"]
    for load in data["load"]:
        assert list(load) == ["id", "role", "used", "capacity", "assumed"]
        assert load["role"] in {"learner", "host"}
    for place in data["extra_places"]:
        assert list(place) == [
            "id", "name", "roles", "capacity", "shadow_price", "score_gained", "members_gained",
        ]  # fmt: skip
    assert list(data["fairness"]) == ["members_gained", "score_lost"]
    assert {"per_city", "objective", "fair", "mode", "theme", "new_with_new", "min_score"} <= set(
        data["settings"]
    )


def test_what_was_not_asked_for_in_a_batch_is_null(engine):
    data = json.loads(render(batch_report(a_batch(engine)), Format.json))
    assert (data["fairness"], data["members_bound"], data["extra_places"]) == (None, None, None)


def test_the_numbers_of_a_batch_are_not_rounded(engine):
    batch = a_fair_batch(engine)
    data = json.loads(render(batch_report(batch), Format.json))
    quality = batch.quality
    for name in ("objective", "bound", "gap", "greedy"):
        assert data[name] == getattr(quality, name)
        assert round(data[name], 6) != data[name]
    assert [pair["score"] for pair in data["pairs"]] == [pair.score.score for pair in batch.pairs]
    assert data["fairness"]["score_lost"] == quality.fairness.score_lost


def test_findings_have_the_published_shape():
    result = checked(EXAMPLES)
    data = json.loads(findings_json(result))
    assert list(data) == ["schema", "findings", "checked"]
    assert data["schema"] == "matchmaker.findings/1"
    assert len(data["findings"]) == len(result.findings) > 50
    for found in data["findings"]:
        assert list(found) == [
            "file", "line", "column", "path", "code", "severity", "message", "hint",
        ]  # fmt: skip
        for place in ("line", "column"):
            assert type(found[place]) is int
            assert found[place] >= 1
        assert found["file"] in result.files
        assert found["severity"] == ("warning" if found["code"].startswith("MM3") else "error")
        assert found["message"]
        assert all(type(found[name]) is str for name in ("path", "code", "message", "hint"))


def test_findings_say_what_was_checked_and_what_was_not():
    result = checked(EXAMPLES)
    data = json.loads(findings_json(result))["checked"]
    assert list(data) == ["files", "errors", "warnings", "ignored", "today", "not_checked"]
    assert (data["files"], data["today"]) == (len(result.files), "2026-03-01")
    assert data["errors"] + data["warnings"] == len(result.findings)
    assert data["not_checked"][0] == "sources were not opened"


def test_a_check_without_findings_has_the_same_shape():
    data = json.loads(findings_json(checked(EXAMPLES / "valid" / "no" / "testfjord.yaml")))
    assert data["findings"] == []
    assert (data["checked"]["files"], data["checked"]["errors"]) == (1, 0)
