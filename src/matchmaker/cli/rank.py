"""``match --city``: rank partners for one government."""

from __future__ import annotations

import shlex
from typing import Annotated

import typer

from matchmaker._version import __version__
from matchmaker.cli import options
from matchmaker.cli.progress import encoding_progress
from matchmaker.cli.streams import print_report, say
from matchmaker.errors import UsageError

# Options of a ranking that its explanation takes too.
_ALSO_EXPLAINED = (
    "mode",
    "theme",
    "south_south",
    "profiles",
    "exchanges",
    "programmes",
    "no_starter",
    "embedder",
    "model",
    "query_prompt",
    "document_prompt",
)
# Options that stand well before any subcommand.
_EVERYWHERE = {"debug", "version"}


def _print_version(value: bool) -> None:  # noqa: FBT001 - the signature of a callback
    if value:
        typer.echo(f"match {__version__}")
        raise typer.Exit


def rank_command(
    context: typer.Context,
    city: options.City = None,
    profiles: options.Profiles = None,
    exchanges: options.Exchanges = None,
    programmes: options.Programmes = None,
    no_starter: options.NoStarter = False,
    theme: options.Theme = None,
    region: options.Region = None,
    country: options.Country = None,
    level: options.LevelOption = None,
    domestic: options.Domestic = False,
    new_only: options.NewOnly = False,
    min_score: options.MinScore = None,
    mode: options.Mode = None,
    south_south: options.SouthSouth = None,
    embedder: options.Embedder = options.EmbedderName.auto,
    model: options.Model = None,
    query_prompt: options.QueryPrompt = None,
    document_prompt: options.DocumentPrompt = None,
    top: options.Top = None,
    format_: options.FormatOption = None,
    output: options.Output = None,
    debug: options.Debug = False,  # noqa: ARG001 - see its declaration
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Find knowledge-exchange partners between local governments.

    Ranks peers by what each side could answer for the other, by similar
    context and by a common language; South-South pairs are preferred.

    [b]Examples[/b]

      match --city Maputo
      match --city Maputo --mode learn --theme informal-economy
      match --city my-city.yaml --region Africa --format markdown
      match explain Maputo eThekwini
    """
    given = {name for name in context.params if _was_given(context, name)} - _EVERYWHERE
    if context.invoked_subcommand is not None:
        _refuse_before(context.invoked_subcommand, given)
        return
    if city is None:
        if given:
            raise UsageError(
                "Which government looks for a partner?", hint="Say --city NAME, such as Maputo."
            )
        typer.echo(context.get_help())
        return

    import matchmaker
    from matchmaker.reports.engine_report import light_engine_note
    from matchmaker.reports.matches import matches_report, preference_note

    registry = matchmaker.load_registry(profiles or [], starter=not no_starter)
    records = matchmaker.load_records(exchanges or [], programmes or [], starter=not no_starter)
    with encoding_progress() as progress:
        ranking = matchmaker.rank(
            registry,
            city,
            mode=mode.value if mode else None,
            theme=theme,
            regions=region or [],
            countries=country or [],
            levels=level or [],
            domestic=domestic,
            new_only=new_only,
            south_south=south_south.value if south_south else None,
            top=top,
            min_score=min_score,
            embedder=embedder.value,
            model=model,
            query_prompt=query_prompt,
            document_prompt=document_prompt,
            records=records,
            progress=progress,
        )
    for note in (light_engine_note(ranking.engine), preference_note(ranking)):
        if note:
            say(note)
    print_report(matches_report(ranking), format_, output)
    say(f"Reasons: {_explain_command(context, city, ranking.matches[0].candidate.id)}")


def _explain_command(context: typer.Context, city: str, partner: str) -> str:
    """The command that explains the best match with the options in force, to be copied."""
    words = ["match", "explain", city, partner]
    for name in _ALSO_EXPLAINED:
        if not _was_given(context, name):
            continue
        flag, value = f"--{name.replace('_', '-')}", context.params[name]
        if value is True:
            words.append(flag)
            continue
        for one in value if isinstance(value, list) else [value]:
            words.extend([flag, str(one)])
    return shlex.join(words)


def _was_given(context: typer.Context, name: str) -> bool:
    source = context.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"


def _refuse_before(command: str, given: set[str]) -> None:
    if given:
        wrong = ", ".join(f"--{name.strip('_').replace('_', '-')}" for name in sorted(given))
        raise UsageError(
            f"{wrong} stands before '{command}', where it does nothing.",
            hint=f"Write it after: match {command} ...",
        )
