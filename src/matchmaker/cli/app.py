"""How a command line is begun, run and ended."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from typing import NoReturn

import typer

from matchmaker.cli.interrupts import notice_interrupts
from matchmaker.cli.rank import rank_command
from matchmaker.cli.streams import say, say_error, show_notices, use_portable_streams
from matchmaker.errors import MatchmakerError

_INTERRUPTED = 130  # 128 + SIGINT, as shells have it
_BUG = 70  # EX_SOFTWARE of sysexits.h

# The names of `matchmaker.cli.commands`, known here without preparing the commands.
_COMMANDS = frozenset(
    {
        *("batch", "check", "evaluate", "explain", "export", "fix", "history", "import", "new"),
        *("programmes", "schema", "show", "themes"),
    }
)

# `match --city ...` alone.
_ranking = typer.Typer(name="match", rich_markup_mode="rich", pretty_exceptions_enable=False)
_ranking.callback(invoke_without_command=True)(rank_command)


def main() -> None:
    """Run a command and leave with its exit code: 0 done, 1 nothing found, 2 wrong use."""
    _start_fast()
    _leave(run())


def run() -> int:
    """Run a command and return its exit code; errors become a paragraph on stderr."""
    show_notices()
    use_portable_streams()
    interrupted = notice_interrupts()
    try:
        _application(sys.argv[1:])(prog_name="match")
    except SystemExit as end:  # how Typer ends, also after wrong use and Ctrl-C
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except KeyboardInterrupt:  # in the moments in which Typer does not look out for it
        code = _INTERRUPTED
    except Exception as error:  # noqa: BLE001 - what no part of the program expected, too
        code = _INTERRUPTED if interrupted() else _tell(error, debug="--debug" in sys.argv)
    else:
        code = 0
    if code == _INTERRUPTED:
        say("Interrupted. Nothing is half-written.")
    return code


def _tell(error: Exception, *, debug: bool) -> int:
    """Tell a person of an error; returns the exit code."""
    if debug:
        traceback.print_exception(error)
    if isinstance(error, MatchmakerError):
        say_error(error)
        return error.exit_code
    say(f"Error: this is a bug in match ({type(error).__name__}: {error}).")
    say("Hint: run it again with --debug and report what it prints.")
    return _BUG


def _application(arguments: list[str]) -> typer.Typer:
    """What understands the arguments; to prepare all commands takes a twentieth of a second."""
    if _only_ranks(arguments):
        return _ranking
    from matchmaker.cli.commands import app

    return app


def _only_ranks(arguments: list[str]) -> bool:
    """Whether this is ``match --city ...`` and nothing in it can be a command or ask for help."""
    wants_more = any(
        word in _COMMANDS or word.startswith(("-h", "--h", "--install", "--show"))
        for word in arguments
    )
    return arguments[:1] == ["--city"] and not wants_more


def _start_fast() -> None:
    """Save a fifth of a warm run: nothing a short command needs (benchmarks/startup.py)."""
    gc.set_threshold(
        1_000_000, 50, 50
    )  # imports and profiles are many objects, and hardly any garbage
    # A ranking multiplies small matrices: starting a thread for each core costs more than it saves.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Pydantic looks through every installed package for plugins; none has a say here.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")


def _leave(code: int) -> NoReturn:
    """End at once, as mypy does: taking modules apart would cost another fifth."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        pass
    os._exit(code)
