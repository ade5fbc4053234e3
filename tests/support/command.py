"""Running `match`: inside this process where that is enough, as a process of its own elsewhere."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import warnings
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

import matchmaker
from matchmaker.cli.app import run

SOURCES = Path(matchmaker.__file__).parents[1]


class Outcome(NamedTuple):
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str


def match(*arguments: str | Path) -> Outcome:
    """Run `match` in this process."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        patch.setattr(sys, "argv", ["match", *map(str, arguments)])
        with redirect_stdout(out), redirect_stderr(err):
            code = run()
    return Outcome(code, out.getvalue(), err.getvalue())


def environment(extra: Mapping[str, str] | None = None, *first: Path) -> dict[str, str]:
    """Variables of a process that runs these sources, with folders put first on its path."""
    path = os.pathsep.join([*map(str, first), str(SOURCES)])
    return {**os.environ, "PYTHONPATH": path, **(extra or {})}


def match_process(*arguments: str | Path, first: Path | None = None, **extra: str) -> Outcome:
    """Run `python -m matchmaker` as a person would."""
    return python("-m", "matchmaker", *map(str, arguments), first=first, **extra)


def python(*arguments: str, first: Path | None = None, **extra: str) -> Outcome:
    """Run Python with these sources."""
    done = subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        encoding="utf-8",
        env=environment(extra, *([first] if first else [])),
        check=False,
        timeout=120,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def assert_error(outcome: Outcome, code: int, *parts: str) -> None:
    """One paragraph on stderr that ends in a hint, nothing on stdout, no traceback."""
    assert outcome.code == code, outcome.err
    assert outcome.out == ""
    assert "Traceback" not in outcome.err
    assert "\n\n" not in outcome.err
    lines = outcome.err.splitlines()
    assert sum(line.startswith("Error: ") for line in lines) == 1
    assert lines[-1].startswith("Hint: ")
    for part in parts:
        assert part in outcome.err
