"""``match themes``: the vocabulary of themes."""

from __future__ import annotations

from typing import Annotated

import typer

from matchmaker.cli import options
from matchmaker.cli.streams import print_report
from matchmaker.errors import NothingEligibleError


def themes_command(
    search: Annotated[
        str,
        typer.Option(
            help="Only themes with a name that has these words, or words that start like them, in "
            "any language; case and accents do not count."
        ),
    ] = "",
    language: Annotated[
        options.LanguageName, typer.Option(help="Of the groups, labels and synonyms shown.")
    ] = options.LanguageName.en,
    format_: options.FormatOption = None,
    output: options.Output = None,
    debug: options.Debug = False,  # noqa: ARG001 - see its declaration
) -> None:
    """List the themes that challenges and expertise are filed under.

    [b]Examples[/b]

      match themes --language pt
      match themes --search vendor
      match themes --search "comercio ambulante"
    """
    from matchmaker.reference.theme_search import listed_themes, near_words
    from matchmaker.reference.themes import themes
    from matchmaker.reports.theme_list import themes_report

    chosen = listed_themes(search or None)
    if not chosen:
        near = " or ".join(f"'{word}'" for word in near_words(search))
        raise NothingEligibleError(
            f"No theme has a word that starts with '{search}'.",
            hint=f"{f'Did you mean {near}? ' if near else ''}`match themes` lists them all.",
        )
    print_report(themes_report(themes(), chosen, language.value), format_, output)
