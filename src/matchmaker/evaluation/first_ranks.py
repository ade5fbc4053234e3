"""Where a search puts the one right answer, when equal scores stand in no order."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchmaker.scoring.columns import Array


class FirstRanks(NamedTuple):
    """For each query, the mean over every order in which equal scores could stand.

    Attributes
    ----------
    at_one
        Share of the orders with the right answer in the first place.
    reciprocal
        Mean of 1 / its place.
    """

    at_one: Array
    reciprocal: Array


def first_ranks(scores: Array, right: NDArray[np.int64]) -> FirstRanks:
    """Places of the right answers.

    Parameters
    ----------
    scores
        Of shape (n_queries, n_documents).
    right
        Number of each query's right document, of shape (n_queries,).
    """
    own = scores[np.arange(len(scores)), right][:, None]
    better = (scores > own).sum(axis=1)
    equal = (scores == own).sum(axis=1)  # itself included
    harmonic = np.concatenate([[0.0], np.cumsum(1 / np.arange(1, scores.shape[1] + 1))])
    return FirstRanks(
        np.where(better == 0, 1 / equal, 0.0),
        (harmonic[better + equal] - harmonic[better]) / equal,
    )
