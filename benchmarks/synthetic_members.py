"""Invented governments as arrays, for benchmarks: no texts, only what the score needs.

What members ask and offer lies around topics whose popularity falls as Zipf's law has it, so that
a few hosts are wanted by many, as in real lists. Where even comparing them all would take hours,
candidate lists are drawn directly, by a fame that is distributed likewise.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matchmaker.embedding.channels import FloatArray
from matchmaker.embedding.item_vectors import ItemVectors, ProfileVectors
from matchmaker.matching.assignment.instance import UNIT, Instance
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


def synthetic_candidates(
    n_members: int, per_member: int, seed: int, *, undirected: bool
) -> Instance:
    """Candidate pairs of members with partners drawn by their fame, and few places.

    A pair's score grows with the partner's fame, as a famous host answers more. In a directed
    instance every member makes one visit, and hosts none, one or two learners; in an undirected one
    it takes part in one exchange or two.
    """
    rng = np.random.default_rng(seed)
    fame = rng.pareto(2, n_members) + 1
    members = np.repeat(np.arange(n_members), per_member)
    partners = rng.choice(n_members, len(members), p=fame / fame.sum())
    first, second = members, partners
    if undirected:
        first, second = np.minimum(members, partners), np.maximum(members, partners)
    keys = np.unique((first * n_members + second)[first != second])
    first, second = keys // n_members, keys % n_members
    known = fame[second] / (fame[second] + 1)
    worth = 40 * rng.random(len(keys)) * (0.6 + 0.4 * known)
    places = rng.integers(1, 3, n_members)
    if not undirected:
        places = np.concatenate([np.ones(n_members, dtype=np.int64), rng.integers(0, 3, n_members)])
        second = second + n_members
    return Instance(
        tails=first,
        heads=second,
        worth=np.maximum(1, np.rint(worth * UNIT).astype(np.int64)),
        places=places,
        wants=np.arange(len(places)) < n_members,
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
