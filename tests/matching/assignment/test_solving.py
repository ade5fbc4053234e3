"""The chosen pairs are the best there are, by solvers that share no code with the project's."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array

from matchmaker.matching.assignment.greedy import greedy
from matchmaker.matching.assignment.solving import (
    FLOW,
    GREEDY,
    NOTHING,
    PROGRAM,
    ROUNDED,
    expected_method,
    solve,
)
from matchmaker.matching.assignment.stability import blocking_pairs
from tests.support.instances import (
    best_by_trying,
    instance_of,
    instances,
    is_within_places,
    random_instance,
)

EXACT, ROUGH = 10**9, 0
# Two odd cycles with a bad link: the fractional optimum is worth 30, the best choice 21.
LINKED_TRIANGLES = [(a, b, 10) for a, b in [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)]]
LINKED_TRIANGLES.append((2, 3, 1))


def solved(instance, objective="welfare", *, fair=False, exact_below=EXACT, gap=0.0):
    return solve(instance, objective, fair=fair, exact_below=exact_below, gap=gap)


def incidence(instance):
    n_pairs = len(instance)
    rows = np.concatenate([instance.tails, instance.heads])
    columns = np.tile(np.arange(n_pairs), 2)
    return csr_array((np.ones(2 * n_pairs), (rows, columns)), shape=(len(instance.places), n_pairs))


@given(instances(), st.booleans())
@settings(max_examples=150)
def test_no_choice_of_pairs_is_better(instance, fair):
    solution = solved(instance, fair=fair)
    served = instance.served(solution.chosen) if fair else 0
    assert is_within_places(instance, solution.chosen)
    assert (served, instance.total(solution.chosen)) == best_by_trying(instance, fair=fair)


@given(instances(), st.booleans(), st.sampled_from([EXACT, ROUGH]))
@settings(max_examples=150)
def test_the_bounds_hold_for_every_choice(instance, fair, exact_below):
    solution = solved(instance, fair=fair, exact_below=exact_below)
    most_served, best = best_by_trying(instance, fair=fair)
    assert is_within_places(instance, solution.chosen)
    assert solution.bound >= instance.total(solution.chosen)
    if not fair:
        assert solution.bound >= best
        assert solution.served_bound is None
        return
    assert solution.served_bound >= most_served
    if instance.served(solution.chosen) == most_served:
        assert solution.bound >= best


@given(instances(two_sides=True), st.booleans())
def test_between_two_sides_the_bound_is_reached(instance, fair):
    solution = solved(instance, fair=fair)
    assert solution.bound == instance.total(solution.chosen)


@given(instances())
def test_the_stable_matching_has_no_blocking_pairs(instance):
    solution = solved(instance, "stable")
    assert is_within_places(instance, solution.chosen)
    assert not blocking_pairs(instance, solution.chosen).any()


def test_rounding_fairly_serves_no_fewer_than_without_fairness():
    pairs = [(0, 1, 22), (0, 2, 21), (0, 3, 24), (1, 2, 20), (1, 3, 21), (2, 3, 22)]
    instance = instance_of(pairs, [1, 1, 2, 1], wants=range(4))
    fair, unfair = (solved(instance, fair=wish, exact_below=ROUGH) for wish in (True, False))
    assert instance.served(fair.chosen) >= instance.served(unfair.chosen)


@given(instances(), st.booleans())
def test_rounding_is_never_worse_than_choosing_pair_by_pair(instance, fair):
    found = solved(instance, fair=fair, exact_below=ROUGH).chosen
    plain = greedy(instance)
    values = [(instance.served(one) if fair else 0, instance.total(one)) for one in (found, plain)]
    assert values[0] >= values[1]


def test_a_blocking_pair_is_counted_where_there_is_one():
    path = instance_of([(0, 1, 3), (1, 2, 4), (2, 3, 3)], [1, 1, 1, 1])
    welfare = solved(path)
    assert welfare.chosen.tolist() == [True, False, True]
    assert blocking_pairs(path, welfare.chosen).tolist() == [False, True, False]


def test_an_odd_cycle_is_not_taken_by_halves():
    triangle = instance_of([(0, 1, 5), (0, 2, 4), (1, 2, 3)], [1, 1, 1])
    solution = solved(triangle)
    assert solution.chosen.tolist() == [True, False, False]
    assert solution.bound == 5  # the three halves together are worth 6


def test_fairness_takes_less_worth_for_one_more_member():
    # Node 0 is worth most with 2, but 1 can be matched with 2 alone.
    instance = instance_of([(0, 2, 9), (0, 3, 1), (1, 2, 2)], [1, 1, 1, 1], wants=[0, 1])
    assert solved(instance).chosen.tolist() == [True, False, False]
    assert solved(instance, fair=True).chosen.tolist() == [False, True, True]


def test_the_best_matching_of_a_thousand_is_that_of_a_linear_program():
    instance = random_instance(2_000, 50_000, seed=1, two_sides=True)
    solution = solved(instance)
    program = linprog(
        -instance.worth / 1e6, A_ub=incidence(instance), b_ub=instance.places, bounds=(0, 1)
    )
    assert solution.method == FLOW
    assert instance.total(solution.chosen) / 1e6 == pytest.approx(-program.fun, rel=1e-9)
    assert instance.total(greedy(instance)) < 0.97 * instance.total(solution.chosen)


@pytest.mark.parametrize("seed", range(4))
def test_any_two_may_pair_as_an_independent_integer_program_has_it(seed):
    instance = random_instance(60, 600, seed=seed, two_sides=False)
    solution = solved(instance)
    program = milp(
        -instance.worth / 1e6,
        constraints=LinearConstraint(incidence(instance), -np.inf, instance.places),
        integrality=np.ones(len(instance)),
        bounds=Bounds(0, 1),
    )
    assert solution.method in {PROGRAM, ROUNDED}  # rounding may be proven to be as good
    assert instance.total(solution.chosen) / 1e6 == pytest.approx(-program.fun, rel=1e-7)


def test_a_large_instance_is_rounded_within_one_percent_of_its_bound():
    instance = random_instance(3_000, 60_000, seed=2, two_sides=False)
    solution = solved(instance, exact_below=ROUGH)
    total = instance.total(solution.chosen)
    assert solution.method == ROUNDED
    assert is_within_places(instance, solution.chosen)
    assert total > instance.total(greedy(instance))
    assert total >= 0.99 * solution.bound


@pytest.mark.parametrize("exact_below", [EXACT, ROUGH])
@pytest.mark.parametrize("fair", [True, False])
def test_nothing_that_fits_is_left_out(exact_below, fair):
    instance = random_instance(300, 3_000, seed=3, two_sides=False)
    solution = solved(instance, fair=fair, exact_below=exact_below, gap=0.05)
    left = instance.places - instance.used(solution.chosen)
    free = (left[instance.tails] > 0) & (left[instance.heads] > 0) & ~solution.chosen
    assert not free.any()


def test_the_order_of_equal_pairs_decides():
    instance = instance_of([(0, 1, 5), (0, 2, 5)], [1, 1, 1])
    assert greedy(instance).tolist() == [True, False]


@pytest.mark.parametrize(
    ("pairs", "objective", "exact_below", "method"),
    [
        ([], "welfare", EXACT, NOTHING),
        ([(0, 1, 1)], "welfare", ROUGH, FLOW),
        (LINKED_TRIANGLES, "welfare", EXACT, PROGRAM),
        ([(0, 1, 1), (1, 2, 1)], "welfare", ROUGH, ROUNDED),
        ([(0, 1, 1), (1, 2, 1)], "stable", EXACT, GREEDY),
    ],
)
def test_the_method_is_told_before_and_after(pairs, objective, exact_below, method):
    instance = instance_of(pairs, [1] * 6)
    assert expected_method(instance, objective, exact_below) == method
    assert solved(instance, objective, exact_below=exact_below).method == method
