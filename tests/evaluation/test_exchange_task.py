from __future__ import annotations

from dataclasses import replace

import pytest

from matchmaker.errors import UsageError
from matchmaker.evaluation.bootstrap import Draws
from matchmaker.evaluation.engines import ABLATIONS, BASELINES
from matchmaker.evaluation.exchange_task import evaluate
from matchmaker.evaluation.task import DEFAULT, Context
from matchmaker.evaluation.top_tens import everybody
from matchmaker.evaluation.world import World
from matchmaker.ledger.ledger import Ledger
from matchmaker.settings import DEFAULTS
from tests.support.exchange_world import exchange_ledger, exchange_registry, peers
from tests.support.word_channel import WordChannel


@pytest.fixture
def context(engine):
    dense = replace(engine, dense=WordChannel(), model="words")
    return Context(
        exchange_registry(),
        exchange_ledger(),
        dense,
        cases=None,
        programmes=(peers(),),
        draws=Draws(resamples=50),
    )


def test_the_figures_are_those_of_the_lists(context):
    result = evaluate(context)
    group = result.engines[DEFAULT]["pairs"]
    assert group.n == 2
    places = {
        query: [id_ for id_, _ in listed].index("br-porto-alto") + 1
        for query, listed in result.runs[DEFAULT].items()
    }
    assert set(places) == {"ke-hilltop/markets", "ke-hilltop/solid-waste"} == set(result.relevant)
    expected = sum(1 / place for place in places.values()) / 2
    assert group.measures["RR"].value == pytest.approx(expected)
    assert group.measures["R@10"].value == 1  # there are four candidates
    assert group.measures["both@10"].value == 1


def test_every_engine_has_every_group_and_the_default_comes_first(context):
    result = evaluate(context)
    assert next(iter(result.engines)) == DEFAULT
    for engine in (DEFAULT, *BASELINES, *ABLATIONS):
        assert set(result.engines[engine]) == {
            "pairs", "unnamed", "focused", "events", "top_tens",
        }  # fmt: skip
    compared = [one.engine for one in result.comparisons if one.group == "pairs"]
    assert compared == [*BASELINES, *ABLATIONS]
    assert all(one.p <= one.p_holm for one in result.comparisons)


def test_what_remains_and_what_fell_is_counted(context):
    counts = evaluate(context).group_counts
    assert counts["queries"]["pairs"] == 2
    assert counts["different items that fell"]["pairs"] == 3
    assert counts["items that fell, over all queries"]["pairs"] == 6
    assert counts["queries"]["events"] == 2


def test_two_runs_are_equal(context):
    assert evaluate(context) == evaluate(context)


def test_top_tens_are_those_of_all_but_associations(context):
    result = evaluate(context)
    figures = result.engines[DEFAULT]["top_tens"]
    assert figures.n == len(everybody(World(context.registry.profiles), DEFAULTS)) == 6
    # Compatriots are no candidates, everybody else stands in the lists: 4 or 5 of 5 others.
    assert 0 < figures.measures["gini"].value < 0.1
    assert figures.measures["never"].value == 0
    # From the South: five seekers; each lists the one of the North.
    assert figures.measures["south_south"].value == pytest.approx(1 - 5 / (4 + 4 + 5 + 5 + 5))
    lost = {
        name: result.engines[name]["top_tens"].measures["points_lost"].value
        for name in ("south-0", "south-0.2", "south-only")
    }
    assert lost["south-0"] == 0
    assert min(lost.values()) >= 0


def test_charts_show_the_strengths_and_the_parts(context):
    charts = {chart.name: chart for chart in evaluate(context).charts}
    assert set(charts) == {"score-by-rank", "ablations", "trade-off"}
    (parts,) = charts["ablations"].series
    assert [f"no-{label}" for label in parts.labels] == list(ABLATIONS)
    for (_, value), (low, high) in zip(parts.points, parts.intervals, strict=True):
        assert low <= value <= high
    assert set(charts["trade-off"].series[0].labels) == {"0", "0.05", "0.1", "0.2", "only"}
    mean = next(series for series in charts["score-by-rank"].series if series.name == "mean")
    heights = [y for _, y in mean.points]
    assert heights == sorted(heights, reverse=True)


def test_a_ledger_without_a_pair_of_the_registry_is_refused(context):
    with pytest.raises(UsageError, match="No documented exchange") as caught:
        evaluate(context._replace(ledger=Ledger()))
    assert "--exchanges" in caught.value.hint
