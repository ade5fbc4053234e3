"""Progress of long work, on stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from matchmaker.cli.streams import say

if TYPE_CHECKING:
    from rich.progress import Progress

    from matchmaker.matching.batch.stages import Stage


def encoding_progress() -> AbstractContextManager[Callable[[int, int], None]]:
    """Progress of texts being encoded."""
    return _progress(
        "Encoding texts (kept for next time)",
        "Encoding texts, which takes a moment the first time.",
    )


def import_progress() -> AbstractContextManager[Callable[[int, int], None]]:
    """Progress of governments being imported."""
    return _progress("Reading governments", "Reading the governments, which takes a moment.")


_PATIENCE = 3.0  # seconds before a stage that is mostly short is mentioned in a pipe
# What each stage of a batch match is called, and the sentence without a terminal.
_STAGES: Mapping[Stage, tuple[str, str]] = {
    "encoding": ("Encoding texts (kept for next time)", "Encoding texts, which takes a moment."),
    "comparing": ("Comparing everyone", "Comparing everyone with everyone."),
    "scoring": ("Scoring members", "Scoring the members."),
    "solving": ("Choosing pairs", "Choosing the pairs."),
    "trying places": ("Trying one more place", "Trying one more place at ten hosts."),
    "explaining": ("Writing the reasons", "Writing the reasons."),
}


def batch_progress(stage: Stage) -> AbstractContextManager[Callable[[int, int], None]]:
    """Progress of one stage of a batch match."""
    return _progress(*_STAGES[stage], patience=0 if stage == "encoding" else _PATIENCE)


def stage_progress(title: str) -> AbstractContextManager[Callable[[int, int], None]]:
    """Progress of a stage that names itself in a few words."""
    return _progress(title, f"{title}, which takes a moment.")


@contextmanager
def _progress(
    title: str, sentence: str, patience: float = 0
) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr while something is done; one plain sentence without a terminal."""
    reporter = _ProgressBar(title) if sys.stderr.isatty() else _PlainProgress(sentence, patience)
    try:
        yield reporter
    finally:
        reporter.close()


@contextmanager
def files_progress(title: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on stderr for files, where there is a terminal and work for a while."""
    bar = _ProgressBar(title)
    shown = sys.stderr.isatty()
    try:
        yield lambda done, left: bar(done, left) if shown and (left or bar.started) else None
    finally:
        bar.close()


class _ProgressBar:
    """A bar that appears with the first block of work: a short run never loads it."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._bar: Progress | None = None

    @property
    def started(self) -> bool:
        """Whether the bar is on the screen."""
        return self._bar is not None

    def __call__(self, done: int, left: int) -> None:
        if self._bar is None:
            self._bar = self._started()
        task = self._bar.tasks[0]
        finished = task.completed + done
        self._bar.update(task.id, completed=finished, total=finished + left)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.stop()

    def _started(self) -> Progress:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        bar.add_task(self._title, total=None)
        bar.start()
        return bar


class _PlainProgress:
    """Says once that there is something to wait for, as soon as somebody would wonder."""

    def __init__(self, sentence: str, patience: float) -> None:
        self._sentence = sentence
        self._said = False
        self._speaks_at = time.monotonic() + patience

    def __call__(self, done: int, left: int) -> None:  # noqa: ARG002 - as the bar has it
        if not self._said and time.monotonic() >= self._speaks_at:
            say(self._sentence)
            self._said = True

    def close(self) -> None:
        """Nothing to clear."""
