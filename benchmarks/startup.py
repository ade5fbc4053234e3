"""How long a second run takes, against the bare imports it cannot do without.

    python benchmarks/startup.py

Each pair of commands runs side by side, alternating, and the medians are compared. Run it on a
quiet machine after one run of ``match --city Maputo``, which fills the caches.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

REPEATS = 7
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


def seconds(command: Sequence[str]) -> float:
    """Wall time of one run."""
    environment = {
        key: value for key, value in os.environ.items() if key != "PYTHONPROFILEIMPORTTIME"
    }
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return time.perf_counter() - start


def main() -> None:
    """Print medians and ratios."""
    for name, (ours, reference) in PAIRS.items():
        seconds(ours), seconds(reference)
        times = [(seconds(ours), seconds(reference)) for _ in range(REPEATS)]
        mine, bare = (statistics.median(column) for column in zip(*times, strict=True))
        print(
            f"{name}: {mine:.3f} s, reference {bare:.3f} s, ratio {mine / bare:.2f} (bar {BAR:g})"
        )


if __name__ == "__main__":
    main()
