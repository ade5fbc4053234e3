from __future__ import annotations

import json

import pytest

from matchmaker.cli.evaluate import TaskName
from matchmaker.evaluation.shipped_cases import shipped_cases
from matchmaker.evaluation.tasks import TASKS, chosen_tasks, unfit_tasks
from tests.support.builders import exchange_data
from tests.support.command import assert_error, match
from tests.support.evaluation_data import write_data
from tests.support.exchange_world import (
    exchanges_data,
    hilltop_data,
    others_data,
    porto_alto_data,
)
from tests.support.small_registry import write_registry


@pytest.fixture
def world(tmp_path):
    """Options that name invented governments, their exchanges and a case, and the light engine."""
    profiles = [hilltop_data(), porto_alto_data(), *others_data()]
    write_registry(tmp_path / "profiles", profiles)
    folder = tmp_path / "exchanges"
    folder.mkdir()
    for data in exchanges_data():
        data.pop("programme", None)  # theirs is in no folder
        (folder / f"{data['id']}.yaml").write_text(json.dumps(data))
    one = {
        "id": "a-case",
        "kind": "answered-not-shared",
        "seeker": "ke-hilltop",
        "better": "br-porto-alto",
        "worse": "za-two-rivers",
        "reason": "Said by a test.",
    }
    cases = tmp_path / "cases.yaml"
    cases.write_text(json.dumps({"schema": "cases/1", "cases": [one]}))
    return [
        "--no-starter", "--profiles", tmp_path / "profiles", "--exchanges", folder,
        "--cases", cases, "--embedder", "light",
    ]  # fmt: skip


def test_the_command_names_every_task():
    assert [one.value for one in TaskName] == list(TASKS)


def test_json_goes_to_stdout_and_all_else_to_stderr(world):
    done = match("evaluate", *world, "--format", "json")
    assert done.code == 0, done.err
    data = json.loads(done.out)
    assert list(data["tasks"]) == ["exchanges", "cases"]
    assert data["tasks"]["cases"]["all"]["accuracy"] == 1
    assert data["tasks"]["exchanges"]["pairs"]["n"] == 2
    assert "Light engine" in done.err
    assert "The task 'themes' was left out: it needs public test data" in done.err


def test_one_task_by_name_says_nothing_of_others(world):
    done = match("evaluate", *world, "--task", "cases")
    assert done.code == 0
    assert "Hand-written cases" in done.out
    assert "Documented exchanges" not in done.out
    assert "left out" not in done.err


def test_two_runs_are_byte_for_byte_equal(world):
    first, second = (match("evaluate", *world, "--format", "json").out for _ in range(2))
    assert first == second


def test_a_folder_is_written(world, tmp_path):
    done = match("evaluate", *world, "--output", tmp_path / "report")
    assert done.code == 0, done.err
    assert done.out == ""
    assert (tmp_path / "report/report.md").read_text().startswith("# How good is the ranking?")
    names = {path.name for path in (tmp_path / "report/runs").iterdir()}
    assert {"exchanges.default.run", "exchanges.bm25.run", "exchanges.qrels"} <= names


def test_public_test_data_are_judged_where_they_are(world, tmp_path):
    data = write_data(tmp_path / "data")
    done = match("evaluate", *world, "--data", data, "--format", "json")
    assert done.code == 0, done.err
    assert list(json.loads(done.out)["tasks"]) == list(TASKS)


@pytest.mark.parametrize("name", ["themes", "similarity"])
def test_a_task_that_needs_data_is_refused_without(world, tmp_path, name):
    assert_error(match("evaluate", *world, "--task", name), 2, f"'{name}'", "--data")
    missing = match("evaluate", *world, "--task", name, "--data", tmp_path / "nowhere")
    assert_error(missing, 2, "There is no folder", "nowhere")


def test_cases_of_the_starter_registry_need_it(world):
    at = world.index("--cases")
    without = [*world[:at], *world[at + 2 :]]
    done = match("evaluate", *without, "--format", "json")
    assert list(json.loads(done.out)["tasks"]) == ["exchanges"]
    assert "The task 'cases' was left out: it needs cases of your own" in done.err


def test_a_registry_that_nobody_exchanged_in_is_refused(world, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "x.yaml").write_text(json.dumps(exchange_data("x", "fi-a", "ke-b")))
    world[world.index("--exchanges") + 1] = other
    done = match("evaluate", *world, "--task", "exchanges")
    assert_error(done, 2, "No documented exchange is between two governments")


def test_tasks_run_in_one_order_and_not_twice():
    assert chosen_tasks(["cases", "exchanges", "cases"], {}) == ("exchanges", "cases")
    unfit = unfit_tasks(has_data=False, has_cases=False)
    assert chosen_tasks([], unfit) == ("exchanges",)


def test_the_shipped_cases_are_there():
    assert shipped_cases().is_file()
