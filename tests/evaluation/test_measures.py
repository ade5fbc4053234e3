from __future__ import annotations

import importlib.util

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import ndcg_score

from matchmaker.errors import MissingExtraError
from matchmaker.evaluation.measures import (
    NDCG,
    RECALL,
    RR,
    TOP,
    appearances,
    gini,
    list_measures,
    reciprocal_success,
)

RUNS = 40


@pytest.fixture(scope="module")
def random_runs():
    """Lists of 15 to 60 candidates, in a random order, with one to six that are relevant."""
    draws = np.random.default_rng(7)
    relevant, ranked = {}, {}
    for number in range(RUNS):
        ids = [f"c{at:02}" for at in range(draws.integers(15, 60))]
        ranked[f"q{number}"] = list(draws.permutation(ids))
        relevant[f"q{number}"] = list(
            draws.choice(ids, size=int(draws.integers(1, 7)), replace=False)
        )
    return relevant, ranked


def test_ndcg_is_that_of_scikit_learn(random_runs):
    relevant, ranked = random_runs
    measured = list_measures(relevant, ranked)[NDCG]
    for query, ids in ranked.items():
        truth = [float(id_ in relevant[query]) for id_ in ids]
        scores = [float(-place) for place in range(len(ids))]
        assert measured[query] == pytest.approx(ndcg_score([truth], [scores], k=TOP))


def test_rank_and_recall_are_those_counted_by_hand(random_runs):
    relevant, ranked = random_runs
    measured = list_measures(relevant, ranked)
    for query, ids in ranked.items():
        places = [ids.index(id_) + 1 for id_ in relevant[query]]
        assert measured[RR][query] == pytest.approx(1 / min(places))
        found = sum(place <= TOP for place in places) / len(places)
        assert measured[RECALL][query] == pytest.approx(found)


def test_what_is_not_ranked_counts_as_not_found():
    measured = list_measures({"a": ["x"], "b": ["x", "y"], "c": ["x"]}, {"a": [], "b": ["y"]})
    assert measured[RR] == {"a": 0, "b": 1, "c": 0}
    assert measured[RECALL] == {"a": 0, "b": 0.5, "c": 0}


def test_without_the_package_the_extra_is_named(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)  # noqa: ARG005
    with pytest.raises(MissingExtraError, match="'evaluate'"):
        list_measures({}, {})


def test_both_sides_must_have_each_other():
    relevant = {"q1": ["x", "y"], "q2": ["x"], "q3": ["x"]}
    tops = {"q1": ["x", "y"], "q2": ["x"], "q3": []}
    partner_tops = {
        ("q1", "x"): ["seeker-1"],
        ("q1", "y"): ["seeker-2"],
        ("q2", "x"): [],
        ("q3", "x"): ["seeker-3"],
    }
    seekers = {"q1": "seeker-1", "q2": "seeker-2", "q3": "seeker-3"}
    found = reciprocal_success(relevant, tops, partner_tops, seekers)
    assert found == {"q1": 0.5, "q2": 0, "q3": 0}


@given(st.lists(st.integers(0, 50), min_size=1, max_size=30))
def test_gini_is_the_mean_difference_of_all_pairs_over_twice_the_mean(counts):
    values = np.array(counts, dtype=float)
    if values.sum() == 0:
        assert gini(counts) == 0
        return
    differences = np.abs(values[:, None] - values[None, :]).mean()
    assert gini(counts) == pytest.approx(differences / (2 * values.mean()))


def test_appearances_count_those_who_never_appear():
    assert appearances({"a": ["x", "y"], "b": ["x"]}, ["x", "y", "z"]) == [2, 1, 0]
