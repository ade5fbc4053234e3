"""Standard output kept from a solver that writes there now and then although it is told not to.

HiGHS prints a line for some new solutions whatever its options are (HiGHS.jl, issue 312); it would
stand in the middle of JSON.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from collections.abc import Iterator

_STDOUT = 1  # the file descriptor, below what Python knows of it


@contextlib.contextmanager
def silent_stdout() -> Iterator[None]:
    """Send what native code prints to nowhere; what Python has printed stays."""
    try:
        sys.stdout.flush()
        kept = os.dup(_STDOUT)
    except (OSError, ValueError):  # there is no standard output to keep clean
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _STDOUT)
        yield
    finally:
        _flush_native()
        os.dup2(kept, _STDOUT)
        os.close(kept)
        os.close(nowhere)


def _flush_native() -> None:
    """Empty the buffers of C, which would be written later otherwise."""
    with contextlib.suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).fflush(None)
