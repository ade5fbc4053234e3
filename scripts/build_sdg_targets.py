"""Build ``reference/sdg_targets.csv`` from a table of the texts of the 2030 Agenda.

    python scripts/build_sdg_targets.py SDG_TEXTS.csv OUTPUT.csv

The table has the columns kind (goal, target or indicator) and code. Only how many targets each
goal has is kept; the script fails if their numbers or letters have a gap.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path
from string import ascii_lowercase

TARGETS = 169


def main(texts: Path, output: Path) -> None:
    """Write the file."""
    with texts.open(encoding="utf-8", newline="") as file:
        codes = {row["code"] for row in csv.DictReader(file) if row["kind"] == "target"}
    if len(codes) != TARGETS:
        raise SystemExit(f"{len(codes)} targets instead of {TARGETS}")
    goals: defaultdict[int, set[str]] = defaultdict(set)
    for code in codes:
        goal, _, part = code.partition(".")
        goals[int(goal)].add(part)
    with output.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["goal", "numbered", "lettered"])
        for goal, parts in sorted(goals.items()):
            numbered = sum(part.isdecimal() for part in parts)
            lettered = len(parts) - numbered
            if parts != {*map(str, range(1, numbered + 1)), *ascii_lowercase[:lettered]}:
                raise SystemExit(f"goal {goal} has a gap: {sorted(parts)}")
            rows.writerow([goal, numbered, lettered])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
