"""``match new``: a profile of a government by questions, or from options alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from matchmaker.cli import options
from matchmaker.cli.completion import complete_country, complete_level

if TYPE_CHECKING:
    from matchmaker.cli.new_target import Target
    from matchmaker.profiles.new_answers import Answers

_ABOUT = "About the government"
_WHERE = "Where it goes"


def new_command(
    name: Annotated[
        str | None,
        typer.Argument(help="Name of the government, such as Maputo.", show_default=False),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option(
            metavar="COUNTRY",
            help="Code or name, in English, French, Spanish or Portuguese.",
            autocompletion=complete_country,
            rich_help_panel=_ABOUT,
        ),
    ] = None,
    level: Annotated[
        str | None,
        typer.Option(
            metavar="LEVEL",
            help="Level of government. \\[default: municipality]",
            autocompletion=complete_level,
            rich_help_panel=_ABOUT,
        ),
    ] = None,
    language: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE",
            help="Working language, the most used first; repeatable. \\[default: the country's]",
            rich_help_panel=_ABOUT,
        ),
    ] = None,
    text_language: Annotated[
        str | None,
        typer.Option(
            metavar="CODE",
            help="The language of challenges and expertise. \\[default: English if it is a "
            "working language, else the first one]",
            rich_help_panel=_ABOUT,
        ),
    ] = None,
    alias: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Another name; repeatable.", rich_help_panel=_ABOUT),
    ] = None,
    latitude: Annotated[
        str | None,
        typer.Option(
            metavar="DEGREES", help="Of the seat; south is below 0.", rich_help_panel=_ABOUT
        ),
    ] = None,
    longitude: Annotated[
        str | None,
        typer.Option(
            metavar="DEGREES", help="Of the seat; west is below 0.", rich_help_panel=_ABOUT
        ),
    ] = None,
    population: Annotated[
        str | None, typer.Option(metavar="PEOPLE", help="In its area.", rich_help_panel=_ABOUT)
    ] = None,
    population_year: Annotated[
        str | None,
        typer.Option(metavar="YEAR", help="Year of that figure.", rich_help_panel=_ABOUT),
    ] = None,
    climate: Annotated[
        str | None,
        typer.Option(
            metavar="CLASS", help="Koeppen-Geiger class such as Aw.", rich_help_panel=_ABOUT
        ),
    ] = None,
    challenge: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TITLE",
            help='What it wants to learn, such as "Too few trucks \\[solid-waste]"; themes in '
            "brackets, else the nearest is taken; repeatable.",
            rich_help_panel=_ABOUT,
        ),
    ] = None,
    expertise: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TITLE", help="What it could share; repeatable.", rich_help_panel=_ABOUT
        ),
    ] = None,
    slug: Annotated[
        str | None,
        typer.Option(
            metavar="WORD",
            help="Name of the file, if it is not to follow from the name.",
            rich_help_panel=_WHERE,
        ),
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Folder of profiles; the file goes to DIR/<country>/<slug>.yaml. "
            "\\[default: profiles, which is made; or this folder if it holds profiles]",
            rich_help_panel=_WHERE,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="This file and no other place.", rich_help_panel=_WHERE),
    ] = None,
    print_: Annotated[
        bool,
        typer.Option("--print", help="Print it instead of writing it.", rich_help_panel=_WHERE),
    ] = False,
    no_input: Annotated[
        bool,
        typer.Option(
            "--no-input",
            "--yes",
            "-y",
            help="Ask nothing: options and defaults are all there is.",
        ),
    ] = False,
    debug: options.Debug = False,  # noqa: ARG001 - see its declaration
) -> None:
    """Make the profile of your government: asks, explains, and writes the file.

    Without a terminal, or with --no-input, nothing is asked.

    [b]Examples[/b]

      match new
      match new Maputo --country MZ --challenge "Street vending" --yes
    """
    from matchmaker.cli import new_options as given
    from matchmaker.cli.asking import can_ask
    from matchmaker.cli.new_target import choose_target

    answers = given.answers_from_options(
        given.Given(
            name=name,
            country=country,
            level=level,
            slug=slug,
            aliases=alias,
            languages=language,
            text_language=text_language,
            latitude=latitude,
            longitude=longitude,
            population=population,
            population_year=population_year,
            climate=climate,
            challenges=challenge,
            expertise=expertise,
        )
    )
    target = choose_target(into, output, printed=print_)
    if can_ask() and not no_input:
        finished = _asked(answers, target)
        if finished is not None:
            _deliver(finished, target, rescue=True)
    else:
        _deliver(_completed(answers, target), target)


def _asked(answers: Answers, target: Target) -> Answers | None:
    """Answers to all questions; None if the person does not want the file after all."""
    from matchmaker.cli.asking import confirm
    from matchmaker.cli.new_item_questions import ask_items
    from matchmaker.cli.new_questions import ask_climate, ask_identity, ask_languages, ask_place
    from matchmaker.cli.streams import say

    answers = ask_identity(answers)
    target.refuse_if_taken(answers)
    for question in (ask_place, ask_languages, ask_climate, ask_items):
        answers = question(answers)
    say("")
    if target.printed or confirm(f"Write {target.path(answers)}?"):
        return answers
    say("Nothing was written.")
    return None


def _completed(answers: Answers, target: Target) -> Answers:
    """Answers with defaults, and with what the gazetteer knows if it knows only one place."""
    from matchmaker.cli.new_options import refuse_missing
    from matchmaker.cli.streams import say
    from matchmaker.profiles.new_answers import only_place, with_defaults, with_place

    refuse_missing(answers)
    target.refuse_if_taken(answers)
    place = only_place(answers)
    if place is not None:
        answers = with_place(answers, place)
        supported = [field for source in answers.sources for field in source.supports]
        known = " and ".join(field.removeprefix("context.") for field in supported)
        say(f"Note: {known} taken from GeoNames ({place.url}); check it.")
    return with_defaults(answers)


def _deliver(answers: Answers, target: Target, *, rescue: bool = False) -> None:
    """Write the file, read it back, and say what comes next.

    With `rescue` a text that cannot be written is shown: typing it took a while.
    """
    import datetime as dt

    from matchmaker.cli.streams import print_text, say
    from matchmaker.errors import UsageError
    from matchmaker.profiles.new_profile import new_profile_text

    for item in (*answers.challenges, *answers.expertise):
        if item.guessed:
            say(f"Note: {item.themes[0]} is a guess at the theme of '{item.title}'; check it.")
    text = new_profile_text(answers, dt.datetime.now().astimezone().date())
    if target.printed:
        target.check(text)
        print_text(text)
        return
    try:
        path = target.write(answers, text)
    except UsageError:
        if rescue:
            say("The file cannot be written. Here is its text, so that you can copy it:")
            print_text(text)
        raise
    say("The profile is valid. It was written to:")
    print_text(f"{path}\n")
    if not answers.challenges and not answers.expertise:
        say("It has neither challenges nor expertise yet: without them nothing can be matched.")
    say("What to do next:")
    shown = f'"{path}"' if " " in str(path) else path
    say("  1. Open it in a text editor and fill in what you know; its notes explain it.")
    say("  2. See whether it is still right:")
    say(f"     match check {shown}")
    say("  3. See who could be a partner:")
    say(f"     match --city {shown}")
