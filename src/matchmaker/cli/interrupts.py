"""Ctrl-C told from mistakes: what an interruption breaks off may raise anything."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType


def notice_interrupts() -> Callable[[], bool]:
    """Remember from now on that Ctrl-C was pressed; the call returned says whether it was.

    An interruption in the middle of an import or of native code comes out as whatever that code
    makes of it, such as a file that seems to be damaged.
    """
    pressed = threading.Event()

    def interrupt(number: int, frame: FrameType | None) -> None:
        pressed.set()
        signal.default_int_handler(number, frame)

    main = threading.current_thread() is threading.main_thread()
    if main and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, interrupt)
    return pressed.is_set
