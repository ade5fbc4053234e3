"""How long a second run takes, against the bare imports it cannot do without.

    python benchmarks/startup.py

Each pair of commands runs side by side, alternating, and the medians are compared: the time that
passes, which the bar is for, and the processor time of all threads beside it. The first run of each
is not counted: it fills the caches, and lets Python keep the bytecode of our own modules, as an
installer does and as it has done for the others. Run it on a quiet machine.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

REPEATS = 15
MATCH = (str(Path(sys.executable).with_name("match")),)
PAIRS = {
    "match --city Maputo": (
        (*MATCH, "--city", "Maputo"),
        (sys.executable, "-c", "import typer, rich.table, pydantic, numpy"),
    ),
    "match --help": (
        (*MATCH, "--help"),
        (sys.executable, "-c", "import typer, typer.rich_utils"),
    ),
}
BAR = 2.0


# What an environment may set that makes imports slower than they are for those who use the program.
SLOWING = ("PYTHONPROFILEIMPORTTIME", "PYTHONDONTWRITEBYTECODE")


class Run(NamedTuple):
    """Seconds of one run."""

    wall: float
    processor: float


def run(command: Sequence[str]) -> Run:
    """Run a command and measure it."""
    environment = {key: value for key, value in os.environ.items() if key not in SLOWING}
    start, used = time.perf_counter(), processor()
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return Run(time.perf_counter() - start, processor() - used)


def processor() -> float:
    """Processor time of the commands that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Print medians and ratios."""
    for name, (ours, reference) in PAIRS.items():
        run(ours), run(reference)
        pairs = [(run(ours), run(reference)) for _ in range(REPEATS)]
        mine, bare = (
            Run(*map(statistics.median, zip(*runs, strict=True)))
            for runs in zip(*pairs, strict=True)
        )
        print(
            f"{name}: {mine.wall:.3f} s, reference {bare.wall:.3f} s, "
            f"ratio {mine.wall / bare.wall:.2f} (bar {BAR:g}); "
            f"of processor time {mine.processor / bare.processor:.2f}"
        )


if __name__ == "__main__":
    main()
