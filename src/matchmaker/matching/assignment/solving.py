"""The decision: which pairs to choose, by which method, and how good that is at least."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matchmaker.matching.assignment.flow import (
    Network,
    best_flow,
    fairness_bonus,
    network_of,
)
from matchmaker.matching.assignment.greedy import best_first, filled, greedy
from matchmaker.matching.assignment.instance import BoolArray, Instance, IntArray
from matchmaker.matching.assignment.integer_program import integer_program, n_open_pairs, open_pairs
from matchmaker.matching.assignment.prices import Prices, dual_bound, odd_allowance, shadow_prices
from matchmaker.matching.assignment.rounding import rounded
from matchmaker.settings import BatchObjective

FLOW = "minimum cost flow (OR-Tools), exact"
PROGRAM = "integer program (HiGHS)"
ROUNDED = "fractional optimum (OR-Tools), rounded by prices"
NOTHING = "none, as there are no candidate pairs"
GREEDY = "greedy, which is stable"


class Solution(NamedTuple):
    """A choice of pairs.

    Attributes
    ----------
    chosen
        Of shape (m,).
    bound
        No choice is worth more, or none that serves as many where fairness was asked for.
    served_bound
        With fairness: no choice gives a partner to more of the nodes that want one.
    prices
        Of one more place at each node.
    """

    chosen: BoolArray
    method: str
    bound: int
    served_bound: int | None
    prices: Prices


def solve(
    instance: Instance, objective: BatchObjective, *, fair: bool, exact_below: int, gap: float
) -> Solution:
    """Choose pairs.

    Parameters
    ----------
    objective
        ``welfare`` for the largest total worth, ``stable`` for the greedy matching.
    fair
        Whether as many as possible of the nodes that want a partner get one before worth counts;
        not with ``stable``.
    exact_below
        Open pairs up to which the integer program decides, where any two nodes may be paired.
    gap
        At which it may stop.

    Raises
    ------
    MissingExtraError
        Without the extra ``batch``.
    """
    if not len(instance):
        nothing = np.zeros(0, dtype=bool)
        free = Prices(np.zeros(len(instance.places), dtype=np.int64), 0)
        return Solution(nothing, NOTHING, 0, 0 if fair else None, free)
    relaxed = _relax(instance, fairness_bonus(instance) if fair else 0)
    chosen, method = _choose(instance, objective, relaxed, exact_below, gap)
    served = instance.served(chosen)
    bound = _bound(instance, relaxed, served)
    if fair and served < relaxed.served_bound:
        # The prices hold for a choice that serves more; without the bonus they hold for any.
        bound = min(bound, _bound(instance, _relax(instance, 0), 0))
    served_bound = relaxed.served_bound if fair else None
    return Solution(chosen, method, bound, served_bound, relaxed.prices)


def expected_method(instance: Instance, objective: BatchObjective, exact_below: int) -> str:
    """The method of `solve`, unless rounding proves as good as an integer program could be."""
    if not len(instance):
        return NOTHING
    if objective == "stable":
        return GREEDY
    if instance.is_bipartite:
        return FLOW
    return PROGRAM if n_open_pairs(instance) <= exact_below else ROUNDED


class _Relaxed(NamedTuple):
    """An optimal fractional matching, in halves, with its prices; whole if there are two sides."""

    network: Network
    halves: IntArray
    prices: Prices
    served_bound: int


def _relax(instance: Instance, bonus: int) -> _Relaxed:
    network = network_of(instance)
    flow = best_flow(instance, network, bonus)
    prices = shadow_prices(instance, network, flow, bonus)
    n_pairs = len(instance)
    halves = flow[:n_pairs].astype(np.int64)
    halves += flow[n_pairs:] if network.doubled else halves
    return _Relaxed(network, halves, prices, _served_at_most(instance, network, flow))


def _served_at_most(instance: Instance, network: Network, flow: BoolArray) -> int:
    """How many wanting nodes a flow serves; with a bonus, the most that any choice can."""
    n_nodes, wants = len(instance.places), instance.wants
    left, right = (
        np.bincount(ends[flow], minlength=n_nodes)[wants] > 0
        for ends in (network.tails, network.heads)
    )
    if network.doubled:  # each copy of a node counts half
        return int(left.sum() + right.sum()) // 2
    return int((left | right).sum())


def _bound(instance: Instance, relaxed: _Relaxed, served: int) -> int:
    bound = dual_bound(instance, relaxed.prices, served)
    if relaxed.network.doubled:
        bound -= odd_allowance(instance, relaxed.prices)
    return bound


def _choose(
    instance: Instance,
    objective: BatchObjective,
    relaxed: _Relaxed,
    exact_below: int,
    gap: float,
) -> tuple[BoolArray, str]:
    method = expected_method(instance, objective, exact_below)
    if method == GREEDY:
        return greedy(instance), method
    if method == FLOW:
        return relaxed.halves > 0, method
    fair = relaxed.prices.bonus > 0
    best = _rounded(instance, relaxed)
    if method == PROGRAM and not _is_within(instance, best, relaxed, gap):
        pairs = open_pairs(instance, relaxed.prices)
        found = integer_program(instance, pairs, fair=fair, gap=gap)
        if found is not None and (instance.used(found) <= instance.places).all():
            # Within its gap it may leave a pair out that nothing stands in the way of.
            full = filled(instance, found, best_first(instance.worth))
            if _value(instance, full, fair=fair) >= _value(instance, best, fair=fair):
                return full, PROGRAM
    return best, ROUNDED


def _rounded(instance: Instance, relaxed: _Relaxed) -> BoolArray:
    """The best of what rounding and choosing pair by pair give."""
    fair = relaxed.prices.bonus > 0
    choices = [rounded(instance, relaxed.halves, relaxed.prices), greedy(instance)]
    if fair:
        plain = _relax(instance, 0)
        choices.append(rounded(instance, plain.halves, plain.prices))
    return max(choices, key=lambda chosen: _value(instance, chosen, fair=fair))


def _value(instance: Instance, chosen: BoolArray, *, fair: bool) -> tuple[int, int]:
    """What is maximised: with fairness first the nodes that have the partner they want."""
    return instance.served(chosen) if fair else 0, instance.total(chosen)


def _is_within(instance: Instance, chosen: BoolArray, relaxed: _Relaxed, gap: float) -> bool:
    """Whether the bound proves that a search could gain no more than the gap."""
    served = instance.served(chosen)
    if relaxed.prices.bonus and served < relaxed.served_bound:
        return False
    bound = _bound(instance, relaxed, served)
    return bound - instance.total(chosen) <= gap * bound
