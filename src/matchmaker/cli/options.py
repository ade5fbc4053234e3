"""Options that several commands share, declared once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from matchmaker.cli.completion import (
    complete_city,
    complete_country,
    complete_level,
    complete_region,
    complete_theme,
)


class ModeName(StrEnum):
    """Modes of a ranking."""

    exchange = "exchange"
    learn = "learn"
    share = "share"


class SouthSouthName(StrEnum):
    """What to make of South-South pairs."""

    prefer = "prefer"
    only = "only"
    off = "off"


class EmbedderName(StrEnum):
    """Engines."""

    auto = "auto"
    sentence_transformers = "sentence-transformers"
    light = "light"


class FormatName(StrEnum):
    """Output formats; the values of `matchmaker.reports.rendering.Format`."""

    table = "table"
    json = "json"
    csv = "csv"
    markdown = "markdown"


class LanguageName(StrEnum):
    """Languages of labels and of spreadsheets."""

    en = "en"
    fr = "fr"
    es = "es"
    pt = "pt"


class EncodingName(StrEnum):
    """Encodings of CSV files."""

    utf_8 = "utf-8"
    cp1252 = "cp1252"


WHO = "Who is ranked"
HOW = "How it is scored"
OUTPUT = "Output"

City = Annotated[
    str | None,
    typer.Option(
        metavar="NAME|FILE",
        help="The government that looks for a partner: id, name, alias, or a profile file.",
        autocompletion=complete_city,
    ),
]
CityArgument = Annotated[
    str,
    typer.Argument(
        help="Id, name or alias of a government, or a profile file.",
        autocompletion=complete_city,
        show_default=False,
    ),
]
Mode = Annotated[
    ModeName | None,
    typer.Option(
        help="[b]exchange[/b] counts both directions alike, [b]learn[/b] mostly what they can do "
        "for you, [b]share[/b] mostly what you can do for them. \\[default: exchange]",
        rich_help_panel=HOW,
    ),
]
Theme = Annotated[
    str | None,
    typer.Option(
        metavar="THEME",
        help="Only your challenges in this theme, and governments with expertise in it or a "
        "sibling; with --mode share the other way round. An id, or a name in English, French, "
        "Spanish or Portuguese; `match themes` lists them.",
        autocompletion=complete_theme,
        rich_help_panel=WHO,
    ),
]
Region = Annotated[
    list[str] | None,
    typer.Option(
        metavar="REGION",
        help="Only from this UN M49 region or sub-region; repeatable.",
        autocompletion=complete_region,
        rich_help_panel=WHO,
    ),
]
Country = Annotated[
    list[str] | None,
    typer.Option(
        metavar="COUNTRY",
        help="Only from this country, by code or name; repeatable.",
        autocompletion=complete_country,
        rich_help_panel=WHO,
    ),
]
LevelOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="LEVEL",
        help="Only this level of government, such as municipality or association; repeatable.",
        autocompletion=complete_level,
        rich_help_panel=WHO,
    ),
]
Domestic = Annotated[bool, typer.Option("--domestic", help="Compatriots too.", rich_help_panel=WHO)]
NewOnly = Annotated[
    bool,
    typer.Option(
        "--new-only",
        help="Without governments that you have worked with already (`match history`).",
        rich_help_panel=WHO,
    ),
]
SouthSouth = Annotated[
    SouthSouthName | None,
    typer.Option(
        help="Prefer South-South pairs, show only those, or take no notice. \\[default: prefer]",
        rich_help_panel=HOW,
    ),
]
Top = Annotated[
    int | None,
    typer.Option(
        metavar="N", help="How many to show. \\[default: 10]", min=1, rich_help_panel=OUTPUT
    ),
]
MinScore = Annotated[
    float | None,
    typer.Option(
        metavar="0-100",
        help="Only from this score on. \\[default: 0]",
        min=0,
        max=100,
        rich_help_panel=WHO,
    ),
]
Profiles = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="DIR", help="A folder of profiles, added to the starter registry; repeatable."
    ),
]
Exchanges = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="DIR", help="A folder of past exchanges, added to those shipped; repeatable."
    ),
]
Programmes = Annotated[
    list[Path] | None,
    typer.Option(metavar="DIR", help="A folder of programmes, added likewise; repeatable."),
]
NoStarter = Annotated[
    bool,
    typer.Option(
        "--no-starter", help="Without the profiles, exchanges and programmes that are shipped."
    ),
]
Embedder = Annotated[
    EmbedderName,
    typer.Option(
        help="[b]light[/b] compares words and themes, [b]sentence-transformers[/b] meaning too; "
        "[b]auto[/b] takes the better one that is installed.",
        envvar="MATCHMAKER_EMBEDDER",
        rich_help_panel=HOW,
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        metavar="NAME|FOLDER",
        help="Another sentence-transformers model: a folder, or a hub name (uses the network).",
        envvar="MATCHMAKER_MODEL",
        show_default=False,
        rich_help_panel=HOW,
    ),
]
QueryPrompt = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT",
        help="What --model wants before a challenge, such as 'query: '. \\[default: what the model "
        "declares]",
        envvar="MATCHMAKER_QUERY_PROMPT",
        show_default=False,
        rich_help_panel=HOW,
    ),
]
DocumentPrompt = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT",
        help="The same before an expertise, such as 'passage: '.",
        envvar="MATCHMAKER_DOCUMENT_PROMPT",
        show_default=False,
        rich_help_panel=HOW,
    ),
]
# `run` takes it from the command line, where an error is caught.
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]
FormatOption = Annotated[
    FormatName | None,
    typer.Option(
        "--format",
        help="\\[default: table, or by the ending of --output]",
        rich_help_panel=OUTPUT,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Write to a file instead of the screen.", rich_help_panel=OUTPUT
    ),
]
