from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.evaluation.bootstrap import Draws
from matchmaker.evaluation.comparing import compared, holm
from matchmaker.evaluation.task import DEFAULT

FEW = Draws(resamples=200)


def test_each_comparison_is_the_paired_difference_and_p_is_corrected_within_its_family():
    better, worse = [1.0, 0.5, 1.0, 0.5], [0.5, 0.0, 0.5, 0.0]
    values = {DEFAULT: better, "bm25": worse, "random": better, "no-theme": worse, "other": worse}
    clusters = ["a", "a", "b", "c"]
    found = compared("some", "accuracy", values, FEW, clusters)
    assert [(one.family, one.engine) for one in found] == [
        ("baselines", "random"),
        ("baselines", "bm25"),
        ("parts", "no-theme"),
    ]
    for one in found:
        assert (one.group, one.measure) == ("some", "accuracy")
        expected = FEW.paired_difference(better, values[one.engine], clusters)
        assert (one.difference, one.p) == expected
    random, bm25, no_theme = found
    assert [random.p_holm, bm25.p_holm] == holm([random.p, bm25.p])
    assert no_theme.p_holm == no_theme.p == bm25.p < bm25.p_holm


def test_without_judgements_nothing_is_compared():
    assert compared("some", "accuracy", {DEFAULT: [], "bm25": []}, FEW) == []


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
