"""The best choice among some pairs by branch and cut, which closes the odd cycles of halves.

It needs only the pairs that the prices leave open, a few for each node: the prices prove that the
others are worth little (fixing by reduced cost). How good the result is for all pairs is then said
by the bound, not by the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from matchmaker.matching.assignment.greedy import best_first
from matchmaker.matching.assignment.instance import UNIT, BoolArray, Instance, IntArray
from matchmaker.matching.assignment.odd_components import odd_components
from matchmaker.matching.assignment.prices import Prices, surplus
from matchmaker.matching.assignment.silent_stdout import silent_stdout

if TYPE_CHECKING:
    from scipy.optimize import LinearConstraint
    from scipy.sparse import csr_array

    from matchmaker.scoring.columns import Array

# Pairs times nodes of the search tree: most searches end at the first node, and the larger a
# program, the longer each one takes.
_MOST_WORK = 200_000
_OPEN_PAIRS = 4  # for each node; with more nothing better was found (docs/decisions/0011)


def n_open_pairs(instance: Instance) -> int:
    """How many pairs `open_pairs` gives."""
    return min(len(instance), _OPEN_PAIRS * len(instance.places))


def open_pairs(instance: Instance, prices: Prices) -> IntArray:
    """The pairs worth most above the prices of their nodes, in the order of the instance."""
    order = best_first(surplus(instance, prices))
    return np.sort(order[: n_open_pairs(instance)])


def integer_program(
    instance: Instance, pairs: IntArray, *, fair: bool, gap: float
) -> BoolArray | None:
    """The chosen pairs, of shape (m,); ``None`` if branching came to no end.

    Parameters
    ----------
    pairs
        Positions of the pairs that may be chosen.
    fair
        Whether as many as possible of the nodes that want a partner get one before worth counts.
    gap
        Share of its own bound at which it may stop. There is no limit of time, which would make
        the result depend on the machine, but one of branches.
    """
    chosen = np.zeros(len(instance), dtype=bool)
    if not len(pairs):
        return chosen
    program = _Program(instance, pairs)
    served = 0
    if fair:
        first = program.most_served()
        if first is None:
            return None
        chosen[pairs] = first
        served = instance.served(chosen)
    found = program.most_worth(served, gap)
    if found is None:
        return None
    chosen[pairs] = found
    return chosen


class _Program:
    """Maximise over x, one for each pair, and y, whether a node that wants a partner has one."""

    def __init__(self, instance: Instance, pairs: IntArray) -> None:
        self._worth = instance.worth[pairs] / UNIT
        self._wanting = np.flatnonzero(instance.wants & (instance.places > 0))
        self._incidence = _incidence(instance, pairs)
        self._places = instance.places
        self._odd, self._odd_places = _odd_parts(instance, pairs)

    def most_served(self) -> BoolArray | None:
        """Pairs that give a partner to as many wanting nodes as possible."""
        n_pairs, n_wanting = len(self._worth), len(self._wanting)
        gain = np.concatenate([np.zeros(n_pairs), np.ones(n_wanting)])
        return self._maximise(gain, 0, 0.5 / max(1, n_wanting))

    def most_worth(self, served: int, gap: float) -> BoolArray | None:
        """The pairs that are worth most, of those choices that serve so many nodes."""
        gain = np.concatenate([self._worth, np.zeros(len(self._wanting))])
        return self._maximise(gain, served, gap)

    def _maximise(self, gain: Array, served: int, gap: float) -> BoolArray | None:
        from scipy.optimize import Bounds, milp  # noqa: PLC0415 - slow to import

        n_pairs, n_wanting = len(self._worth), len(self._wanting)
        with silent_stdout():
            result = milp(
                -gain,
                constraints=list(self._constraints(served)),
                integrality=np.concatenate([np.ones(n_pairs), np.zeros(n_wanting)]),
                bounds=Bounds(0, 1),
                options={"mip_rel_gap": gap, "node_limit": 1 + _MOST_WORK // n_pairs},
            )
        if result.x is None:
            return None
        return np.asarray(result.x[:n_pairs] > 0.5)  # noqa: PLR2004 - a whole number, but for noise

    def _constraints(self, served: int) -> Iterator[LinearConstraint]:
        from scipy.optimize import LinearConstraint  # noqa: PLC0415 - slow to import
        from scipy.sparse import csr_array, eye_array, hstack  # noqa: PLC0415 - slow to import

        n_wanting = len(self._wanting)
        for counted, most in ((self._incidence, self._places), (self._odd, self._odd_places // 2)):
            if len(most):
                without = csr_array((len(most), n_wanting))
                yield LinearConstraint(hstack([counted, without]), -np.inf, most)
        if n_wanting:
            partners = self._incidence[self._wanting]
            yield LinearConstraint(hstack([partners, -eye_array(n_wanting)]), 0, np.inf)
            everyone = np.concatenate([np.zeros(len(self._worth)), np.ones(n_wanting)])
            yield LinearConstraint(everyone[None, :], served, np.inf)


def _incidence(instance: Instance, pairs: IntArray) -> csr_array:
    """Which pairs take a place at which node, of shape (n, n_pairs)."""
    nodes = np.concatenate([instance.tails[pairs], instance.heads[pairs]])
    return _marked(nodes, np.tile(np.arange(len(pairs)), 2), (len(instance.places), len(pairs)))


def _odd_parts(instance: Instance, pairs: IntArray) -> tuple[csr_array, IntArray]:
    """Which pairs lie in which odd part, of shape (n_parts, n_pairs), and the parts' places."""
    odd = odd_components(instance, pairs)
    part = odd.of_node[instance.tails[pairs]]
    inside = np.flatnonzero((part >= 0) & (part == odd.of_node[instance.heads[pairs]]))
    return _marked(part[inside], inside, (len(odd.places), len(pairs))), odd.places


def _marked(rows: IntArray, columns: IntArray, shape: tuple[int, int]) -> csr_array:
    from scipy.sparse import csr_array  # noqa: PLC0415 - slow to import

    return csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
