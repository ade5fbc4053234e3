"""`match check` on a large registry, against `check-jsonschema` with the generated schema.

    pip install check-jsonschema
    python benchmarks/check.py             # 10,000 profiles: the reference alone takes minutes
    python benchmarks/check.py 500         # a smoke run

Writes synthetic profiles of about 1 KB into a temporary folder and checks the same files with
both, as whole processes; ours with an empty cache, then with a warm one. Prints seconds, both
ratios (of wall time, and of processor time, which other work on the machine moves less), and the
peak memory of each. `check-jsonschema` is looked for beside this Python, then on the path.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from matchmaker.profiles.model import Profile
from matchmaker.reference.themes import themes

COLD_BAR = 10.0
WARM_BAR = 50.0
REPEATS = 3  # of ours; the best counts, as the reference runs once
BATCH = 5_000  # files a command line can hold
SCHEMA = Path(__file__).parents[1] / "schema" / "profile.schema.json"
WORDS = [
    "street", "vendors", "waste", "water", "drainage", "budget", "youth", "market", "land",
    "housing", "transport", "energy", "health", "school", "library", "park", "flood",
    "heat", "tax", "register", "permit", "council", "district", "port", "coast", "river",
    "road", "lighting", "compost", "recycling", "clinic", "square", "bridge", "tram",
    "cycle", "tree", "garden", "archive", "museum",
]  # fmt: skip


class Run(NamedTuple):
    """What a command took: seconds of wall and processor time, and bytes of memory."""

    wall: float
    processor: float
    peak: int

    def __add__(self, other: tuple[object, ...]) -> Run:
        """Two runs after each other."""
        assert isinstance(other, Run)
        return Run(
            self.wall + other.wall, self.processor + other.processor, max(self.peak, other.peak)
        )

    def __str__(self) -> str:
        """For people."""
        return f"{self.wall:.2f} s ({self.processor:.2f} s of processor), {self.peak / 1e6:.0f} MB"


def run(command: Sequence[str], cache: Path | None = None) -> Run:
    """Run a command that finds nothing wrong."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    if cache is not None:
        environment["MATCHMAKER_CACHE_DIR"] = str(cache)
    start = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - start
        if process.returncode != 0:
            output.seek(0)
            sys.exit(f"{command[0]} failed:\n{output.read(2000).decode(errors='replace')}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def synthetic(number: int, rng: random.Random) -> str:
    """A valid profile of about 1 KB; its name says that the place does not exist."""

    def sentence(length: int) -> str:
        return " ".join(rng.choices(WORDS, k=length)).capitalize()

    first, second = rng.sample(list(themes().by_id), 2)
    return f"""\
schema: 1
id: ke-synthetic-{number:06}
name: Synthetic place {number:06}
country: KE
region: Eastern Africa
level: municipality
languages: [en, sw]
text_language: en
context:
  population: {rng.randrange(10_000, 5_000_000)}
  population_year: {rng.randrange(2000, 2024)}
  climate: Aw
  functions: [markets, solid-waste]
challenges:
  - id: the-challenge
    title: {sentence(6)}
    description: {sentence(25)}.
    themes: [{first}]
    priority: {rng.choice(("high", "medium", "low"))}
    evidence: [{{source: s1}}]
expertise:
  - id: the-expertise
    title: {sentence(6)}
    description: {sentence(25)}.
    themes: [{second}]
    formats: [study-visit, remote]
    evidence: [{{source: s1}}]
provenance: desk-research
verified_on: "2026-01-01"
sources:
  - id: s1
    title: A synthetic source for a benchmark
    year: 2024
    url: https://example.org/{number}
    supports: [context, the-challenge]
"""


def reference_command() -> str:
    """Where check-jsonschema is."""
    beside = Path(sys.executable).with_name("check-jsonschema")
    found = str(beside) if beside.exists() else shutil.which("check-jsonschema")
    return found or sys.exit("check-jsonschema is not installed: pip install check-jsonschema")


def schema(folder: Path) -> Path:
    """The generated schema, made from the model where the repository has none."""
    if SCHEMA.exists():
        return SCHEMA
    path = folder / "profile.schema.json"
    path.write_text(json.dumps(Profile.model_json_schema(by_alias=True)), encoding="utf-8")
    return path


def main(n_profiles: int) -> None:
    """Print both ratios and the memory."""
    checker = reference_command()
    rng = random.Random(1)  # noqa: S311 - repeatable, and guards nothing
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "ke").mkdir()
        files = [folder / "ke" / f"synthetic-{at:06}.yaml" for at in range(n_profiles)]
        for at, file in enumerate(files):
            file.write_text(synthetic(at, rng), encoding="utf-8")
        size = sum(file.stat().st_size for file in files) / n_profiles
        ours = [str(Path(sys.executable).with_name("match")), "check", str(folder / "ke")]
        run(ours, folder / "first")  # writes the byte code
        colds = [run(ours, folder / f"cache-{at}") for at in range(REPEATS)]
        warms = [run(ours, folder / "cache-0") for _ in range(REPEATS)]
        theirs = Run(0, 0, 0)
        for start in range(0, n_profiles, BATCH):
            batch = map(str, files[start : start + BATCH])
            theirs += run([checker, "--schemafile", str(schema(folder)), *batch])
    print(f"{n_profiles} profiles of {size:.0f} bytes")
    print(f"check-jsonschema: {theirs}")
    for what, runs, bar in (("cold", colds, COLD_BAR), ("warm", warms, WARM_BAR)):
        best = min(runs)
        print(
            f"match check, {what}: {best}; ratio {theirs.wall / best.wall:.1f}, of processor time "
            f"{theirs.processor / min(r.processor for r in runs):.1f} (bar {bar:g})"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
