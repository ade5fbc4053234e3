from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.scoring.best_lists import BestLists


@given(
    seed=st.integers(0, 10_000),
    length=st.integers(1, 8),
    cut=st.integers(0, 30),
    values=st.sampled_from([(-1.5, -0.5, 0.0, -0.0, 2.0), (-3.0,), tuple(range(-40, 40))]),
)
def test_what_is_kept_does_not_depend_on_the_order_of_arrival(seed, length, cut, values):
    rng = np.random.default_rng(seed)
    scores = rng.choice(values, (3, 10)).astype(np.float32)
    arriving = rng.permutation(30)
    lists = BestLists(3, length)
    for part in (arriving[:cut], arriving[cut:]):
        owners, others = np.divmod(np.sort(part), 10)
        lists.offer(owners, others, scores[owners, others])
    expected = [
        (row, int(column))
        for row in range(3)
        for column in np.argsort(-scores[row], kind="stable")[:length]
    ]
    assert sorted(zip(*(found.tolist() for found in lists.pairs()), strict=True)) == sorted(
        expected
    )
    assert lists.least.tolist() == [np.sort(row)[-length] for row in scores]


def test_a_list_with_free_places_takes_everything():
    lists = BestLists(2, 3)
    lists.offer(np.array([1, 1]), np.array([0, 7]), np.array([-5.0, -6.0], dtype=np.float32))
    assert lists.least.tolist() == [-np.inf, -np.inf]
    owners, others = lists.pairs()
    assert sorted(zip(owners.tolist(), others.tolist(), strict=True)) == [(1, 0), (1, 7)]
