"""Progress of a long reading, told now and then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Progress = Callable[[int, int], None]
Thing = TypeVar("Thing")

_STEP = 50  # between two reports


def counted(things: Iterable[Thing], total: int, progress: Progress | None) -> Iterator[Thing]:
    """The same things one by one, while it is told how many were worked on.

    Parameters
    ----------
    total
        How many there are.
    progress
        Called with the number of things just worked on, and still to do.
    """
    for at, thing in enumerate(things, start=1):
        yield thing
        if progress is not None and at % _STEP == 0:
            progress(_STEP, total - at)
