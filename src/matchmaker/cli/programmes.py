"""``match programmes``: schemes that fund or broker exchanges."""

from __future__ import annotations

from typing import Annotated

import typer

from matchmaker.cli import options
from matchmaker.cli.streams import print_report
from matchmaker.errors import UnknownNameError


def programmes_command(
    programme: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="One of them, in full.", show_default=False),
    ] = None,
    programmes: options.Programmes = None,
    no_starter: options.NoStarter = False,
    format_: options.FormatOption = None,
    output: options.Output = None,
    debug: options.Debug = False,  # noqa: ARG001 - see its declaration
) -> None:
    """List programmes that fund or broker exchanges, or show one with its rules.

    Whether one takes a pair is said by `match explain`.

    [b]Examples[/b]

      match programmes
      match programmes finland-north-south
      match programmes --format csv --output programmes.csv
    """
    from matchmaker.profiles.vocabulary_types import nearest
    from matchmaker.programmes.catalogue import load_programmes
    from matchmaker.reports.programme_list import programme_report, programmes_report

    known = {made.id: made for made in load_programmes(programmes or [], starter=not no_starter)}
    if programme is None:
        print_report(programmes_report(list(known.values())), format_, output)
        return
    if programme not in known:
        raise UnknownNameError(
            f"There is no programme '{programme[:80]}'.",
            near=nearest(programme, known),
            hint="`match programmes` lists them.",
        )
    print_report(programme_report(known[programme]), format_, output)
