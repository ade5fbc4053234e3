"""Columns of invented governments drawn at random, with every kind of gap."""

from __future__ import annotations

import numpy as np

from matchmaker.embedding.item_vectors import ItemVectors, ProfileVectors
from matchmaker.scoring.columns import Columns


def random_columns(n: int, seed: int, dim: int = 8, most_items: int = 5) -> Columns:
    """Ragged item lists, empty ones among them, and unknown values in every field."""
    rng = np.random.default_rng(seed)

    def items() -> ItemVectors:
        counts = rng.integers(0, most_items + 1, n)
        matrix = rng.standard_normal((counts.sum(), dim)).astype(np.float32)
        matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
        return ItemVectors(matrix, np.concatenate([[0], np.cumsum(counts)]).astype(np.int64))

    def codes(n_codes: int):
        return rng.integers(-1, n_codes, n).astype(np.int16)

    def members(terms: int, share: float):
        return rng.random((n, terms)) < share

    vectors = ProfileVectors(items(), items())
    counts = vectors.challenges.counts
    raw = rng.integers(1, 4, counts.sum()).astype(np.float64)
    sums = np.bincount(np.repeat(np.arange(n), counts), raw, minlength=n)
    population = rng.uniform(3, 7, n)
    return Columns(
        vectors=vectors,
        challenge_weights=raw / np.repeat(sums, counts),
        handicaps=rng.choice([0.0, 0.4, 0.8], vectors.expertise.counts.sum()),
        log_population=np.where(rng.random(n) < 0.2, np.nan, population),
        income=codes(4),
        climate_main=codes(3),
        climate=codes(6),
        subregion=codes(5),
        functions=members(6, 0.3),
        settlement=members(3, 0.3),
        hazards=members(4, 0.3),
        languages=members(6, 0.2),
        interpreted=members(6, 0.2),
        south=members(1, 0.6)[:, 0],
    )
