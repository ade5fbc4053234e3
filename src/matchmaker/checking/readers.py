"""Reading files that no cache knows, in several processes where there are many of them."""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from matchmaker.checking.facts import to_json
from matchmaker.settings import CheckSettings

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_MANY = 1000  # files from which starting processes pays: one takes as long as about 500 files
_CHUNK = 50  # files handed over at a time
_MOST_JOBS = 8


class Readers:
    """Makes the facts of files, in order, as the cache keeps them.

    Parameters
    ----------
    settings
        Limits of the check.
    jobs
        Most processes to use. One reads here; more are started only for many files, and whatever
        forbids that (a sandbox, say) only costs time.
    """

    def __init__(self, settings: CheckSettings, jobs: int) -> None:
        self._settings = settings
        self._jobs = min(jobs, _MOST_JOBS)
        self._pool: ProcessPoolExecutor | None = None

    @property
    def are_several(self) -> bool:
        """Whether other processes read, so that it pays to begin ahead."""
        return self._pool is not None

    def begin(self, contents: Sequence[bytes], left: int) -> Callable[[], list[bytes]]:
        """Begin to read files; what is given back waits for their facts as JSON.

        Parameters
        ----------
        contents
            Of the files.
        left
            How many files are still to come, known or not.
        """
        if self._pool is None and self._jobs > 1 and min(len(contents) * 10, left) >= _MANY:
            self._pool = self._started()
        if self._pool is None:
            return partial(_facts, contents, self._settings)
        from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - rarely needed

        try:
            begun = [
                self._pool.submit(_facts, contents[at : at + _CHUNK], self._settings)
                for at in range(0, len(contents), _CHUNK)
            ]
        except (BrokenExecutor, OSError):  # processes begin with their first work, not before
            self._go_on_alone()
            return partial(_facts, contents, self._settings)
        return partial(self._wait, begun, contents)

    def _wait(self, begun: Sequence[Future[list[bytes]]], contents: Sequence[bytes]) -> list[bytes]:
        from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - rarely needed

        try:
            return [facts for chunk in begun for facts in chunk.result()]
        except BrokenExecutor:  # a process was killed, for want of memory perhaps
            self._go_on_alone()
            return _facts(contents, self._settings)

    def _go_on_alone(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False)  # what it has begun may still end
        self._pool, self._jobs = None, 1

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _started(self) -> ProcessPoolExecutor | None:
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - rarely needed
        from multiprocessing import get_context  # noqa: PLC0415 - the same

        try:
            # Not forked: this process may have threads, and the same happens on every platform.
            return ProcessPoolExecutor(
                self._jobs, mp_context=get_context("spawn"), initializer=_prepare
            )
        except (OSError, ImportError, NotImplementedError):
            self._jobs = 1
            return None


def _prepare() -> None:
    """Leave Ctrl-C to the first process, and collect garbage as rarely as it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(1_000_000, 50, 50)


def _facts(contents: Sequence[bytes], settings: CheckSettings) -> list[bytes]:
    # Imported only for files that are new: a warm run needs neither YAML nor the model.
    from matchmaker.checking.one_file import facts_of  # noqa: PLC0415

    return [to_json(facts_of(content, settings)) for content in contents]
