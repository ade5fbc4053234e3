"""Reading in several processes: the same facts, whatever happens to the processes."""

import subprocess
import sys
from multiprocessing import get_context

import pytest

from matchmaker.checking import readers
from matchmaker.checking.facts import from_json
from matchmaker.checking.readers import Readers
from tests.support.checking import DEFAULTS, fields_text

CONTENTS = [fields_text(f"mz-{place}").encode() for place in range(5)]
IDS = [f"mz-{place}" for place in range(5)]


@pytest.fixture
def several(monkeypatch):
    """Readers that start processes for any number of files."""
    monkeypatch.setattr(readers, "_MANY", 1)
    monkeypatch.setattr(readers, "_CHUNK", 2)
    made = Readers(DEFAULTS, 2)
    yield made
    made.close()


def ids(values):
    """Ids of profiles, from the facts as the cache keeps them."""
    return [facts.id.value for facts in map(from_json, values) if facts and facts.id]


def test_facts_come_in_the_order_of_the_files(several):
    finish = several.begin(CONTENTS, 5)
    assert several.are_several
    assert ids(finish()) == IDS


def test_a_process_that_is_killed_costs_only_time(several):
    first = several.begin(CONTENTS, 5)
    for process in list(several._pool._processes.values()):
        process.kill()
    assert ids(first()) == IDS
    assert not several.are_several
    assert ids(several.begin(CONTENTS, 5)()) == IDS


def test_a_pool_that_breaks_between_two_batches_costs_only_time(several):
    """Handing work to a broken pool fails at once, before anybody waits for it."""
    first = several.begin(CONTENTS, 5)
    for process in list(several._pool._processes.values()):
        process.kill()
    several._pool._executor_manager_thread.join()
    second = several.begin(CONTENTS, 5)
    assert ids(first()) == ids(second()) == IDS


def test_processes_that_cannot_be_started_cost_only_time(several, monkeypatch):
    def refuse(*_arguments):
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(get_context("spawn").Process, "_Popen", refuse)
    assert ids(several.begin(CONTENTS, 5)()) == IDS
    assert not several.are_several


def test_a_program_without_a_file_gets_the_facts_too():
    """No process can import what was read from standard input; each ends as it begins."""
    program = f"""
from matchmaker.checking import readers
from matchmaker.settings import CheckSettings
readers._MANY = 1
several = readers.Readers(CheckSettings(), 2)
contents = [{CONTENTS[0]!r}] * 60
begun = [several.begin(contents, 60) for _ in range(20)]
print(sum(len(finish()) for finish in begun))
several.close()
"""
    run = subprocess.run(
        [sys.executable, "-"], input=program, text=True, capture_output=True, check=True, timeout=60
    )
    assert run.stdout == "1200\n"
