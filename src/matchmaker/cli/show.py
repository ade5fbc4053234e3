"""``match show``: one profile with its sources."""

from __future__ import annotations

from matchmaker.cli import options
from matchmaker.cli.streams import print_report


def show_command(
    city: options.CityArgument,
    profiles: options.Profiles = None,
    no_starter: options.NoStarter = False,
    format_: options.FormatOption = None,
    output: options.Output = None,
    debug: options.Debug = False,  # noqa: ARG001 - see its declaration
) -> None:
    """Show the profile of a government, with its evidence and sources.

    [b]Examples[/b]

      match show Maputo
      match show my-city.yaml --format json
    """
    import matchmaker
    from matchmaker.profiles.lookup import find_government
    from matchmaker.reports.profile import profile_report

    registry = matchmaker.load_registry(profiles or [], starter=not no_starter)
    print_report(profile_report(find_government(registry, city)), format_, output)
