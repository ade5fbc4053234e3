"""Where output goes: results to stdout or a file, everything else to stderr."""

from __future__ import annotations

import io
import os
import shutil
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from matchmaker.errors import MatchmakerError, Notice, UsageError
from matchmaker.visible_text import visible

if TYPE_CHECKING:
    from matchmaker.reports.document import Report

_BY_ENDING = {".json": "json", ".csv": "csv", ".md": "markdown", ".markdown": "markdown"}
# Endings that promise another program's format.
_DOCUMENTS = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".html"})
_PIPE_WIDTH = 100  # where there is no terminal to ask


def say(text: str) -> None:
    """A line for the person, not for the pipe."""
    print(visible(text), file=sys.stderr)  # noqa: T201 - this is the one place


def say_error(error: MatchmakerError) -> None:
    """One clear paragraph, its details, and a hint."""
    say(f"Error: {error.message}")
    for line in error.details:
        say(f"  {line}")
    if error.hint:
        say(f"Hint: {error.hint}")


def show_notices() -> None:
    """Print the package's notices to stderr as lines, not as Python warnings."""

    def show(
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        if issubclass(category, Notice):
            say(f"Note: {message}")
        elif not sys.warnoptions:
            return  # other packages' warnings are for developers (python -W shows them)
        else:
            print(warnings.formatwarning(message, category, filename, lineno, line), file=file)

    warnings.showwarning = show
    warnings.simplefilter("always", Notice)


def use_portable_streams() -> None:
    """Write UTF-8 to pipes and files on every platform, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def refuse_input_as_output(output: Path | None, *inputs: Path | None) -> None:
    """Keep a result from taking the place of what it was made from.

    Raises
    ------
    UsageError
        If the output is one of the inputs.
    """
    for given in inputs:
        if output is None or given is None or not (output.exists() and given.exists()):
            continue
        if output.samefile(given):
            raise UsageError(
                f"{output} is what is read; the result would replace it.",
                hint="Name another file with --output.",
            )


def print_report(report: Report, chosen: str | None, output: Path | None) -> None:
    """Render a report and print it, or write it to a file whose ending names the format.

    Raises
    ------
    UsageError
        If the file's ending is that of another kind of document.
    """
    from matchmaker.reports.rendering import Format, render

    if output is not None and chosen is None and output.suffix.lower() in _DOCUMENTS:
        raise UsageError(
            f"No report is written as {output.suffix}.",
            hint="Name a file that ends in .json, .csv, .md or .txt, or give --format.",
        )

    text = render(
        report,
        Format(chosen or _BY_ENDING.get(output.suffix.lower() if output else "", "table")),
        width=width(),
        color=wants_color(output),
    )
    print_text(text, output)


def print_text(text: str, output: Path | None = None) -> None:
    """Print a result, or write it to a file."""
    if output is None:
        _write(text)
        return
    from matchmaker.atomic_file import write_file

    write_file(output, text)
    say(f"Wrote {output}.")


def _write(text: str) -> None:
    """Write to stdout; a reader that has left is no error."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # What is left in the buffer must not fail once more when the process ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return  # the reader has left (match ... | head): not an error, nothing more to say
        raise UsageError(
            f"The result cannot be written ({error.strerror}).", hint="Make room, or try --output."
        ) from error


def width() -> int:
    """Columns of the terminal, or of a pipe as ``COLUMNS`` says."""
    if sys.stdout.isatty():
        return shutil.get_terminal_size((_PIPE_WIDTH, 24)).columns
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isdecimal() and int(columns) > 0 else _PIPE_WIDTH


def wants_color(output: Path | None = None) -> bool:
    """Whether what is printed may be coloured: on a terminal that is not told otherwise."""
    shown = output is None and sys.stdout.isatty()
    return shown and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
