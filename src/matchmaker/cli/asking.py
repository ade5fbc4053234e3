"""Questions to a person at a terminal: asked on stderr, wrong answers explained and asked again."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable, Sequence
from typing import TypeVar

from matchmaker.cli.streams import say
from matchmaker.errors import MatchmakerError, UsageError
from matchmaker.visible_text import visible

_Answer = TypeVar("_Answer")
_WIDTH = 78


def can_ask() -> bool:
    """Whether a person sees the questions and can answer them."""
    streams = (sys.stdin, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams)


def tell(text: str) -> None:
    """A paragraph before a question."""
    say("")
    for line in textwrap.wrap(visible(text), _WIDTH, break_on_hyphens=False):
        say(line)


def ask(
    question: str,
    parse: Callable[[str], _Answer],
    *,
    default: str = "",
    show_all: Callable[[], None] | None = None,
) -> _Answer:
    """An answer, asked for until it can be used.

    Parameters
    ----------
    parse
        Makes a value of the typed text, or raises a `MatchmakerError` that explains.
    default
        What Enter alone stands for.
    show_all
        Lists the possible answers when the person types ``?``.

    Raises
    ------
    UsageError
        If the input ends.
    """
    shown = f"{question} [{default}]: " if default else f"{question}: "
    while True:
        typed = _line(shown).strip()
        if typed == "?" and show_all is not None:
            show_all()
            continue
        try:
            return parse(typed or default)
        except MatchmakerError as error:
            wrong = visible(f"{error.message} {error.hint}")
            for line in textwrap.wrap(wrong, _WIDTH - 2, break_on_hyphens=False):
                say(f"  {line}")


def ask_or_skip(
    question: str,
    parse: Callable[[str], _Answer],
    *,
    show_all: Callable[[], None] | None = None,
) -> _Answer | None:
    """An answer, or None for Enter alone; see `ask`."""
    return ask(question, lambda text: parse(text) if text else None, show_all=show_all)


def choose(question: str, labels: Sequence[str], default: int = 1) -> int:
    """Number, from 1, of one of several things that are listed; their first words also count."""
    for number, label in enumerate(labels, start=1):
        say(f"  {number}  {label}")

    def parse(text: str) -> int:
        if text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= len(labels):
            return int(text[:4])
        meant = [n for n, label in enumerate(labels, 1) if label.lower().startswith(text.lower())]
        if len(meant) == 1:
            return meant[0]
        raise UsageError(
            f"'{text}' is none of the numbers.", hint=f"Type a number from 1 to {len(labels)}."
        )

    return ask(question, parse, default=str(default))


def confirm(question: str) -> bool:
    """Yes or no; Enter alone means yes."""

    def parse(text: str) -> bool:
        # In the languages of the themes: yes, oui, sí, sim; no, non, não.
        letter = text[:1].lower()
        if letter in {"y", "o", "s", "n"}:
            return letter != "n"
        raise UsageError(f"'{text}' is neither yes nor no.", hint="Type y or n.")

    return ask(f"{question} (y/n)", parse, default="y")


def _line(prompt: str) -> str:
    while True:
        sys.stderr.write(visible(prompt))
        sys.stderr.flush()
        try:
            return input()
        except UnicodeDecodeError:
            say("  The terminal sent characters that are not UTF-8. Please type it again.")
        except EOFError:
            say("")
            raise UsageError(
                "The input ended before the last question; no file was written.",
                hint="Run it again, or give the answers as options: match new --help",
            ) from None
        except KeyboardInterrupt:
            say("")  # what follows begins a line of its own
            raise
