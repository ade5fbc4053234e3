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
from numpy.typing import NDArray

from matchmaker.content_cache import ContentCache
from matchmaker.embedding.channels import FloatArray
from matchmaker.embedding.engine import open_engine
from matchmaker.embedding.item_vectors import ItemVectors, ProfileVectors
from matchmaker.embedding.lexical import N_BUCKETS
from matchmaker.embedding.theme import theme_vectors
from matchmaker.embedding.vector_store import VectorStore
from matchmaker.reference.countries import INCOME_GROUPS, subregions
from matchmaker.reference.vocabularies import context_terms, languages
from matchmaker.scoring.columns import BoolArray, Columns
from matchmaker.scoring.scorer import Scorer, Scores
from matchmaker.settings import DEFAULTS

ITEMS = 4
DENSE_DIMENSION = 384  # of the packaged model
REPEATS = 5
TIME_BAR = 3.0
MEMORY_BAR = 1.5


def synthetic(n_profiles: int, seed: int) -> Columns:
    """Columns of profiles with random vectors of length one and random contexts."""
    rng = np.random.default_rng(seed)

    def members(terms: int, share: float) -> BoolArray:
        return np.asarray(rng.random((n_profiles, terms)) < share)

    def codes(n_codes: int) -> NDArray[np.int16]:
        return rng.integers(-1, n_codes, n_profiles).astype(np.int16)

    climate = codes(len(context_terms("climate")))
    return Columns(
        vectors=ProfileVectors(_items(rng, n_profiles), _items(rng, n_profiles)),
        challenge_weights=np.full(n_profiles * ITEMS, 1 / ITEMS),
        handicaps=rng.choice([0.0, 0.4, 0.8], n_profiles * ITEMS),
        log_population=rng.uniform(4, 7, n_profiles),
        income=codes(len(INCOME_GROUPS)),
        climate_main=(climate // 6).astype(np.int16),
        climate=climate,
        subregion=codes(len(subregions())),
        functions=members(len(context_terms("function")), 0.2),
        settlement=members(len(context_terms("settlement")), 0.2),
        hazards=members(len(context_terms("hazard")), 0.2),
        languages=members(len(languages()), 0.01),
        interpreted=members(len(languages()), 0.01),
        south=members(1, 0.7)[:, 0],
    )


def dimension() -> int:
    """Of the default engine: dense, lexical and theme block."""
    return DENSE_DIMENSION + N_BUCKETS + len(theme_vectors([["markets"]])[0])


def _items(rng: np.random.Generator, n_profiles: int) -> ItemVectors:
    matrix = np.empty((n_profiles * ITEMS, dimension()), dtype=np.float32)
    for start in range(0, len(matrix), 4096):
        block = rng.standard_normal(matrix[start : start + 4096].shape, dtype=np.float32)
        block /= np.linalg.norm(block, axis=1, keepdims=True)
        matrix[start : start + 4096] = block
    return ItemVectors(matrix, np.arange(0, len(matrix) + 1, ITEMS))


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main(n_profiles: int) -> None:
    """Print both ratios."""
    seeker, many = synthetic(1, seed=1), synthetic(n_profiles, seed=2)
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
