"""How well one side's expertise answers the other side's challenges.

Strength of expertise ``b`` for challenge ``a``: ``p_ab = sigmoid((x_ab - tau) / beta - delta_b)``
with similarity ``x``, calibration tau and beta, and evidence handicap delta. Coverage:
``c = sum_a pi_a max_b p_ab`` with priority weights pi. The sigmoid is monotone, so the maximum is
taken on its argument, and the sigmoid on what is left.
"""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray

from matchmaker.embedding.calibration import Calibration
from matchmaker.embedding.channels import FloatArray
from matchmaker.embedding.item_vectors import ItemVectors
from matchmaker.scoring.columns import Array

# Rows converted to double precision at a time: with more the buffer outgrows the processor's cache
# (benchmarks/rank.py: at 1,024 rows a ranking takes three times as long).
_BLOCK = 128


def similarities(many: FloatArray, few: FloatArray) -> Array:
    """Similarity of every row of one matrix with every row of a small one.

    Products are summed in double precision, so that the score of a pair does not depend on what
    else is ranked with it. The large matrix is converted block by block, never as a whole.

    Parameters
    ----------
    many, few
        Vectors of shapes (n, dim) and (m, dim).

    Returns
    -------
    ndarray of shape (n, m)
    """
    result = np.empty((len(many), len(few)))
    if not len(many) or not len(few):
        return result
    right = few.T.astype(np.float64)
    buffer = np.empty((min(_BLOCK, len(many)), many.shape[1]))
    for start in range(0, len(many), _BLOCK):
        rows = many[start : start + _BLOCK]
        block = buffer[: len(rows)]
        np.copyto(block, rows)
        np.matmul(block, right, out=result[start : start + _BLOCK])
    return result


def sigmoid(logits: Array) -> Array:
    """``1 / (1 + exp(-logits))`` without overflow."""
    return cast(Array, np.exp(-np.logaddexp(0, -logits)))


def answered_coverage(
    challenges: FloatArray,
    weights: Array,
    expertise: ItemVectors,
    handicaps: Array,
    calibration: Calibration,
) -> Array:
    """Coverage of one profile's challenges by each of n profiles.

    Parameters
    ----------
    challenges, weights
        Vectors (m, dim) of one profile's challenges, and their weights (m,), summing to 1.
    expertise, handicaps
        Expertise of the n profiles, and its evidence handicaps in logits.

    Returns
    -------
    ndarray of shape (n,)
        In [0, 1]; 0 for a profile without expertise.
    """
    logits = similarities(expertise.matrix, challenges)
    logits /= calibration.beta
    logits -= handicaps[:, None]
    best = _segment_max(logits, expertise.offsets)
    return np.minimum(sigmoid(best - calibration.tau / calibration.beta) @ weights, 1.0)


def offered_coverage(
    challenges: ItemVectors,
    weights: Array,
    expertise: FloatArray,
    handicaps: Array,
    calibration: Calibration,
    unknown: float,
) -> Array:
    """Coverage of each of n profiles' challenges by one profile.

    Parameters
    ----------
    challenges, weights
        Challenges of the n profiles, and their weights, summing to 1 a profile.
    expertise, handicaps
        Vectors (m, dim) of one profile's expertise, and its evidence handicaps in logits.
    unknown
        Coverage of a profile that lists no challenges, by one that has expertise.

    Returns
    -------
    ndarray of shape (n,)
        In [0, 1]; 0 where the one profile has no expertise.
    """
    listed = challenges.counts > 0
    if not len(expertise):
        return np.zeros(len(listed))
    logits = similarities(challenges.matrix, expertise)
    logits /= calibration.beta
    logits -= handicaps
    best = sigmoid(logits.max(axis=1) - calibration.tau / calibration.beta)
    covered = np.full(len(listed), unknown)
    if listed.any():
        starts = challenges.offsets[:-1][listed]
        covered[listed] = np.minimum(np.add.reduceat(best * weights, starts), 1.0)
    return covered


def _segment_max(values: Array, offsets: NDArray[np.int64]) -> Array:
    """Maximum over each segment of rows; -inf for an empty one."""
    filled = np.diff(offsets) > 0
    result = np.full((len(filled), values.shape[1]), -np.inf)
    if filled.any():
        # Empty segments take no rows, so the starts of the filled ones delimit them.
        result[filled] = np.maximum.reduceat(values, offsets[:-1][filled], axis=0)
    return result
