"""Engines that look at no pair of items: chance, fame, and one vector a profile."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from matchmaker.embedding.channels import unit_rows
from matchmaker.embedding.engine import Engine
from matchmaker.evaluation.world import Query, View, World
from matchmaker.ledger.ledger import Ledger
from matchmaker.scoring.columns import Array

RANDOM, POPULARITY, MEAN_EMBEDDING = "random", "popularity", "mean-embedding"


class Random:
    """A random order, the same for the same query and seed."""

    names = (RANDOM,)

    def __init__(self, world: World, seed: int) -> None:
        self._world = world
        self._seed = seed

    def scores(self, query: Query) -> Mapping[str, Array]:
        """Uniform numbers."""
        ids = [self._world.profiles[at].id for at in (query.seeker, *query.candidates)]
        mark = zlib.crc32("\n".join([query.mode, *ids]).encode())
        return {RANDOM: np.random.default_rng([self._seed, mark]).random(len(query.candidates))}


class Popularity:
    """Governments with more past exchanges first; those with as many by their number of sources.

    The exchanges that a query is tested on, and others of their programme, do not count.
    """

    names = (POPULARITY,)

    def __init__(self, world: World, ledger: Ledger) -> None:
        self._taken_part = [
            frozenset(exchange.id for exchange in ledger.of(profile.id))
            for profile in world.profiles
        ]
        sources = np.array([len(profile.sources) for profile in world.profiles], dtype=np.float64)
        self._share = sources / (1 + sources.max(initial=0))

    def scores(self, query: Query) -> Mapping[str, Array]:
        """Number of exchanges, and a fraction for the sources."""
        hidden = query.view.exchanges
        counts = [len(self._taken_part[at] - hidden) for at in query.candidates]
        return {POPULARITY: np.array(counts) + self._share[list(query.candidates)]}


class MeanEmbedding:
    """Cosine of mean sentence embeddings: every profile is the mean of its items' vectors."""

    names = (MEAN_EMBEDDING,)

    def __init__(self, world: World, engine: Engine) -> None:
        if engine.dense is None:
            raise ValueError("there is no sentence embedding without a model")
        self._world = world
        n_challenges = len(world.challenges)
        store, dense = engine.store, engine.dense
        blocks = [
            store.vectors(world.texts[:n_challenges], "query", dense),
            store.vectors(world.texts[n_challenges:], "document", dense),
        ]
        self._means = lru_cache(maxsize=1)(self._unit_means)
        self._vectors = np.vstack([block for block in blocks if len(block)]).astype(np.float64)

    def scores(self, query: Query) -> Mapping[str, Array]:
        """Cosines; 0 for a profile without items."""
        means = self._means(query.view)
        return {MEAN_EMBEDDING: means[list(query.candidates)] @ means[query.seeker]}

    def _unit_means(self, view: View) -> Array:
        return unit_rows(self._world.owned_texts(view) @ self._vectors).astype(np.float64)
