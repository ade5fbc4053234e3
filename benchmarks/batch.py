"""Matching many synthetic members at once, part by part, each against a named reference.

    python benchmarks/batch.py                          # 10,000 members
    python benchmarks/batch.py 1000                     # a smoke run
    python benchmarks/batch.py 10000 --part scoring     # one part alone

Each member has 4 challenges and 4 expertise.

scoring: choosing candidates, every member against every other (scores and both sides' lists of the
best 50), over the bare product of all challenges with all expertise in single precision, in
blocks, in the same process and with as many threads. Medians of three, alternating; and the peak
memory of the process, which grows with the members, not with their pairs.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import time
from collections.abc import Callable

import numpy as np
from synthetic_members import ITEMS, synthetic_members

from matchmaker.content_cache import ContentCache
from matchmaker.embedding.engine import open_engine
from matchmaker.embedding.vector_store import VectorStore
from matchmaker.scoring.all_pairs import best_candidates
from matchmaker.scoring.columns import BoolArray
from matchmaker.scoring.scorer import Scorer
from matchmaker.settings import DEFAULTS

DIMENSION = 384  # of the packaged model
COUNTRIES = 100  # members of the same one are not matched
REPEATS = 3
SCORING_BAR = 3.0
MEMORY_BAR = 2.0  # GiB
_ROWS, _COLUMNS = 2048, 8192  # of a block of the bare product: large enough to be fast


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def scoring(n_members: int) -> None:
    """Print the time of choosing candidates over that of the bare product, and peak memory."""
    members = synthetic_members(n_members, DIMENSION, seed=2)
    country = np.random.default_rng(3).integers(0, COUNTRIES, n_members)
    engine = open_engine("light", store=VectorStore(ContentCache(None)))
    scorer = Scorer.of(engine, DEFAULTS)
    challenges, expertise = members.vectors.challenges.matrix, members.vectors.expertise.matrix
    buffer = np.empty((_ROWS, _COLUMNS), dtype=np.float32)

    def admits(rows: slice, columns: slice) -> BoolArray:
        return np.asarray(country[rows, None] != country[None, columns])

    def product() -> None:
        for row in range(0, len(challenges), _ROWS):
            asked = challenges[row : row + _ROWS]
            for column in range(0, len(expertise), _COLUMNS):
                offered = expertise[column : column + _COLUMNS]
                out = buffer[: len(asked), : len(offered)]
                np.matmul(asked, offered.T, out=out)

    def choosing() -> None:
        best_candidates(members, members, scorer, admits, DEFAULTS.batch.candidates)

    times = [(seconds(choosing), seconds(product)) for _ in range(REPEATS)]
    ours, bare = (statistics.median(column) for column in zip(*times, strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{n_members} members, {ITEMS} + {ITEMS} items, d = {DIMENSION}")
    print(
        f"scoring: {ours:.2f} s, bare product {bare:.2f} s, ratio {ours / bare:.2f} "
        f"(bar {SCORING_BAR:g})"
    )
    print(f"memory: peak {peak:.2f} GiB (bar {MEMORY_BAR:g})")


PARTS = {"scoring": scoring}


def main() -> None:
    """Run the parts that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("n_members", nargs="?", type=int, default=10_000)
    parser.add_argument("--part", choices=PARTS, help="all parts by default")
    arguments = parser.parse_args()
    for name, part in PARTS.items():
        if arguments.part in {None, name}:
            part(arguments.n_members)


if __name__ == "__main__":
    main()
