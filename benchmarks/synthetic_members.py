"""Invented governments as arrays, for benchmarks: no texts, only what the score needs.

What members ask and offer lies around topics whose popularity falls as Zipf's law has it, so that
a few hosts are wanted by many, as in real lists.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matchmaker.embedding.channels import FloatArray
from matchmaker.embedding.item_vectors import ItemVectors, ProfileVectors
from matchmaker.reference.countries import INCOME_GROUPS, subregions
from matchmaker.reference.vocabularies import context_terms, languages
from matchmaker.scoring.columns import BoolArray, Columns

ITEMS = 4  # challenges, and as many expertise: the starter registry's median
_TOPICS = 200
_NEARNESS = 0.6  # cosine of an item and its topic
_BLOCK = 4096  # rows drawn at a time, so that memory stays that of the result


def synthetic_members(n_members: int, dimension: int, seed: int) -> Columns:
    """Columns of members with vectors of length one around topics, and random contexts."""
    rng = np.random.default_rng(seed)

    def members(terms: int, share: float) -> BoolArray:
        return np.asarray(rng.random((n_members, terms)) < share)

    def codes(n_codes: int) -> NDArray[np.int16]:
        return rng.integers(-1, n_codes, n_members).astype(np.int16)

    climate = codes(len(context_terms("climate")))
    # The topics are the same for every seed: seekers and candidates live in one world.
    topics = _directions(np.random.default_rng(0), _TOPICS, dimension)
    return Columns(
        vectors=ProfileVectors(_items(rng, n_members, topics), _items(rng, n_members, topics)),
        challenge_weights=np.full(n_members * ITEMS, 1 / ITEMS),
        handicaps=rng.choice([0.0, 0.4, 0.8], n_members * ITEMS),
        log_population=rng.uniform(4, 7, n_members),
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


def _items(rng: np.random.Generator, n_members: int, topics: FloatArray) -> ItemVectors:
    popularity = 1 / np.arange(1, len(topics) + 1)
    popularity /= popularity.sum()
    matrix = np.empty((n_members * ITEMS, topics.shape[1]), dtype=np.float32)
    for start in range(0, len(matrix), _BLOCK):
        n_rows = len(matrix[start : start + _BLOCK])
        block = _directions(rng, n_rows, topics.shape[1])
        block *= (1 - _NEARNESS**2) ** 0.5
        block += _NEARNESS * topics[rng.choice(len(topics), n_rows, p=popularity)]
        block /= np.linalg.norm(block, axis=1, keepdims=True)
        matrix[start : start + _BLOCK] = block
    return ItemVectors(matrix, np.arange(0, len(matrix) + 1, ITEMS))


def _directions(rng: np.random.Generator, n_rows: int, dimension: int) -> FloatArray:
    block = rng.standard_normal((n_rows, dimension), dtype=np.float32)
    block /= np.linalg.norm(block, axis=1, keepdims=True)
    return block
