"""Options of ``match batch`` that no other command has."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from matchmaker.cli import options


class ObjectiveName(StrEnum):
    """Objectives; the values of `matchmaker.settings.BatchObjective`."""

    welfare = "welfare"
    stable = "stable"


class FormatName(StrEnum):
    """Output formats: those of every report, and a workbook."""

    table = "table"
    json = "json"
    csv = "csv"
    markdown = "markdown"
    xlsx = "xlsx"


MEMBERS = "Who looks for a partner"
RULES = "What is kept to"

New = Annotated[
    Path | None,
    typer.Option(
        metavar="PATH",
        help="New members: a folder of profiles, a spreadsheet as `match import` reads it, or "
        "one profile file. They are matched with the registry and with each other.",
        rich_help_panel=MEMBERS,
    ),
]
All = Annotated[
    bool,
    typer.Option("--all", help="Everyone in the registry.", rich_help_panel=MEMBERS),
]
NoNewWithNew = Annotated[
    bool,
    typer.Option(
        "--no-new-with-new",
        help="New members only with the registry, not with each other.",
        rich_help_panel=MEMBERS,
    ),
]
Encoding = Annotated[
    options.EncodingName,
    typer.Option(help="Of .csv files.", rich_help_panel=MEMBERS),
]
PerCity = Annotated[
    int | None,
    typer.Option(
        metavar="K",
        min=1,
        max=1000,
        help="Most partners of a member, as far as its own capacity goes. \\[default: 1]",
        rich_help_panel=RULES,
    ),
]
DefaultCapacity = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=0,
        max=1000,
        help="Exchanges a year, as host and as learner, of a government whose profile states "
        "no number. \\[default: 1]",
        rich_help_panel=RULES,
    ),
]
Locked = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.csv",
        help="Pairs to keep: columns a and b (or learner and host) with ids or names, such as "
        "the --format csv of an earlier run.",
        rich_help_panel=RULES,
    ),
]
Forbid = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.csv",
        help="Pairs to rule out, whichever way round.",
        rich_help_panel=RULES,
    ),
]
Mode = Annotated[
    options.ModeName | None,
    typer.Option(
        help="[b]exchange[/b] takes a place as host and one as learner on each side; in "
        "[b]learn[/b] the members visit hosts, in [b]share[/b] they are the hosts. "
        "\\[default: exchange]",
        rich_help_panel=options.HOW,
    ),
]
Objective = Annotated[
    ObjectiveName | None,
    typer.Option(
        help="[b]welfare[/b] makes the sum of the scores as large as it can be; after "
        "[b]stable[/b] no two would rather have each other. \\[default: welfare]",
        rich_help_panel=options.HOW,
    ),
]
Fair = Annotated[
    bool | None,
    typer.Option(
        "--fair/--no-fair",
        help="First a partner for as many members as possible, then the scores; the report "
        "says what that costs. \\[default: no-fair]",
        show_default=False,
        rich_help_panel=options.HOW,
    ),
]
WhatIf = Annotated[
    bool,
    typer.Option(
        "--what-if",
        help="Say whom to ask for one more place: the ten hosts where it may gain most, each "
        "solved again.",
        rich_help_panel=options.HOW,
    ),
]
Candidates = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        help="Best partners of each side to consider where there are too many pairs for all. "
        "\\[default: 50]",
        rich_help_panel=options.HOW,
    ),
]
DryRun = Annotated[
    bool,
    typer.Option(
        "--dry-run",
        help="Read everything and count members, pairs and places; decide nothing.",
        rich_help_panel=options.OUTPUT,
    ),
]
Format = Annotated[
    FormatName | None,
    typer.Option(
        "--format",
        help="xlsx needs --output. \\[default: table, or by the ending of --output]",
        rich_help_panel=options.OUTPUT,
    ),
]
