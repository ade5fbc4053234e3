"""A report in a terminal: Rich tables that fit the width, plain in a pipe."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from matchmaker.reports.document import Cell, Column, Report, Section, Table, cell_lines
from matchmaker.visible_text import visible

_BOX = box.SIMPLE_HEAD
_WHOLE_WORD = 24  # longer words, such as URLs, are broken before rows are stacked
_USUAL_WIDTH = 80  # from here on, rows are stacked only after words of more than
_LEAST_WORD = 12  # characters are broken too
_GAP = 2  # blanks between columns: one of the box, one of padding


def terminal(report: Report, *, width: int, color: bool) -> str:
    """The report as lines of at most the width, with ANSI colours only if asked for."""
    console = report_console(width=width, color=color)
    print_report(console, report)
    assert isinstance(console.file, io.StringIO)
    lines = console.file.getvalue().splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def report_console(*, width: int, color: bool, record: bool = False) -> Console:
    """A console that writes into memory and takes nothing from the environment."""
    return Console(
        file=io.StringIO(),
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        record=record,
        legacy_windows=False,
        _environ={},
    )


def print_report(console: Console, report: Report) -> None:
    """Print every part; text from profiles enters only as `Text`, never as markup."""
    console.print(Text(visible(report.title), style="bold"))
    for section in report.sections:
        console.print()
        _print_section(console, section)


def _print_section(console: Console, section: Section) -> None:
    if section.heading:
        console.print(Text(visible(section.heading), style="bold"))
    for paragraph in section.paragraphs:
        console.print(Text(visible(paragraph)))
    if section.table is not None:
        if section.paragraphs:
            console.print()
        _print_table(console, section.table)
        if section.notes:
            console.print()
    for note in section.notes:
        console.print(Padding(Text(visible(note), style="dim"), (0, 0, 0, 2)))


def _print_table(console: Console, table: Table) -> None:
    widths = _fitting_widths(table, console.width)
    if widths is None:
        _print_stacked(console, table)
        return
    rich_table = RichTable(box=_BOX, show_edge=False, pad_edge=False, padding=(0, _GAP - 1, 0, 0))
    for column, column_width in zip(table.columns, widths, strict=True):
        rich_table.add_column(
            _text(column.title),
            justify=column.align,
            width=column_width,
            overflow="fold",
            vertical="top",
        )
    for row in table.rows:
        rich_table.add_row(*(_text(cell) for cell in row))
    console.print(rich_table)


def _print_stacked(console: Console, table: Table) -> None:
    """Rows one below the other, for a terminal too narrow for the columns."""
    for number, row in enumerate(table.rows):
        if number:
            console.print()
        for column, cell in zip(table.columns, row, strict=True):
            title, text = (" ".join(cell_lines(part)) for part in (column.title, cell))
            line = Text.assemble((f"{visible(title)}: " if title else "", "bold"), visible(text))
            console.print(line, overflow="fold")


def _fitting_widths(table: Table, width: int) -> list[int] | None:
    """Widths of the columns; ``None`` if they do not fit without breaking too many words."""
    for longest_word in (_WHOLE_WORD, *([_LEAST_WORD] if width >= _USUAL_WIDTH else [])):
        widths = _widths(table, width, longest_word)
        if sum(widths) + _GAP * (len(widths) - 1) <= width:
            return widths
    return None


def _widths(table: Table, width: int, whole_word: int) -> list[int]:
    """Width of each column: what its text needs, or its share of what the others leave.

    Rich's own negotiation cuts into columns that must not wrap when space is scarce.

    Parameters
    ----------
    whole_word
        Longer words may be broken.
    """
    needed = [
        max(cell_len(visible(line)) for cell in (column.title, *cells) for line in cell_lines(cell))
        for column, *cells in zip(table.columns, *table.rows, strict=True)
    ]
    shares = [column.share for column in table.columns]
    gaps = _GAP * (len(needed) - 1)
    least = [
        min(need, max(column.width, 1, min(_longest_word(column, cells), whole_word)))
        if column.share
        else need
        for need, column, *cells in zip(needed, table.columns, *table.rows, strict=True)
    ]
    result = list(least)
    spare = (
        width - gaps - sum(need for need, share in zip(needed, shares, strict=True) if not share)
    )
    # Narrow texts first: what they do not need goes to the others.
    still = sorted(
        (at for at, share in enumerate(shares) if share), key=lambda at: needed[at] / shares[at]
    )
    while still:
        at, *others = still
        fair = spare * shares[at] // (shares[at] + sum(shares[other] for other in others))
        kept = sum(least[other] for other in others)
        result[at] = min(needed[at], max(least[at], min(fair, spare - kept)))
        spare -= result[at]
        still = others
    return result


def _longest_word(column: Column, cells: Sequence[Cell]) -> int:
    return max(
        cell_len(word)
        for cell in (column.title, *cells)
        for line in cell_lines(cell)
        for word in (visible(line).split() or [""])
    )


def _text(cell: Cell) -> Text:
    return Text("\n".join(visible(line) for line in cell_lines(cell)))
