from __future__ import annotations

from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.evaluation.first_ranks import first_ranks


def in_every_order(scores: list[int], right: int) -> tuple[float, float]:
    """Recall at 1 and reciprocal rank, meant over all orders that sort by score."""
    places = [
        order.index(right) + 1
        for order in permutations(range(len(scores)))
        if all(scores[a] >= scores[b] for a, b in pairwise(order))
    ]
    return (
        float(np.mean([place == 1 for place in places])),
        float(np.mean([1 / place for place in places])),
    )


@given(st.lists(st.integers(0, 3), min_size=1, max_size=6), st.data())
def test_ties_count_as_the_mean_of_all_orders(scores, data):
    right = data.draw(st.integers(0, len(scores) - 1))
    found = first_ranks(np.array([scores], dtype=float), np.array([right]))
    expected = in_every_order(scores, right)
    assert (found.at_one[0], found.reciprocal[0]) == pytest.approx(expected)


def test_each_query_has_its_own_answer():
    scores = np.array([[0.9, 0.5, 0.1], [0.9, 0.5, 0.1], [0.9, 0.5, 0.1]])
    found = first_ranks(scores, np.array([0, 1, 2]))
    assert found.at_one.tolist() == [1, 0, 0]
    assert found.reciprocal.tolist() == pytest.approx([1, 1 / 2, 1 / 3])
