import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner

import matchmaker
from matchmaker.cli.app import _COMMANDS, _only_ranks, _ranking
from matchmaker.cli.commands import app
from tests.support.command import environment, match, match_process

COMMANDS = [
    [],
    ["explain"],
    ["show"],
    ["history"],
    ["programmes"],
    ["themes"],
    ["import"],
    ["export"],
]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_command_has_help_with_an_example(command, option):
    outcome = match(*command, option)
    assert (outcome.code, outcome.err) == (0, "")
    assert "Usage: match" in outcome.out
    assert "Examples" in outcome.out
    assert f"match {' '.join(command)}".strip() in outcome.out


@pytest.mark.parametrize("command", COMMANDS)
def test_examples_in_help_show_no_markup(command):
    out = match(*command, "--help").out
    assert "[b]" not in out
    assert "\\[" not in out


def test_every_option_of_a_ranking_is_in_its_help(monkeypatch):
    monkeypatch.setenv("COLUMNS", "160")
    out = match("--help").out
    for option in (
        "--city", "--mode", "--theme", "--region", "--country", "--level", "--domestic",
        "--south-south", "--top", "--min-score", "--profiles", "--no-starter", "--embedder",
        "--model", "--query-prompt", "--document-prompt", "--format", "--output", "--debug",
        "--version", "--install-completion",
    ):  # fmt: skip
        assert option in out


def test_without_arguments_the_help_is_shown():
    outcome = match()
    assert outcome.code == 0
    assert "Usage: match" in outcome.out


def test_the_runner_of_typer_sees_the_same_application():
    result = CliRunner().invoke(app, ["themes", "--search", "hawkers"])
    assert result.exit_code == 0
    assert "informal-economy" in result.stdout


def test_version_names_the_program_and_its_version():
    outcome = match_process("--version")
    assert outcome == (0, f"match {matchmaker.__version__}\n", "")


def test_the_module_runs_as_the_command_does(folder):
    arguments = ("show", "Alphaville", "--profiles", folder, "--no-starter")
    assert match_process(*arguments, COLUMNS="100") == match(*arguments)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["show", "Nowhere"], 2),
        (["themes", "--search", "zzz"], 1),
        (["--bogus"], 2),
        (["show", "Maputo"], 0),
    ],
)
def test_the_process_ends_with_the_exit_code(arguments, code):
    outcome = match_process(*arguments)
    assert outcome.code == code
    assert bool(outcome.out) == (code == 0)
    assert bool(outcome.err) == (code != 0)


@pytest.mark.parametrize(
    "arguments", [["--debug", "show", "Nowhere"], ["show", "Nowhere", "--debug"]]
)
def test_debug_shows_the_traceback_wherever_it_stands_and_keeps_the_exit_code(arguments):
    outcome = match(*arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    assert "Traceback (most recent call last)" in outcome.err
    assert "UnknownNameError" in outcome.err
    assert outcome.err.splitlines()[-1].startswith("Hint: ")


def test_debug_changes_nothing_where_all_is_well(ranked):
    assert ranked("--debug") == ranked()


_SLOW = """
import sys, time
from matchmaker.embedding.lexical import HashedWords
encode, calls = HashedWords.encode, []
def slow(self, texts, role):
    calls.append(role)
    if len(calls) > 1:
        print("ENCODING", file=sys.stderr, flush=True)
        time.sleep(60)
    return encode(self, texts, role)
HashedWords.encode = slow
from matchmaker.cli.app import main
main()
"""


def test_an_interrupted_run_says_so_keeps_what_it_has_and_the_next_run_works(own, ranked):
    process = subprocess.Popen(
        [sys.executable, "-c", _SLOW, "--city", "Alphaville", *own],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        text=True,
    )
    while "ENCODING" not in process.stderr.readline():
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert out == ""
    assert err == "Interrupted. Nothing is half-written.\n"
    store = Path(os.environ["MATCHMAKER_CACHE_DIR"]) / "vectors.sqlite3"
    with sqlite3.connect(store) as connection:
        assert connection.execute("SELECT count(*) FROM entries").fetchone()[0] > 0
    connection.close()
    assert ranked().code == 0


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--city", "Maputo"], True),
        (["--city", "Maputo", "--mode", "learn", "--top", "3"], True),
        (["--city", "Maputo", "--help"], False),
        (["--city", "Maputo", "-h"], False),
        (["--city", "Maputo", "explain"], False),
        (["--city", "themes"], False),  # a name that a command has too costs only time
        (["--install-completion"], False),
        (["--mode", "learn", "--city", "Maputo"], False),
        (["explain", "Maputo", "Quito"], False),
        ([], False),
    ],
)
def test_a_plain_ranking_is_told_from_what_needs_the_commands(arguments, expected):
    assert _only_ranks(arguments) == expected


def test_the_names_of_the_commands_are_known_without_the_commands():
    assert {command.name for command in app.registered_commands} == _COMMANDS


def test_a_plain_ranking_has_the_options_of_the_whole_program():
    whole, plain = (typer.main.get_command(one).params for one in (app, _ranking))
    assert [one.name for one in plain] == [one.name for one in whole]
