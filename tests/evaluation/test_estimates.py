from __future__ import annotations

import numpy as np
import pytest

from matchmaker.evaluation.estimates import DRAWS, Draws
from matchmaker.evaluation.rank_statistics import mean


def test_the_interval_of_a_mean_is_about_two_standard_errors_wide():
    values = np.random.default_rng(1).normal(size=400)
    figure = DRAWS.estimate(mean(values), 400)
    error = values.std() / 20
    assert figure.value == pytest.approx(values.mean())
    assert figure.low == pytest.approx(values.mean() - 1.96 * error, abs=0.1 * error)
    assert figure.high == pytest.approx(values.mean() + 1.96 * error, abs=0.1 * error)


def test_the_same_cases_in_clusters_say_less():
    values = np.repeat(np.random.default_rng(1).normal(size=40), 10)
    alone = DRAWS.estimate(mean(values), 400)
    clustered = DRAWS.estimate(mean(values), 400, np.repeat(np.arange(40), 10))
    assert clustered.high - clustered.low > 2.5 * (alone.high - alone.low)


def test_a_run_can_be_repeated_and_another_seed_draws_others():
    values = np.random.default_rng(1).normal(size=50)
    assert DRAWS.estimate(mean(values), 50) == DRAWS.estimate(mean(values), 50)
    assert Draws(seed=1).estimate(mean(values), 50) != DRAWS.estimate(mean(values), 50)


def test_draws_without_a_figure_are_passed_over():
    def often_unknown(weights):
        return np.where(weights[:, 0] > 0, 1.0, np.nan)

    assert DRAWS.estimate(often_unknown, 3) == (1, 1, 1)


def test_every_draw_is_made_when_they_are_no_round_number():
    seen = []

    def counted(weights):
        seen.append(len(weights))
        return weights.sum(axis=1)

    Draws(resamples=430).estimate(counted, 2)
    assert sum(seen) == 431  # and one for the figure itself
