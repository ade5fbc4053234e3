"""``match history``: with whom a government has worked."""

from __future__ import annotations

from typing import Annotated

import typer

from matchmaker.cli import options
from matchmaker.cli.completion import complete_city
from matchmaker.cli.streams import print_report
from matchmaker.errors import UsageError


def history_command(
    named: Annotated[
        str | None,
        typer.Argument(
            metavar="[CITY]",
            help="Id, name or alias of a government, or a profile file.",
            autocompletion=complete_city,
            show_default=False,
        ),
    ] = None,
    city: Annotated[
        str | None,
        typer.Option(
            metavar="NAME|FILE", help="The same, as an option.", autocompletion=complete_city
        ),
    ] = None,
    profiles: options.Profiles = None,
    exchanges: options.Exchanges = None,
    no_starter: options.NoStarter = False,
    format_: options.FormatOption = None,
    output: options.Output = None,
    debug: options.Debug = False,  # noqa: ARG001 - see its declaration
) -> None:
    """List past exchange partners of a government, with years, subjects and sources.

    Exchanges of two stand before group events, in which not everybody need
    have worked with everybody.

    [b]Examples[/b]

      match history --city Maputo
      match history Maputo --format json
      match history my-city.yaml --exchanges our-exchanges
    """
    if (named is None) == (city is None):
        problem = "Two governments are named." if named else "No government is named."
        raise UsageError(problem, hint="Name one, such as: match history Maputo")
    import matchmaker
    from matchmaker.ledger.ledger import Ledger
    from matchmaker.profiles.lookup import find_government
    from matchmaker.reports.history import history_report

    registry = matchmaker.load_registry(profiles or [], starter=not no_starter)
    government = find_government(registry, named or city or "")
    ledger = Ledger.load(exchanges or [], starter=not no_starter)
    print_report(history_report(government, ledger, registry), format_, output)
