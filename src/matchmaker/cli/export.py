"""``match export``: profiles as a spreadsheet that ``match import`` reads back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from matchmaker.cli import options
from matchmaker.cli.streams import say
from matchmaker.errors import UsageError

_DEFAULT_FOLDER = Path("profiles")


def export_command(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="An .xlsx workbook, or a .csv of the governments alone."
        ),
    ] = Path("members.xlsx"),
    profiles: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="DIR",
            help="A folder of profiles; repeatable. \\[default: profiles, where import writes]",
        ),
    ] = None,
    starter: Annotated[
        bool, typer.Option("--starter", help="The starter registry too, or alone.")
    ] = False,
    language: Annotated[
        options.LanguageName, typer.Option(help="Of the names of sheets and columns.")
    ] = options.LanguageName.en,
    force: Annotated[
        bool, typer.Option("--force", help="Replace the file if it is there.")
    ] = False,
    debug: options.Debug = False,  # noqa: ARG001 - see its declaration
) -> None:
    """Export profiles to a spreadsheet; `match import` reads it back without loss.

    [b]Examples[/b]

      match export members.xlsx
      match export governments.csv --profiles profiles --language pt
    """
    ending = file.suffix.lower()
    if ending not in {".xlsx", ".csv"}:
        raise UsageError(f"{file} is neither .xlsx nor .csv.", hint="Name it such as members.xlsx.")
    if file.exists() and not force:
        raise UsageError(
            f"{file} is there already; it was left as it is.",
            hint="Name another file, or replace this one with --force.",
        )
    folders = profiles or ([_DEFAULT_FOLDER] if _DEFAULT_FOLDER.is_dir() else [])
    if not folders and not starter:
        raise UsageError(
            "There is no folder 'profiles' here.",
            hint="Name a folder of profiles with --profiles DIR; --starter exports those that "
            "ship with match.",
        )
    import matchmaker
    from matchmaker.atomic_file import write_file

    registry = matchmaker.load_registry(folders, starter=starter)
    if ending == ".csv":
        from matchmaker.profiles.spreadsheets.csv_writing import csv_bytes

        content = csv_bytes(registry, language.value)
    else:
        from matchmaker.profiles.spreadsheets.workbook_writing import workbook_bytes

        content = workbook_bytes(registry, language.value)
    write_file(file, content, replace=force)
    what = "governments" if len(registry) != 1 else "government"
    alone = ", without their challenges, expertise and sources" if ending == ".csv" else ""
    say(f"Wrote {file} with {len(registry)} {what}{alone}.")
