"""The questions of ``match new`` about challenges and expertise, and their themes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from matchmaker.cli.asking import ask, ask_or_skip, tell
from matchmaker.cli.streams import say
from matchmaker.errors import UsageError
from matchmaker.profiles import typed_answers as typed
from matchmaker.profiles.new_answers import Answers, NewItem
from matchmaker.reference.theme_guesses import suggest_themes
from matchmaker.reference.themes import themes

_MANY = 10  # challenges or expertise; more can be added to the file


def ask_items(answers: Answers) -> Answers:
    """Challenges and expertise; those given as options are kept, and only others are asked for."""
    language = answers.text_language
    if not answers.challenges:
        tell(
            "What do you want to learn? Name a challenge on which you look for the experience of "
            "others, such as: Collecting waste with too few trucks."
        )
        answers = replace(answers, challenges=_items("Challenge", language))
    if not answers.expertise:
        tell(
            "What could you share? Name something that your government has done and that others "
            "could learn, such as: Participatory budgeting in two districts."
        )
        answers = replace(answers, expertise=_items("Expertise", language))
    return answers


def _items(kind: str, language: str) -> tuple[NewItem, ...]:
    items: list[NewItem] = []
    while len(items) < _MANY:
        more = "no more" if items else "skip"
        title = ask_or_skip(
            f"{kind} {len(items) + 1} in a few words (Enter: {more})",
            lambda text: typed.text_answer(text, typed.TITLE),
        )
        if title is None:
            break
        description = ask_or_skip(
            "  In one or two sentences (Enter: later)",
            lambda text: typed.text_answer(text, typed.DESCRIPTION),
        )
        items.append(NewItem(title, _themes(title, description, language), description))
    return tuple(items)


def _themes(title: str, description: str | None, language: str) -> tuple[str, ...]:
    offered = suggest_themes(title) or suggest_themes(description or "")
    if offered:
        say("  Themes that may fit:")
    for number, theme in enumerate(offered, start=1):
        say(f"    {number}  {theme}: {themes().by_id[theme].label(language)}")
    # Without a default: words alone do not say which theme is meant.
    return ask(
        "  Its themes, by number or name (? lists them all)",
        _theme_parser(offered),
        show_all=lambda: _show_themes(language),
    )


def _theme_parser(offered: Sequence[str]) -> Callable[[str], tuple[str, ...]]:
    def parse(text: str) -> tuple[str, ...]:
        parts = [part.strip() for part in text.split(",") if part.strip()]
        if not parts:
            raise UsageError("A theme is needed.", hint="Type one, or ? to see them all.")
        return typed.themes_answer(",".join(_by_number(part, offered) for part in parts))

    return parse


def _by_number(part: str, offered: Sequence[str]) -> str:
    if not (part.isascii() and part.isdigit()):
        return part
    if not 1 <= int(part[:4]) <= len(offered):
        raise UsageError(f"There is no theme number {part[:4]} here.", hint="Type its name.")
    return offered[int(part[:4]) - 1]


def _show_themes(language: str) -> None:
    for group in themes().groups.values():
        tell(f"{group.label(language)}: {', '.join(group.themes)}")
