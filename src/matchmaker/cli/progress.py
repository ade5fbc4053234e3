"""Progress of texts being encoded, on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from matchmaker.cli.streams import say

if TYPE_CHECKING:
    from rich.progress import Progress


@contextmanager
def encoding_progress() -> Iterator[Callable[[int, int], None]]:
    """A progress bar on stderr for texts being encoded; one plain line without a terminal."""
    reporter = _ProgressBar() if sys.stderr.isatty() else _PlainProgress()
    try:
        yield reporter
    finally:
        reporter.close()


class _ProgressBar:
    """A bar that appears with the first block of texts: a warm run never loads it."""

    def __init__(self) -> None:
        self._bar: Progress | None = None

    def __call__(self, done: int, left: int) -> None:
        if self._bar is None:
            self._bar = self._started()
        task = self._bar.tasks[0]
        finished = task.completed + done
        self._bar.update(task.id, completed=finished, total=finished + left)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.stop()

    @staticmethod
    def _started() -> Progress:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        bar.add_task("Encoding texts (kept for next time)", total=None)
        bar.start()
        return bar


class _PlainProgress:
    """Says once that there is something to wait for."""

    def __init__(self) -> None:
        self._said = False

    def __call__(self, done: int, left: int) -> None:  # noqa: ARG002 - as the bar has it
        if not self._said:
            say("Encoding texts, which takes a moment the first time.")
            self._said = True

    def close(self) -> None:
        """Nothing to clear."""
