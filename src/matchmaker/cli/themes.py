"""``match themes``: the vocabulary of themes."""

from __future__ import annotations

from typing import Annotated

import typer

from matchmaker.cli import options
from matchmaker.cli.streams import print_report
from matchmaker.errors import NothingEligibleError


def themes_command(
    search: Annotated[
        str, typer.Option(help="Only themes with a word that starts like this.")
    ] = "",
    language: Annotated[
        options.LanguageName, typer.Option(help="Of labels; English where one is not written yet.")
    ] = options.LanguageName.en,
    format_: options.FormatOption = None,
    output: options.Output = None,
    debug: options.Debug = False,  # noqa: ARG001 - see its declaration
) -> None:
    """List the themes that challenges and expertise are filed under.

    [b]Examples[/b]

      match themes
      match themes --search vendor
    """
    from matchmaker.reference.themes import themes
    from matchmaker.reports.theme_list import themes_report

    vocabulary = themes()
    chosen = vocabulary.search(search) if search else tuple(vocabulary.by_id.values())
    if not chosen:
        raise NothingEligibleError(
            f"No theme has a word that starts with '{search}'.",
            hint="`match themes` lists them all.",
        )
    print_report(themes_report(vocabulary, chosen, language.value), format_, output)
