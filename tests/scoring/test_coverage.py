from __future__ import annotations

import numpy as np
import pytest

from matchmaker.embedding.calibration import Calibration
from matchmaker.embedding.item_vectors import ItemVectors
from matchmaker.scoring.coverage import (
    answered_coverage,
    offered_coverage,
    sigmoid,
    similarities,
)

SCALE = Calibration(tau=0.4, beta=0.1)


def vectors(*counts: int, dim: int = 3, seed: int = 0) -> ItemVectors:
    rng = np.random.default_rng(seed)
    matrix = rng.standard_normal((sum(counts), dim)).astype(np.float32)
    return ItemVectors(matrix, np.concatenate([[0], np.cumsum(counts)]).astype(np.int64))


def test_similarities_agree_with_the_plain_product_over_several_blocks():
    many, few = vectors(5000).matrix, vectors(4, seed=1).matrix
    expected = many.astype(np.float64) @ few.T.astype(np.float64)
    assert np.abs(similarities(many, few) - expected).max() < 1e-12


def test_the_sigmoid_does_not_overflow():
    assert sigmoid(np.array([-1e6, 0.0, 1e6])).tolist() == [0.0, 0.5, 1.0]


@pytest.mark.parametrize("counts", [(2, 0, 3), (0, 2), (2, 0), (0, 0, 1, 0, 0), (1,), (0,), (0, 0)])
def test_empty_segments_anywhere_cover_nothing(counts):
    expertise = vectors(*counts)
    found = answered_coverage(
        vectors(2, seed=1).matrix,
        np.array([0.5, 0.5]),
        expertise,
        np.zeros(sum(counts)),
        SCALE,
    )
    assert (found[np.array(counts) == 0] == 0).all()
    assert (found[np.array(counts) > 0] > 0).all()


@pytest.mark.parametrize("counts", [(2, 0, 3), (0, 2), (2, 0), (0, 0, 1, 0, 0), (0,)])
def test_a_profile_that_asks_nothing_gets_the_typical_value(counts):
    challenges = vectors(*counts)
    weights = np.concatenate([np.full(count, 1 / count) for count in counts if count] or [[]])
    found = offered_coverage(
        challenges, weights, vectors(2, seed=1).matrix, np.zeros(2), SCALE, unknown=0.123
    )
    assert (found[np.array(counts) == 0] == 0.123).all()


def test_a_seeker_without_expertise_covers_nothing_not_even_what_is_unknown():
    found = offered_coverage(
        vectors(1, 0), np.array([1.0]), np.zeros((0, 3), np.float32), np.zeros(0), SCALE, 0.1
    )
    assert found.tolist() == [0.0, 0.0]


def test_evidence_decides_between_equal_texts():
    same = np.ones((2, 3), dtype=np.float32) / 3**0.5
    both = ItemVectors(same, np.array([0, 1, 2]))
    documented, stated = answered_coverage(same[:1], np.ones(1), both, np.array([0.4, 0.8]), SCALE)
    assert documented > stated


def test_the_best_expertise_counts_not_their_mean():
    challenge = np.array([[1, 0, 0]], dtype=np.float32)
    good = np.array([[1, 0, 0]], dtype=np.float32)
    with_noise = np.vstack([good, vectors(5).matrix * 0.01]).astype(np.float32)
    alone, diluted = (
        answered_coverage(
            challenge, np.ones(1), ItemVectors(matrix, np.array([0, len(matrix)])),
            np.zeros(len(matrix)), SCALE,
        )[0]
        for matrix in (good, with_noise)
    )  # fmt: skip
    assert diluted == pytest.approx(alone, abs=1e-12)
