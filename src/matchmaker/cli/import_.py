"""``match import``: profiles from a spreadsheet, with a report before anything is written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from matchmaker.cli import options
from matchmaker.cli.progress import import_progress
from matchmaker.cli.streams import print_report, refuse_input_as_output, say
from matchmaker.errors import UsageError

_SOME_BAD = 1


def import_command(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE", help="An .xlsx workbook, or a .csv of governments.", show_default=False
        ),
    ] = None,
    into: Annotated[
        Path, typer.Option(metavar="DIR", help="The folder of profiles; made if it is not there.")
    ] = Path("profiles"),
    write: Annotated[
        bool, typer.Option("--write", help="Write the profiles; without it nothing is written.")
    ] = False,
    clear_empty: Annotated[
        bool,
        typer.Option(
            "--clear-empty", help="Empty cells empty their fields; else they change nothing."
        ),
    ] = False,
    remove_missing: Annotated[
        bool,
        typer.Option(
            "--remove-missing",
            help="Remove challenges, expertise, evidence and sources that the file's sheets no "
            "longer have, of governments that it has; else they stay.",
        ),
    ] = False,
    encoding: Annotated[
        options.EncodingName, typer.Option(help="Of a .csv file.")
    ] = options.EncodingName.utf_8,
    template: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.xlsx", help="Write an empty workbook to fill in, and do nothing else."
        ),
    ] = None,
    language: Annotated[
        options.LanguageName,
        typer.Option(help="Of the template; a file is read in any of these languages."),
    ] = options.LanguageName.en,
    format_: options.FormatOption = None,
    output: options.Output = None,
    debug: options.Debug = False,  # noqa: ARG001 - see its declaration
) -> None:
    """Import profiles from a spreadsheet: first a report, then with --write the files.

    [b]Examples[/b]

      match import --template members.xlsx --language fr
      match import members.xlsx
      match import members.xlsx --write
    """
    if template is not None:
        if file is not None or write:
            raise UsageError(
                "--template writes an empty workbook and imports nothing.",
                hint="Give either a file to import or --template FILE.xlsx.",
            )
        _write_template(template, language)
        return
    if file is None:
        raise UsageError(
            "There is nothing to import.",
            hint="Name an .xlsx or .csv file; --template members.xlsx writes one to fill in.",
        )
    refuse_input_as_output(output, file)
    from matchmaker.profiles.spreadsheets import import_plan
    from matchmaker.reports.import_report import import_report

    with import_progress() as progress:
        plan = import_plan.plan_import(
            file,
            into,
            clear_empty=clear_empty,
            remove_missing=remove_missing,
            encoding=encoding.value,
            progress=progress,
        )
    if write:
        plan = import_plan.write(plan)
    print_report(import_report(plan, file.name, written=write), format_, output)
    if not plan.is_good:
        raise typer.Exit(_SOME_BAD)


def _write_template(path: Path, language: options.LanguageName) -> None:
    from matchmaker.atomic_file import write_file
    from matchmaker.profiles.spreadsheets.workbook_writing import workbook_bytes

    if path.suffix.lower() != ".xlsx":
        raise UsageError(f"{path} does not end in .xlsx.", hint="Name it such as members.xlsx.")
    write_file(path, workbook_bytes((), language.value), replace=False)
    say(f"Wrote {path}. Fill it in, then: match import {path}")
