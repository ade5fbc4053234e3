"""What a change does to the evaluation, against the figures and the run that are kept.

    python scripts/compare_with_frozen.py            # print what differs
    python scripts/compare_with_frozen.py --write    # keep the present figures and run

Runs ``match evaluate`` on the tasks that need no data from outside, with the default engine. The
difference is printed, not judged: a change of profiles or scoring moves figures, and a person says
whether it should.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

FROZEN = Path(__file__).parents[1] / "benchmarks" / "frozen"
FIGURES, RUN = "figures.json", "exchanges.default.run"
TASKS = ("cases", "exchanges")
_DECIMALS = 3  # further ones differ between machines
_TOP = 10  # ranks of the run that are kept


def main() -> None:
    """Print or keep."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report"
        chosen = [word for task in TASKS for word in ("--task", task)]
        command = [sys.executable, "-m", "matchmaker", "evaluate", *chosen, "--output", str(report)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - its own command
        figures = _figures(json.loads((report / "report.json").read_text(encoding="utf-8")))
        run = _first_ten((report / "runs" / RUN).read_text(encoding="utf-8"))
    if "--write" in sys.argv[1:]:
        FROZEN.mkdir(exist_ok=True)
        (FROZEN / FIGURES).write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n")
        (FROZEN / RUN).write_text(run)
        print(f"wrote {FROZEN}")
        return
    kept = json.loads((FROZEN / FIGURES).read_text(encoding="utf-8"))
    lines = [*_changed_figures(kept, figures), *_changed_lists((FROZEN / RUN).read_text(), run)]
    print("\n".join(lines or ["the evaluation is as it was"]))


def _figures(report: Mapping[str, Any]) -> dict[str, float]:
    """Every figure of every engine, by task, engine, group and measure."""
    found = {}
    for task, data in report["tasks"].items():
        for engine, groups in data["engines"].items():
            for group, measures in groups.items():
                for measure, value in measures.items():
                    if isinstance(value, int | float):
                        found[f"{task} {engine} {group} {measure}"] = round(value, _DECIMALS)
    return found


def _first_ten(run: str) -> str:
    """The first ranks of a run in TREC format, without the scores, which no list depends on."""
    rows = (line.split() for line in run.splitlines())
    return "".join(
        f"{query} {rank} {id_}\n" for query, _, id_, rank, *_ in rows if int(rank) <= _TOP
    )


def _changed_figures(kept: Mapping[str, float], now: Mapping[str, float]) -> Iterator[str]:
    for name in sorted(kept.keys() | now.keys()):
        before, after = kept.get(name), now.get(name)
        if before != after:
            yield f"{name}: {_shown(before)} -> {_shown(after)}"


def _changed_lists(kept: str, now: str) -> Iterator[str]:
    before, after = _lists(kept), _lists(now)
    others = [
        query for query in before.keys() | after.keys() if before.get(query) != after.get(query)
    ]
    if others:
        yield f"exchanges: {len(others)} of {len(before)} queries have other first ten partners"


def _lists(run: str) -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {}
    for line in run.splitlines():
        query, _, id_ = line.split()
        lists.setdefault(query, []).append(id_)
    return lists


def _shown(value: float | None) -> str:
    return "none" if value is None else f"{value:g}"


if __name__ == "__main__":
    main()
