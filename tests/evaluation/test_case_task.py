from __future__ import annotations

import json
from dataclasses import replace

import pytest

from matchmaker.errors import InvalidDataError, NothingEligibleError
from matchmaker.evaluation.bootstrap import Draws
from matchmaker.evaluation.case_task import case_clusters, case_query, evaluate
from matchmaker.evaluation.cases import Case, Cases, is_held_out
from matchmaker.evaluation.engines import ABLATIONS, BASELINES
from matchmaker.evaluation.task import DEFAULT, Context
from matchmaker.evaluation.world import World
from matchmaker.ledger.ledger import Ledger
from tests.support.builders import item, profile_data
from tests.support.small_registry import small_registry
from tests.support.word_channel import WordChannel

TWIN = "br-gamatao"


def case(name, better, worse, **more):
    return {
        "id": name,
        "kind": "evidence",
        "seeker": "ke-alphaville",
        "mode": "learn",
        "better": better,
        "worse": worse,
        "reason": "Said by a test.",
        **more,
    }


@pytest.fixture
def context(tmp_path, engine):
    """Cases that the scores settle, of which one is a tie and one the wrong way round."""
    town = profile_data(TWIN, languages=["pt"], expertise=[item("Sorting waste at home")])
    cases = [
        case("answered", "br-betatown", "in-deltanagar", theme="informal-economy"),
        case("answered-the-wrong-way", "in-deltanagar", "br-betatown", theme="informal-economy"),
        case("a-town", "br-betatown", TWIN),
        case("tie", TWIN, "br-zetatown", kind="size"),
    ]
    twin = {**town, "id": "br-zetatown", "name": "Zetatown"}
    path = tmp_path / "cases.yaml"
    path.write_text(json.dumps({"schema": "cases/1", "cases": cases, "towns": [town, twin]}))
    dense = replace(engine, dense=WordChannel(), model="words")
    return Context(small_registry(), Ledger(), dense, path, draws=Draws(resamples=50))


def test_accuracy_counts_a_tie_as_half(context):
    groups = evaluate(context).engines[DEFAULT]
    assert groups["all"].n == 4
    assert groups["all"].measures["accuracy"].value == pytest.approx((1 + 0 + 1 + 0.5) / 4)
    assert groups["held_out"].measures["accuracy"].value == pytest.approx((0 + 0.5) / 2)


def test_kinds_are_told_apart_in_the_open_half_alone(context):
    result = evaluate(context)
    for groups in result.engines.values():
        assert set(groups) == {"held_out", "open", "all", "evidence"}  # the one of size is held out
        assert groups["evidence"].n == groups["open"].n == 2
    (_, by_kind) = result.tables
    assert by_kind.groups == ["evidence"]


def test_cases_of_a_seeker_or_with_a_town_in_common_are_one_cluster(context):
    result = evaluate(context)
    assert result.counts["clusters of cases"] == 1  # all have one seeker
    assert result.engines[DEFAULT]["all"].measures["accuracy"].low == 0.625
    town = profile_data(TWIN)
    cases = [
        case("of-a-seeker", "br-betatown", "in-deltanagar"),
        case("of-the-same", "br-betatown", TWIN),
        case("with-the-same-town", TWIN, "in-deltanagar", seeker="zm-alphaville"),
        case("with-the-same-real-partners", "br-betatown", "in-deltanagar", seeker="za-alphaville"),
    ]
    text = json.dumps({"schema": "cases/1", "cases": cases, "towns": [{**town, "id": TWIN}]})
    found = case_clusters(Cases.model_validate_json(text))
    assert found["of-a-seeker"] == found["of-the-same"] == found["with-the-same-town"]
    assert found["with-the-same-real-partners"] != found["of-a-seeker"]


def test_the_halves_are_told_apart_by_the_hash(context):
    result = evaluate(context)
    held_out = [
        id_ for id_ in ("answered", "answered-the-wrong-way", "a-town", "tie") if is_held_out(id_)
    ]
    groups = result.engines[DEFAULT]
    assert groups["held_out"].n == len(held_out) == result.counts["cases held out"]
    assert groups["open"].n == 4 - len(held_out)
    assert 0 < len(held_out) < 4


def test_failures_of_the_held_out_half_are_not_told(context):
    told = evaluate(context).extra["not_right"]
    assert not any(is_held_out(id_) for ids in told.values() for id_ in ids)
    assert any(told.values())


def test_every_engine_is_judged_and_two_runs_are_equal(context):
    result = evaluate(context)
    assert set(result.engines) == {DEFAULT, *BASELINES, *ABLATIONS}
    assert [one.engine for one in result.comparisons] == [*BASELINES, *ABLATIONS]
    assert {one.group for one in result.comparisons} == {"held_out"}
    assert result == evaluate(context)


def test_a_government_that_is_not_there_is_refused(context):
    text = context.cases.read_text().replace("in-deltanagar", "in-nowhere")
    context.cases.write_text(text)
    with pytest.raises(InvalidDataError, match="in-nowhere"):
        evaluate(context)


def test_the_theme_reduces_the_seeker_as_the_product_does():
    world = World(small_registry().profiles)
    asked = Case.model_validate(case("x", "br-betatown", "in-deltanagar", theme="drainage"))
    query = case_query(world, asked)
    hidden = {world.challenges[at].title for at in query.view.challenges}
    assert hidden == {"Street vendors fill the pavements"}
    assert not query.view.expertise
    shared = case_query(world, asked.model_copy(update={"mode": "share", "theme": "solid-waste"}))
    hidden = {world.expertise[at].title for at in shared.view.expertise}
    assert hidden == {"Participatory budgeting in wards"}
    with pytest.raises(NothingEligibleError, match="lists no challenges"):
        case_query(world, asked.model_copy(update={"theme": "health"}))
