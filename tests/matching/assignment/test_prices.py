"""Prices prove bounds whatever they are, and those of an optimum are what a place would gain."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.matching.assignment.extra_places import extra_places
from matchmaker.matching.assignment.prices import Prices, dual_bound
from matchmaker.matching.assignment.solving import solve
from tests.support.instances import best_by_trying, instances


@given(instances(), st.data())
def test_any_prices_bound_the_worth(instance, data):
    n_nodes = len(instance.places)
    numbers = st.lists(st.integers(0, 10**8), min_size=n_nodes, max_size=n_nodes)
    prices = Prices(np.array(data.draw(numbers), dtype=np.int64), 0)
    assert dual_bound(instance, prices, 0) >= best_by_trying(instance, fair=False)[1]


@given(instances(), st.data())
def test_any_prices_with_a_bonus_bound_the_worth_of_what_serves_as_many(instance, data):
    n_nodes = len(instance.places)
    bonus = data.draw(st.integers(1, 10**9))
    drawn = data.draw(st.lists(st.integers(-2 * bonus, 10**8), min_size=n_nodes, max_size=n_nodes))
    # Only a node that earns the bonus may have a price below zero.
    price = np.where(instance.wants, drawn, np.abs(drawn))
    served, best = best_by_trying(instance, fair=True)
    assert dual_bound(instance, Prices(price, bonus), served) >= best


@given(instances(two_sides=True))
def test_the_price_of_a_full_node_is_what_one_more_place_gains(instance):
    def again(changed):
        return solve(changed, "welfare", fair=False, exact_below=0, gap=0)

    # The prices are the least that fit at the heads, and so the largest that fit at the tails.
    heads = np.isin(np.arange(len(instance.places)), instance.heads)
    gains = extra_places(instance, again(instance), heads, len(heads), again)
    assert all(gain.price == gain.worth for gain in gains)
    asked = {gain.node for gain in gains}
    before = best_by_trying(instance, fair=False)[1]
    for node in set(np.flatnonzero(heads).tolist()) - asked:
        assert best_by_trying(instance.with_place_at(node), fair=False)[1] == before


@given(instances(), st.booleans())
def test_gains_are_those_of_the_larger_problem(instance, fair):
    def again(changed):
        return solve(changed, "welfare", fair=fair, exact_below=10**9, gap=0)

    everywhere = np.ones(len(instance.places), dtype=bool)
    before = best_by_trying(instance, fair=fair)
    for gain in extra_places(instance, again(instance), everywhere, 2, again):
        after = best_by_trying(instance.with_place_at(gain.node), fair=fair)
        assert gain.worth == after[1] - before[1]
        assert not fair or gain.served == after[0] - before[0]
