"""What one more place would really be worth: the dearest nodes, solved again one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from matchmaker.matching.assignment.greedy import best_first
from matchmaker.matching.assignment.instance import BoolArray, Instance
from matchmaker.matching.assignment.prices import Prices
from matchmaker.matching.assignment.solving import Solution

Solve = Callable[[Instance], Solution]


class ExtraGain(NamedTuple):
    """What changes with one more place at a node.

    Attributes
    ----------
    price
        The shadow price, in units of worth: what the present solution expects.
    worth, served
        What is really gained.
    """

    node: int
    price: int
    worth: int
    served: int


def extra_places(
    instance: Instance,
    solution: Solution,
    askable: BoolArray,
    most: int,
    solve: Solve,
    progress: Callable[[int, int], None] | None = None,
) -> Sequence[ExtraGain]:
    """Gains of the nodes with the highest shadow prices, the largest real gain first.

    Parameters
    ----------
    askable
        Nodes whose places could be more, of shape (n,).
    most
        How many are tried.
    solve
        How the instance was solved.
    """
    tried = _worth_trying(instance, solution, askable)[:most]
    before = instance.total(solution.chosen), instance.served(solution.chosen)
    gains = []
    for done, node in enumerate(tried):
        more = instance.with_place_at(node)
        again = solve(more).chosen
        worth, served = more.total(again) - before[0], more.served(again) - before[1]
        gains.append(ExtraGain(node, _price(solution.prices, node), worth, served))
        if progress is not None:
            progress(1, len(tried) - done - 1)
    return sorted(gains, key=lambda gain: (-gain.served, -gain.worth, gain.node))


def _worth_trying(instance: Instance, solution: Solution, askable: BoolArray) -> list[int]:
    """Full nodes by their price, then those that a node without a partner could have had.

    The latter may gain though their price is zero: prices are those of a fractional matching, in
    which nobody need be alone.
    """
    used = instance.used(solution.chosen)
    possible = askable & (used >= instance.places)
    prices = solution.prices.doubled
    dear = np.flatnonzero(possible & (prices > 0))
    dear = dear[np.argsort(-prices[dear], kind="stable")]
    alone = instance.wants & (used == 0)
    order = best_first(instance.worth)
    ends = np.stack([instance.tails[order], instance.heads[order]], axis=1)
    missed = ends[:, ::-1][alone[ends]]  # the other end of each pair of a node that is alone
    return list(dict.fromkeys([*dear.tolist(), *missed[possible[missed]].tolist()]))


def _price(prices: Prices, node: int) -> int:
    """The price without the bonuses of members that would have a partner."""
    price = int(prices.doubled[node]) // 2
    return price - prices.bonus * round(price / prices.bonus) if prices.bonus else price
