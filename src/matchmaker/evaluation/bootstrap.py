"""How sure a mean is: bootstrap intervals over clusters, paired differences, Holm's correction.

Queries of one exchange programme are no independent witnesses: they share a funder's choices and
often the very sources. So whole clusters are drawn with replacement, and the statistic is the mean
over all queries of the clusters that were drawn (Field and Welsh, "Bootstrapping clustered data",
JRSS B 69, 2007).
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from matchmaker.evaluation.task import RESAMPLES, SEED, Estimate
from matchmaker.scoring.columns import Array

LEVEL = 0.95


def mean_estimate(
    values: Sequence[float] | Array,
    clusters: Sequence[Hashable] | None = None,
    *,
    seed: int = SEED,
    resamples: int = RESAMPLES,
) -> Estimate:
    """The mean with its percentile interval.

    Parameters
    ----------
    values
        One a query; at least one.
    clusters
        The cluster of each; by default each is its own.
    """
    means = _resampled_means(np.asarray(values, dtype=np.float64), clusters, seed, resamples)
    return _with_interval(values, means)


def paired_difference(
    values: Sequence[float] | Array,
    others: Sequence[float] | Array,
    clusters: Sequence[Hashable] | None = None,
    *,
    seed: int = SEED,
    resamples: int = RESAMPLES,
) -> tuple[Estimate, float]:
    """Mean of values less others on the same queries, with its interval and two-sided p.

    p is twice the smaller share of resampled differences on either side of zero, where those that
    are zero count on both and one is added to each, so that it is never 0.
    """
    differences = np.asarray(values, dtype=np.float64) - np.asarray(others, dtype=np.float64)
    means = _resampled_means(differences, clusters, seed, resamples)
    tails = [(means <= 0).sum(), (means >= 0).sum()]
    p = min(1.0, 2 * (min(tails) + 1) / (resamples + 1))
    return _with_interval(differences, means), float(p)


def holm(p_values: Sequence[float]) -> list[float]:
    """P values corrected for their number by Holm's step-down (Holm 1979), in the same order."""
    order = sorted(range(len(p_values)), key=lambda at: p_values[at])
    corrected = [0.0] * len(p_values)
    running = 0.0
    for step, at in enumerate(order):
        running = max(running, min(1.0, (len(p_values) - step) * p_values[at]))
        corrected[at] = running
    return corrected


def _resampled_means(
    values: Array, clusters: Sequence[Hashable] | None, seed: int, resamples: int
) -> Array:
    if not len(values):
        raise ValueError("there is nothing to resample")
    at = _numbered(clusters, len(values))
    count = int(at.max()) + 1
    sums = np.bincount(at, weights=values, minlength=count)
    sizes = np.bincount(at, minlength=count).astype(np.float64)
    drawn = np.random.default_rng(seed).multinomial(count, np.full(count, 1 / count), resamples)
    return np.asarray((drawn @ sums) / (drawn @ sizes), dtype=np.float64)


def _numbered(clusters: Sequence[Hashable] | None, length: int) -> NDArray[np.int64]:
    if clusters is None:
        return np.arange(length, dtype=np.int64)
    if len(clusters) != length:
        raise ValueError(f"{len(clusters)} clusters for {length} values")
    number = {cluster: at for at, cluster in enumerate(dict.fromkeys(clusters))}
    return np.array([number[cluster] for cluster in clusters], dtype=np.int64)


def _with_interval(values: Sequence[float] | Array, means: Array) -> Estimate:
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(means, [tail, 1 - tail])
    return Estimate(float(np.mean(values)), float(low), float(high))
