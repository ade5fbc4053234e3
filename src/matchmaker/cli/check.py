"""``match check``: everything wrong or doubtful in the files of a registry."""

from __future__ import annotations

import datetime as dt
import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from matchmaker.cli import options
from matchmaker.cli.streams import print_report, print_text, say, wants_color, width


class FindingsFormatName(StrEnum):
    """Formats of findings; the values of `reports.findings.rendering.FindingsFormat`."""

    text = "text"
    json = "json"
    github = "github"
    sarif = "sarif"
    junit = "junit"


_BY_ENDING = {".json": "json", ".sarif": "sarif", ".xml": "junit"}


def check_command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Files and folders. \\[default: profiles, exchanges and programmes, where there "
            "are any]",
            show_default=False,
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail on warnings too, but never on staleness.")
    ] = False,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="CODES", help="Only these codes or beginnings, such as MM3."),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="CODES", help="All but these codes or beginnings; repeatable."),
    ] = None,
    today: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Compare dates with this day, not with the current one."),
    ] = None,
    explain: Annotated[
        str | None, typer.Option(metavar="CODE", help="Say what a code means; 'all' lists them.")
    ] = None,
    format_: Annotated[
        FindingsFormatName | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="text, json, github (annotations), sarif or junit. \\[default: text, or by the "
            "ending of --output]",
            rich_help_panel=options.OUTPUT,
        ),
    ] = None,
    output: options.Output = None,
    debug: options.Debug = False,  # noqa: ARG001 - see its declaration
) -> None:
    """Check profiles, exchanges and programmes: every mistake and doubt, with its mend.

    It ends with 0 if there is no error, else with 1. It opens no source and verifies no fact.

    [b]Examples[/b]

      match check
      match check profiles/ exchanges/ programmes/
      match check profiles/ --strict --format github
      match check --explain MM104
    """
    if explain is not None:
        _explain(explain)
        return
    import matchmaker
    from matchmaker.cli.progress import files_progress
    from matchmaker.reports.findings.rendering import FindingsFormat, render_findings
    from matchmaker.reports.findings.summary import summary

    day = _day(today)
    with files_progress("Checking files") as progress:
        checked = matchmaker.check(
            paths or _usual_folders(),
            select=_codes(select),
            ignore=_codes(ignore),
            today=day,
            jobs=os.cpu_count() or 1,
            progress=progress,
        )
    chosen = format_ or _BY_ENDING.get(output.suffix.lower() if output else "", "text")
    text = render_findings(
        checked,
        FindingsFormat(chosen),
        strict=strict,
        width=width(),
        color=wants_color(output),
    )
    print_text(text, output)
    if output is not None:
        say(summary(checked))  # else a log would not say why the command failed
    raise typer.Exit(0 if checked.passes(strict=strict) else 1)


def _usual_folders() -> list[Path]:
    """The folders of a registry that are here; that of profiles where none is."""
    usual = [Path("profiles"), Path("exchanges"), Path("programmes")]
    return [folder for folder in usual if folder.is_dir()] or usual[:1]


def _codes(values: list[str] | None) -> list[str]:
    codes = [code for value in values or () for code in value.split(",") if code.strip()]
    return codes or values or []  # what holds no code is named as wrong use


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text is not None else None
    except ValueError as error:
        raise typer.BadParameter(
            f"'{text}' is no date; write it as 2026-03-01", param_hint="--today"
        ) from error


def _explain(code: str) -> None:
    from matchmaker.errors import UnknownNameError
    from matchmaker.profiles.findings import Code
    from matchmaker.reports.findings.code_explanation import code_report, codes_report

    if code.lower() == "all":
        print_report(codes_report(), None, None)
        return
    try:
        found = Code(code.strip().upper())
    except ValueError as error:
        raise UnknownNameError(
            f"There is no finding with the code '{code}'.",
            hint="`match check --explain all` lists them.",
        ) from error
    print_report(code_report(found), None, None)
