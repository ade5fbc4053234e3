"""Whether the command line understands a line that a page or a file of settings shows."""

from __future__ import annotations

import typer
from typer.core import TyperGroup

from matchmaker.cli.commands import app


def assert_understood(line: list[str]) -> None:
    """Fail if `match` does not take these words; nothing is run."""
    program, *words = line
    assert program == "match"
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    if not words or words[0].startswith("-"):
        group.make_context("match", words)  # options of a ranking
        return
    name, *rest = words
    group.commands[name].make_context(name, rest, parent=group.make_context("match", []))
