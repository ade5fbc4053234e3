"""How sure a figure is: bootstrap intervals over clusters, and paired differences.

Judgements that have something in common are no independent witnesses: queries of one exchange
programme share a funder's choices and often the very sources, cases of one seeker share its texts.
So whole clusters are drawn with replacement, and the figure is worked out over all judgements of
the clusters that were drawn (Field and Welsh, "Bootstrapping clustered data", JRSS B 69, 2007).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchmaker.scoring.columns import Array

SEED = 20261122
RESAMPLES = 2000
LEVEL = 0.95
_AT_ONCE = 200  # draws; bounds the memory

# Figures for many draws at once: how often each judgement was drawn, of shape (n_draws,
# n_judgements), to shape (n_draws,). NaN where a draw lacks what the figure needs.
Statistic = Callable[[Array], Array]
# What each judgement belongs to; by default each is its own cluster.
Clusters = Sequence[Hashable]


class Estimate(NamedTuple):
    """A figure with the ends of its 95 % bootstrap interval, where it has one."""

    value: float
    low: float | None = None
    high: float | None = None


class Draws(NamedTuple):
    """How judgements are drawn: what is measured on the same ones sees the same draws."""

    seed: int = SEED
    resamples: int = RESAMPLES

    def estimate(
        self, statistic: Statistic, judgements: int, clusters: Clusters | None = None
    ) -> Estimate:
        """A figure over all judgements, and how far it would move with others of the kind.

        Parameters
        ----------
        judgements
            How many there are; at least one.
        """
        value = float(statistic(np.ones((1, judgements)))[0])
        return _with_interval(value, self._figures(statistic, judgements, clusters))

    def mean(self, values: Sequence[float] | Array, clusters: Clusters | None = None) -> Estimate:
        """The mean of one value a judgement, with its interval."""
        each = np.asarray(values, dtype=np.float64)
        return self.estimate(_mean_of(each), len(each), clusters)

    def paired_difference(
        self,
        values: Sequence[float] | Array,
        others: Sequence[float] | Array,
        clusters: Clusters | None = None,
    ) -> tuple[Estimate, float]:
        """Mean of values less others on the same judgements, with its interval and two-sided p.

        p is twice the smaller share of resampled differences on either side of zero, where those
        that are zero count on both and one is added to each, so that it is never 0.
        """
        differences = np.asarray(values, dtype=np.float64) - np.asarray(others, dtype=np.float64)
        statistic = _mean_of(differences)
        means = self._figures(statistic, len(differences), clusters)
        tails = [(means <= 0).sum(), (means >= 0).sum()]
        p = min(1.0, 2 * (min(tails) + 1) / (self.resamples + 1))
        return _with_interval(float(np.mean(differences)), means), float(p)

    def _figures(self, statistic: Statistic, judgements: int, clusters: Clusters | None) -> Array:
        """The figure of every draw."""
        if not judgements:
            raise ValueError("there is nothing to resample")
        cluster_of = _numbered(clusters, judgements)
        count = int(cluster_of.max()) + 1
        generator = np.random.default_rng(self.seed)
        drawn = generator.multinomial(count, np.full(count, 1 / count), self.resamples)
        parts = [
            statistic(drawn[start : start + _AT_ONCE, cluster_of].astype(np.float64))
            for start in range(0, self.resamples, _AT_ONCE)
        ]
        return np.concatenate(parts)


DRAWS = Draws()


def _mean_of(values: Array) -> Statistic:
    return lambda drawn: np.asarray((drawn @ values) / drawn.sum(axis=1))


def _numbered(clusters: Clusters | None, judgements: int) -> NDArray[np.int64]:
    if clusters is None:
        return np.arange(judgements, dtype=np.int64)
    if len(clusters) != judgements:
        raise ValueError(f"{len(clusters)} clusters for {judgements} judgements")
    number = {cluster: at for at, cluster in enumerate(dict.fromkeys(clusters))}
    return np.array([number[cluster] for cluster in clusters], dtype=np.int64)


def _with_interval(value: float, figures: Array) -> Estimate:
    tail = (1 - LEVEL) / 2
    low, high = np.nanquantile(figures, [tail, 1 - tail])
    return Estimate(value, float(low), float(high))
