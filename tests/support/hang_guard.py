"""Tells one pass over a text from a pass for each of its signs, on any machine."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# A megabyte in one pass takes a second or two; a pass for each of its signs takes days.
_SECONDS = 60


@contextmanager
def one_pass() -> Iterator[None]:
    """Stop what takes a minute of processor time; `benchmarks/hostile_files.py` measures speed."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise AssertionError(f"not over after {_SECONDS} s of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, _SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
