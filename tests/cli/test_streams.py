import json
import os
import pty
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from rich.cells import cell_len

from matchmaker.cli.streams import say, say_error, show_notices
from matchmaker.errors import Notice, UsageError
from tests.support.command import environment, match, match_process


def in_terminal(*arguments, columns=100, **extra):
    """Output of a process whose stdout is a terminal of that many columns."""
    parent, child = pty.openpty()
    variables = environment({"TERM": "xterm", "COLUMNS": str(columns), **extra})
    process = subprocess.Popen(
        [sys.executable, "-m", "matchmaker", *map(str, arguments)],
        stdout=child,
        stderr=subprocess.PIPE,
        env=variables,
    )
    os.close(child)
    chunks = []
    while True:
        try:
            chunk = os.read(parent, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not chunk:
            break
        chunks.append(chunk)
    os.close(parent)
    process.stderr.close()
    assert process.wait(timeout=60) == 0
    return b"".join(chunks).decode()


def test_only_the_result_goes_to_stdout(ranked):
    outcome = ranked("--format", "json")
    json.loads(outcome.out)
    assert "Light engine" in outcome.err


def test_a_pipe_gets_no_escape_sequences(ranked):
    outcome = ranked()
    assert "\x1b" not in outcome.out + outcome.err


def test_a_pipe_is_100_columns_wide_unless_columns_says_otherwise(monkeypatch, explained):
    assert max(map(cell_len, explained().out.splitlines())) == 100
    monkeypatch.setenv("COLUMNS", "60")
    assert max(map(cell_len, explained().out.splitlines())) <= 60


@pytest.mark.parametrize("columns", ["", "0", "-5", "wide", "\u0663"])
def test_columns_that_are_no_number_are_passed_over(monkeypatch, ranked, columns):
    monkeypatch.setenv("COLUMNS", columns)
    assert ranked().code == 0


def test_a_terminal_gets_colour_in_its_width(own):
    text = in_terminal("show", "Alphaville", *own[:3], columns=70)
    assert "\x1b[1m" in text
    lines = text.replace("\x1b[1m", "").replace("\x1b[0m", "").replace("\x1b[2m", "").splitlines()
    assert max(map(cell_len, lines)) <= 70


@pytest.mark.parametrize("extra", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_color_and_dumb_terminals_get_plain_text(own, extra):
    assert "\x1b" not in in_terminal("show", "Alphaville", *own[:3], **extra)


def test_a_result_written_to_a_file_is_plain_and_complete(tmp_path, ranked):
    path = tmp_path / "report.txt"
    outcome = ranked("--output", path)
    assert (outcome.code, outcome.out) == (0, "")
    assert f"Wrote {path}." in outcome.err.splitlines()
    assert path.read_text(encoding="utf-8") == ranked().out


def test_a_reader_that_leaves_early_is_no_error(own):
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "matchmaker", "show", "Alphaville", *own[:3]],
        stdout=write,
        stderr=subprocess.PIPE,
        env=environment(),
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def test_head_takes_the_first_line_and_nobody_complains():
    command = f"{sys.executable} -m matchmaker themes | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],  # noqa: S607 - whichever bash there is
        capture_output=True,
        env=environment(),
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Themes of profiles")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device of a full disk")
def test_a_full_disk_behind_stdout_is_one_paragraph(own):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "matchmaker", "show", "Alphaville", *own[:3]],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith("Error: The result cannot be written (No space left on device)")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_pipe_gets_utf_8_whatever_the_locale(encoding):
    outcome = match_process("show", "São Paulo", PYTHONIOENCODING=encoding)
    assert outcome.code == 0
    assert "São Paulo" in outcome.out


def test_messages_show_controls_harmlessly(capsys):
    say("a\x1b[31m\u202eb")
    assert capsys.readouterr().err == "a<U+001B>[31m<U+202E>b\n"


def test_an_error_without_hint_is_one_line(capsys):
    say_error(UsageError("No."))
    assert capsys.readouterr() == ("", "Error: No.\n")


def test_notices_are_lines_and_other_warnings_are_not_shown(capsys, monkeypatch):
    monkeypatch.setattr(sys, "warnoptions", [])
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        show_notices()
        warnings.warn(Notice("Something to know."), stacklevel=1)
        warnings.warn("of a library", DeprecationWarning, stacklevel=1)
    assert capsys.readouterr().err == "Note: Something to know.\n"


def test_the_width_of_a_narrow_pipe_stacks_the_table(monkeypatch, ranked):
    monkeypatch.setenv("COLUMNS", "40")
    assert "Government: Beta Town" in ranked().out


def test_json_does_not_depend_on_the_width(monkeypatch):
    before = match("themes", "--format", "json").out
    monkeypatch.setenv("COLUMNS", "40")
    assert match("themes", "--format", "json").out == before


@pytest.mark.parametrize(("ending", "start"), [(".json", "{"), (".csv", "rank,"), (".md", "# ")])
def test_the_ending_of_the_output_names_the_format(tmp_path, ranked, ending, start):
    path = tmp_path / f"report{ending}"
    assert ranked("--output", path).code == 0
    assert path.read_text(encoding="utf-8").startswith(start)
