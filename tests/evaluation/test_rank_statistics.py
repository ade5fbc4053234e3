from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import spearmanr
from sklearn.metrics import roc_auc_score

from matchmaker.evaluation.rank_statistics import macro_auc, spearman


def random_judgements(seed: int, cases: int = 200):
    """Scores with many ties, labels, and one of four groups each."""
    random = np.random.default_rng(seed)
    truth = random.random(cases) < 0.5
    scores = np.round(random.normal(size=cases) + truth, 1)
    return scores, truth, random.integers(1, 5, cases), random


def at(statistic, weights) -> float:
    return float(statistic(np.asarray(weights, dtype=float)[None, :])[0])


@pytest.mark.parametrize("seed", range(5))
def test_macro_auc_is_the_mean_of_scikit_learns(seed):
    scores, truth, groups, _ = random_judgements(seed)
    expected = [roc_auc_score(truth[groups == g], scores[groups == g]) for g in np.unique(groups)]
    figure = at(macro_auc(scores, truth, groups), np.ones(len(scores)))
    assert figure == pytest.approx(np.mean(expected))


@pytest.mark.parametrize("seed", range(5))
def test_macro_auc_of_a_draw_is_that_of_the_cases_drawn(seed):
    scores, truth, groups, random = random_judgements(seed)
    drawn = random.integers(0, len(scores), len(scores))
    expected = []
    for group in np.unique(groups):
        own = drawn[groups[drawn] == group]
        expected.append(roc_auc_score(truth[own], scores[own]))
    weights = np.bincount(drawn, minlength=len(scores))
    assert at(macro_auc(scores, truth, groups), weights) == pytest.approx(np.mean(expected))


def test_a_group_that_was_drawn_on_one_side_only_is_left_out():
    scores, truth = np.array([1.0, 0, 0, 1]), np.array([True, False, True, False])
    figures = macro_auc(scores, truth, np.array([1, 1, 2, 2]))
    assert at(figures, [1, 1, 1, 1]) == pytest.approx(0.5)
    assert at(figures, [1, 1, 2, 0]) == 1
    assert np.isnan(at(figures, [2, 0, 2, 0]))


@pytest.mark.parametrize("seed", range(5))
def test_spearman_is_scipys(seed):
    random = np.random.default_rng(seed)
    one = np.round(random.normal(size=300), 1)
    other = np.round(one + random.normal(size=300), 1)
    assert at(spearman(one, other), np.ones(300)) == pytest.approx(spearmanr(one, other).statistic)


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=3, max_size=12), st.data()
)
def test_spearman_of_a_draw_is_that_of_the_cases_drawn(pairs, data):
    one, other = (np.array(values, dtype=float) for values in zip(*pairs, strict=True))
    drawn = data.draw(
        st.lists(st.integers(0, len(pairs) - 1), min_size=len(pairs), max_size=len(pairs))
    )
    figure = at(spearman(one, other), np.bincount(drawn, minlength=len(pairs)))
    if len(set(one[drawn])) == 1 or len(set(other[drawn])) == 1:
        assert np.isnan(figure)
    else:
        assert figure == pytest.approx(spearmanr(one[drawn], other[drawn]).statistic)
