"""A person at a terminal: a process whose questions are read and answered through a pty."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

from tests.support.command import environment

_PATIENCE = 30  # seconds for one question, on a busy machine
# The first terminal that the leader of a session opens is the one whose Ctrl-C it gets.
_RUN = """
import os
os.close(os.open(os.ttyname(0), os.O_RDWR))
from matchmaker.cli.app import main
main()
"""


class Terminal:
    """`match` with a terminal for questions and a pipe for results.

    Parameters
    ----------
    arguments
        Of the command.
    folder
        Where it runs.
    first
        A folder put first on the path of modules.
    """

    def __init__(self, *arguments: str, folder: Path, first: Path | None = None) -> None:
        self._own, theirs = os.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-c", _RUN, *arguments],
            stdin=theirs,
            stdout=subprocess.PIPE,
            stderr=theirs,
            cwd=folder,
            env=environment({"COLUMNS": "80"}, *([first] if first else [])),
            start_new_session=True,
        )
        os.close(theirs)
        self.seen = ""
        self._read_up_to = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()
        os.close(self._own)

    def expect(self, text: str) -> None:
        """Wait until the text appears behind what was expected before."""
        end = time.monotonic() + _PATIENCE
        while (at := self.seen.find(text, self._read_up_to)) < 0:
            assert self._receive(end - time.monotonic()), f"{text!r} is not in:\n{self.seen}"
        self._read_up_to = at + len(text)

    def type(self, text: str) -> None:
        """Send keys; a line ends in a line feed."""
        os.write(self._own, text.encode())

    def answer(self, question: str, text: str = "") -> None:
        """Wait for a question and answer it with Enter."""
        self.expect(question)
        self.type(f"{text}\n")

    def interrupt(self) -> None:
        """Press Ctrl-C; again where it fell between a question and the wait for its answer."""
        end = time.monotonic() + _PATIENCE
        while self._process.poll() is None and time.monotonic() < end:
            self.type("\x03")
            self._receive(0.5)
            time.sleep(0.1)

    def end(self) -> tuple[int, str]:
        """Exit code and what went to the pipe."""
        stop = time.monotonic() + _PATIENCE
        while self._receive(stop - time.monotonic()):
            pass
        out, _ = self._process.communicate(timeout=_PATIENCE)
        return self._process.returncode, out.decode()

    def _receive(self, seconds: float) -> bool:
        """Whether more came within that time."""
        if seconds <= 0 or not select.select([self._own], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._own, 65536)
        except OSError:  # how Linux says that the other side has closed
            return False
        self.seen += data.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(data)
