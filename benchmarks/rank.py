"""One seeker against many synthetic profiles, against the bare matrix product it needs.

    python benchmarks/rank.py              # 100,000 profiles: needs 6 GB of memory
    python benchmarks/rank.py 2000         # a smoke run

Each profile has 4 challenges and 4 expertise, with vectors of the default engine's real dimension,
already in memory. Prints the time of scoring and ordering all candidates over that of the product
of the same vectors in single precision, and the peak memory of the process over that of the
vectors. Medians of five, alternating.
"""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Callable

import numpy as np
from synthetic_members import ITEMS, synthetic_members

from matchmaker.content_cache import ContentCache
from matchmaker.embedding.channels import FloatArray
from matchmaker.embedding.engine import open_engine
from matchmaker.embedding.lexical import N_BUCKETS
from matchmaker.embedding.theme import theme_vectors
from matchmaker.embedding.vector_store import VectorStore
from matchmaker.scoring.scorer import Scorer, Scores
from matchmaker.settings import DEFAULTS

DENSE_DIMENSION = 384  # of the packaged model
REPEATS = 5
TIME_BAR = 3.0
MEMORY_BAR = 1.5


def dimension() -> int:
    """Of the default engine: dense, lexical and theme block."""
    return DENSE_DIMENSION + N_BUCKETS + len(theme_vectors([["markets"]])[0])


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main(n_profiles: int) -> None:
    """Print both ratios."""
    seeker = synthetic_members(1, dimension(), seed=1)
    many = synthetic_members(n_profiles, dimension(), seed=2)
    engine = open_engine("light", store=VectorStore(ContentCache(None)))
    scorer = Scorer.of(engine, DEFAULTS)
    challenges, expertise = many.vectors.challenges.matrix, many.vectors.expertise.matrix
    asked, offered = seeker.vectors.challenges.matrix, seeker.vectors.expertise.matrix

    def product() -> tuple[FloatArray, FloatArray]:
        return expertise @ asked.T, challenges @ offered.T

    def ranking() -> Scores:
        scored = scorer.score_all(seeker, many)
        np.argsort(-np.round(scored.score, 6), kind="stable")
        return scored

    product(), ranking()
    times = [(seconds(ranking), seconds(product)) for _ in range(REPEATS)]
    ours, bare = (statistics.median(column) for column in zip(*times, strict=True))
    vectors = challenges.nbytes + expertise.nbytes
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(f"{n_profiles} profiles, {ITEMS} + {ITEMS} items, d = {dimension()}")
    print(
        f"time: {ours:.3f} s, bare product {bare:.3f} s, ratio {ours / bare:.2f} (bar {TIME_BAR:g})"
    )
    print(
        f"memory: peak {peak / 1e9:.2f} GB, vectors {vectors / 1e9:.2f} GB, "
        f"ratio {peak / vectors:.2f} (bar {MEMORY_BAR:g})"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
