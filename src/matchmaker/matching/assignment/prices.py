"""What one more place at each node would be worth, and the bound that such prices prove.

The prices are potentials of the flow's residual network: the most that a unit arriving at a node is
worth (Ahuja, Magnanti and Orlin, Network Flows, 1993, chapter 9). Whatever they are, weak duality
makes a bound of them, so the bound does not have to trust the solver.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matchmaker.matching.assignment.flow import Network
from matchmaker.matching.assignment.instance import BoolArray, Instance, IntArray
from matchmaker.matching.assignment.odd_components import odd_components

_NO_PATH = -(1 << 62)


class Prices(NamedTuple):
    """Prices of the nodes, in half units of worth so that they are whole numbers.

    Attributes
    ----------
    doubled
        Twice the price of each node, of shape (n,); negative where a unit earns a bonus.
    bonus
        What a first partner was worth.
    """

    doubled: IntArray
    bonus: int


def shadow_prices(instance: Instance, network: Network, flow: BoolArray, bonus: int) -> Prices:
    """Prices of an optimal flow: the gain of one more place, the least where several fit.

    Longest paths by Bellman's equations, a round for all nodes at once; an optimal flow has no
    cycle that gains, so the rounds end.
    """
    n_nodes = len(instance.places)
    earns = instance.wants & (bonus > 0)
    left_used = np.bincount(network.tails[flow], minlength=n_nodes)
    right_used = np.bincount(network.heads[flow], minlength=n_nodes)
    # A new unit starts where a place is left; there it earns the bonus if it is the first.
    at_left = np.where(left_used < instance.places, 0, _NO_PATH)
    at_left[earns & (left_used == 0) & (instance.places > 0)] = bonus
    # Or it starts by giving up a pair, which costs the bonus if that was the only one.
    at_right = np.where(right_used > 0, 0, _NO_PATH)
    at_right[earns & (right_used == 1)] = -bonus
    takes = _Best(network.heads[~flow], network.tails[~flow], network.worth[~flow])
    leaves = _Best(network.tails[flow], network.heads[flow], -network.worth[flow])
    while True:
        left = leaves.improve(at_left, at_right)
        right = takes.improve(at_right, left)
        if np.array_equal(left, at_left) and np.array_equal(right, at_right):
            break
        at_left, at_right = left, right
    # A node that no unit reaches wants none at any price; one without places has no pairs to pay.
    unserved = np.where(earns, -bonus, 0)
    right_price = np.where(at_right <= _NO_PATH // 2, unserved, at_right)
    left_price = np.where(at_left <= _NO_PATH // 2, unserved, -at_left)
    if network.doubled:
        return Prices(left_price + right_price, bonus)
    is_head = np.zeros(n_nodes, dtype=bool)
    is_head[network.heads] = True
    return Prices(2 * np.where(is_head, right_price, left_price), bonus)


def dual_bound(instance: Instance, prices: Prices, served: int) -> int:
    """No choice of pairs that serves so many nodes is worth more; rounded up to whole units.

    With prices p, worth w, places c, and the bonus B of the first partner of a node that wants
    one::

        sum_v (max(0, B + p_v) + (c_v - 1) max(0, p_v))   nodes that want one
      + sum_v c_v max(0, p_v)                             other nodes
      + sum_ab max(0, w_ab - p_a - p_b) - B * served
    """
    price, places, bonus = prices.doubled, instance.places, prices.bonus
    earns = instance.wants & (bonus > 0) & (places > 0)
    nodes = places * np.maximum(0, price)
    first = np.maximum(0, 2 * bonus + price) + (places - 1) * np.maximum(0, price)
    total = int(np.where(earns, first, nodes).sum())
    total += int(np.maximum(0, surplus(instance, prices)).sum())
    return -(-(total - 2 * bonus * served) // 2)


def odd_allowance(instance: Instance, prices: Prices) -> int:
    """How much less than `dual_bound` any choice is worth, as odd parts leave a place free.

    At least the price of that place, so the least price in each part; rounded down.
    """
    odd = odd_components(instance, np.arange(len(instance)))
    least = np.full(len(odd.places), np.iinfo(np.int64).max)
    inside = np.flatnonzero((odd.of_node >= 0) & (instance.places > 0))
    np.minimum.at(least, odd.of_node[inside], np.maximum(0, prices.doubled[inside]))
    return int(least.sum()) // 2


def surplus(instance: Instance, prices: Prices) -> IntArray:
    """Twice what each pair is worth above the prices of its nodes, of shape (m,)."""
    price = prices.doubled
    worth = 2 * instance.worth - price[instance.tails] - price[instance.heads]
    # A node without places has no price that means anything.
    usable = (instance.places[instance.tails] > 0) & (instance.places[instance.heads] > 0)
    return np.asarray(np.where(usable, worth, _NO_PATH))


class _Best:
    """The best value that reaches each target over some arcs, all targets at once."""

    def __init__(self, targets: IntArray, origins: IntArray, gains: IntArray) -> None:
        order = np.argsort(targets, kind="stable")
        self._origins, self._gains = origins[order], gains[order]
        ends = targets[order]
        self._starts = np.flatnonzero(np.r_[True, ends[1:] != ends[:-1]][: len(ends)])
        self._targets = ends[self._starts]

    def improve(self, values: IntArray, origin_values: IntArray) -> IntArray:
        """The values, or what an arc brings where that is more."""
        result = values.copy()
        if len(self._targets):
            brought = origin_values[self._origins] + self._gains
            best = np.maximum.reduceat(brought, self._starts)
            result[self._targets] = np.maximum(result[self._targets], best)
        return result
