from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.evaluation.bootstrap import holm, mean_estimate, paired_difference


def width(estimate):
    return estimate.high - estimate.low


def test_the_interval_of_a_mean_is_that_of_the_normal_law_where_that_holds():
    values = np.random.default_rng(1).normal(size=400)
    estimate = mean_estimate(values)
    error = values.std() / len(values) ** 0.5
    assert estimate.value == pytest.approx(values.mean())
    assert estimate.low == pytest.approx(values.mean() - 1.96 * error, abs=0.2 * error)
    assert estimate.high == pytest.approx(values.mean() + 1.96 * error, abs=0.2 * error)


def test_clusters_of_alike_values_widen_the_interval():
    values = [0.0, 1.0] * 10
    alike = np.repeat(values, 10)
    clusters = np.repeat(np.arange(20), 10).tolist()
    alone, clustered = mean_estimate(alike), mean_estimate(alike, clusters)
    assert clustered.value == alone.value
    assert width(clustered) == pytest.approx(10**0.5 * width(alone), rel=0.2)


def test_one_cluster_leaves_nothing_to_resample():
    estimate = mean_estimate([0.2, 0.4], ["same", "same"])
    assert estimate == pytest.approx((0.3, 0.3, 0.3))


def test_a_cluster_weighs_by_its_queries():
    # One cluster of three ones against one of a single zero: drawn means are 0, 3/4 or 1.
    estimate = mean_estimate([1, 1, 1, 0], ["a", "a", "a", "b"])
    assert estimate == (0.75, 0.0, 1.0)


def test_a_paired_difference_does_not_carry_what_both_have_in_common():
    draws = np.random.default_rng(2)
    common = draws.normal(scale=10, size=100)
    better = common + 1 + draws.normal(scale=0.1, size=100)
    difference, p = paired_difference(better, common)
    assert 0.9 < difference.low < 1 < difference.high < 1.1
    assert p == pytest.approx(2 / 2001)


def test_equal_lists_differ_by_nothing():
    difference, p = paired_difference([0.1, 0.5, 0.9], [0.1, 0.5, 0.9])
    assert difference == (0, 0, 0)
    assert p == 1


def test_the_same_seed_gives_the_same_interval_and_another_does_not():
    values = np.random.default_rng(3).random(50)
    assert mean_estimate(values, seed=4) == mean_estimate(values, seed=4)
    assert mean_estimate(values, seed=4) != mean_estimate(values, seed=5)


def test_nothing_cannot_be_resampled():
    with pytest.raises(ValueError, match="nothing"):
        mean_estimate([])
    with pytest.raises(ValueError, match="1 clusters for 2"):
        mean_estimate([1.0, 2.0], ["a"])


def test_holm_on_a_worked_example():
    # p .01, .04, .03, .005 of four tests: 4 x .005, 3 x .01, 2 x .03, and no less for .04.
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([0.9, 0.8]) == [1.0, 1.0]
    assert holm([]) == []


@given(st.lists(st.floats(0, 1), max_size=12))
def test_holm_keeps_the_order_and_lies_between_no_correction_and_bonferroni(p_values):
    corrected = holm(p_values)
    for p, after in zip(p_values, corrected, strict=True):
        assert p <= after <= 1
    ordered = sorted(range(len(p_values)), key=lambda at: p_values[at])
    assert [corrected[at] for at in ordered] == sorted(corrected)
    if p_values:
        assert min(corrected) == pytest.approx(min(1, len(p_values) * min(p_values)))
