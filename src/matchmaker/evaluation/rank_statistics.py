"""Macro AUC and rank correlation, over cases that are weighted as a bootstrap draws them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matchmaker.evaluation.bootstrap import Statistic
from matchmaker.scoring.columns import Array


def macro_auc(scores: Array, truth: NDArray[np.bool_], groups: NDArray[np.int64]) -> Statistic:
    """Mean area under the ROC curve over the groups.

    A draw that leaves a group without a true or without a false case is averaged over the others.
    """
    parts = []
    for group in np.unique(groups):
        right = np.flatnonzero((groups == group) & truth)
        wrong = np.flatnonzero((groups == group) & ~truth)
        above = scores[right][:, None] - scores[wrong][None, :]
        parts.append((right, wrong, (np.sign(above) + 1) / 2))

    def figures(weights: Array) -> Array:
        areas = []
        for right, wrong, won in parts:
            of_right, of_wrong = weights[:, right], weights[:, wrong]
            area = ((of_right @ won) * of_wrong).sum(axis=1)
            areas.append(_ratio(area, of_right.sum(axis=1) * of_wrong.sum(axis=1)))
        known = ~np.isnan(areas)
        return _ratio(np.nansum(areas, axis=0), known.sum(axis=0).astype(np.float64))

    return figures


def spearman(one: Array, other: Array) -> Statistic:
    """Correlation of the ranks of two measures of the same cases."""

    def figures(weights: Array) -> Array:
        left, right = _centred(one, weights), _centred(other, weights)
        both = (weights * left * right).sum(axis=1)
        spread = (weights * left**2).sum(axis=1) * (weights * right**2).sum(axis=1)
        return _ratio(both, np.sqrt(spread))

    return figures


def _centred(values: Array, weights: Array) -> Array:
    """Ranks of the cases, less their mean; a case drawn twice takes two ranks, ties share theirs.

    Returns
    -------
    ndarray of shape (n_draws, n_cases)
    """
    order = np.argsort(values, kind="stable")
    starts = np.flatnonzero(np.concatenate([[True], np.diff(values[order]) > 0]))
    tied = np.add.reduceat(weights[:, order], starts, axis=1)
    middle = np.cumsum(tied, axis=1) - (tied - 1) / 2
    ranks = np.empty_like(weights)
    sizes = np.diff(np.append(starts, len(values)))
    ranks[:, order] = np.repeat(middle, sizes, axis=1)
    total = weights.sum(axis=1, keepdims=True)
    return np.asarray(ranks - (weights * ranks).sum(axis=1, keepdims=True) / total)


def _ratio(over: Array, under: Array) -> Array:
    """Quotients; NaN where there is nothing to divide by."""
    return np.asarray(np.divide(over, under, out=np.full(len(over), np.nan), where=under > 0))
