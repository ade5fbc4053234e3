from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import spearmanr

from matchmaker.evaluation.bootstrap import DRAWS, Draws
from matchmaker.evaluation.rank_statistics import spearman


def width(estimate):
    return estimate.high - estimate.low


def test_the_interval_of_a_mean_is_that_of_the_normal_law_where_that_holds():
    values = np.random.default_rng(1).normal(size=400)
    estimate = DRAWS.mean(values)
    error = values.std() / len(values) ** 0.5
    assert estimate.value == pytest.approx(values.mean())
    assert estimate.low == pytest.approx(values.mean() - 1.96 * error, abs=0.1 * error)
    assert estimate.high == pytest.approx(values.mean() + 1.96 * error, abs=0.1 * error)


def test_clusters_of_alike_values_widen_the_interval():
    values = [0.0, 1.0] * 10
    alike = np.repeat(values, 10)
    clusters = np.repeat(np.arange(20), 10).tolist()
    alone, clustered = DRAWS.mean(alike), DRAWS.mean(alike, clusters)
    assert clustered.value == alone.value
    assert width(clustered) == pytest.approx(10**0.5 * width(alone), rel=0.2)


def test_one_cluster_leaves_nothing_to_resample():
    estimate = DRAWS.mean([0.2, 0.4], ["same", "same"])
    assert estimate == pytest.approx((0.3, 0.3, 0.3))


def test_a_cluster_weighs_by_its_judgements():
    # One cluster of three ones against one of a single zero: drawn means are 0, 3/4 or 1.
    estimate = DRAWS.mean([1, 1, 1, 0], ["a", "a", "a", "b"])
    assert estimate == (0.75, 0.0, 1.0)


def test_any_figure_has_an_interval_over_clusters():
    random = np.random.default_rng(1)
    one = random.normal(size=60)
    other = one + random.normal(size=60)
    twice = np.tile(np.arange(60), 2)
    figure = spearman(one[twice], other[twice])
    alone, clustered = DRAWS.estimate(figure, 120), DRAWS.estimate(figure, 120, twice.tolist())
    assert alone.value == clustered.value == pytest.approx(spearmanr(one, other).statistic)
    assert width(clustered) == pytest.approx(2**0.5 * width(alone), rel=0.15)


def test_a_paired_difference_does_not_carry_what_both_have_in_common():
    draws = np.random.default_rng(2)
    common = draws.normal(scale=10, size=100)
    better = common + 1 + draws.normal(scale=0.1, size=100)
    difference, p = DRAWS.paired_difference(better, common)
    assert 0.9 < difference.low < 1 < difference.high < 1.1
    assert p == pytest.approx(2 / 2001)


def test_equal_lists_differ_by_nothing():
    difference, p = DRAWS.paired_difference([0.1, 0.5, 0.9], [0.1, 0.5, 0.9])
    assert difference == (0, 0, 0)
    assert p == 1


def test_the_same_seed_gives_the_same_interval_and_another_does_not():
    values = np.random.default_rng(3).random(50)
    assert Draws(seed=4).mean(values) == Draws(seed=4).mean(values)
    assert Draws(seed=4).mean(values) != Draws(seed=5).mean(values)


def test_draws_without_a_figure_are_passed_over():
    def often_unknown(drawn):
        return np.where(drawn[:, 0] > 0, 1.0, np.nan)

    assert DRAWS.estimate(often_unknown, 3) == (1, 1, 1)


def test_every_draw_is_made_when_they_are_no_round_number():
    seen = []

    def counted(drawn):
        seen.append(len(drawn))
        return drawn.sum(axis=1)

    Draws(resamples=430).estimate(counted, 2)
    assert sum(seen) == 431  # and one for the figure itself


def test_nothing_cannot_be_resampled():
    with pytest.raises(ValueError, match="nothing"):
        DRAWS.paired_difference([], [])
    with pytest.raises(ValueError, match="1 clusters for 2"):
        DRAWS.mean([1.0, 2.0], ["a"])
