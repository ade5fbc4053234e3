"""The best choice among some pairs by branch and cut, which closes the odd cycles of halves.

It needs only the pairs that the prices leave open, a few for each node: the prices prove that the
others are worth little (fixing by reduced cost). How good the result is for all pairs is then said
by the bound, not by the program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from matchmaker.matching.assignment.greedy import best_first
from matchmaker.matching.assignment.instance import UNIT, BoolArray, Instance, IntArray
from matchmaker.matching.assignment.prices import Prices, surplus

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from matchmaker.scoring.columns import Array

_OPEN_PAIRS = 4  # for each node; with more nothing better was found (docs/decisions/0011)


def n_open_pairs(instance: Instance) -> int:
    """How many pairs `open_pairs` gives."""
    return min(len(instance), _OPEN_PAIRS * len(instance.places))


def open_pairs(instance: Instance, prices: Prices) -> IntArray:
    """The pairs worth most above the prices of their nodes, in the order of the instance."""
    order = best_first(surplus(instance, prices))
    return np.sort(order[: n_open_pairs(instance)])


def integer_program(instance: Instance, pairs: IntArray, *, fair: bool, gap: float) -> BoolArray:
    """The chosen pairs, of shape (m,).

    Parameters
    ----------
    pairs
        Positions of the pairs that may be chosen.
    fair
        Whether as many as possible of the nodes that want a partner get one before worth counts.
    gap
        Share of its own bound at which it may stop; there is no time limit.
    """
    chosen = np.zeros(len(instance), dtype=bool)
    if len(pairs):
        program = _Program(instance, pairs)
        served = program.most_served() if fair else 0
        chosen[pairs] = program.most_worth(served, gap)
    return chosen


class _Program:
    """Maximise over x, one for each pair, and y, whether a node that wants a partner has one."""

    def __init__(self, instance: Instance, pairs: IntArray) -> None:
        self._worth = instance.worth[pairs] / UNIT
        self._wanting = np.flatnonzero(instance.wants & (instance.places > 0))
        self._places = instance.places
        self._incidence = _incidence(instance, pairs)

    def most_served(self) -> int:
        """How many of the nodes that want a partner can have one."""
        n_pairs, n_wanting = len(self._worth), len(self._wanting)
        if not n_wanting:
            return 0
        gain = np.concatenate([np.zeros(n_pairs), np.ones(n_wanting)])
        solution = self._maximise(gain, 0, 0.5 / n_wanting)
        return int((self._incidence @ solution)[self._wanting].astype(bool).sum())

    def most_worth(self, served: int, gap: float) -> BoolArray:
        """The pairs that are worth most, of those choices that serve so many nodes."""
        gain = np.concatenate([self._worth, np.zeros(len(self._wanting))])
        return self._maximise(gain, served, gap)

    def _maximise(self, gain: Array, served: int, gap: float) -> BoolArray:
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - slow to import
        from scipy.sparse import csr_array, hstack  # noqa: PLC0415 - slow to import

        n_pairs, n_wanting = len(self._worth), len(self._wanting)
        picks = csr_array(
            (np.ones(n_wanting), (np.arange(n_wanting), np.arange(n_wanting))),
            shape=(n_wanting, n_wanting),
        )
        none = csr_array((len(self._places), n_wanting))
        within = LinearConstraint(hstack([self._incidence, none]), -np.inf, self._places)
        constraints = [within]
        if n_wanting:
            counted = hstack([self._incidence[self._wanting], -picks])
            constraints.append(LinearConstraint(counted, 0, np.inf))
            total = np.concatenate([np.zeros(n_pairs), np.ones(n_wanting)])
            constraints.append(LinearConstraint(total[None, :], served, np.inf))
        result = milp(
            -gain,
            constraints=constraints,
            integrality=np.concatenate([np.ones(n_pairs), np.zeros(n_wanting)]),
            bounds=Bounds(0, 1),
            options={"mip_rel_gap": gap},
        )
        if result.x is None:
            raise RuntimeError(f"the integer program ended with: {result.message}")
        return np.asarray(result.x[:n_pairs] > 0.5)  # noqa: PLR2004 - a whole number, but for noise


def _incidence(instance: Instance, pairs: IntArray) -> csr_array:
    """Which pairs take a place at which node, of shape (n, n_pairs)."""
    from scipy.sparse import csr_array  # noqa: PLC0415 - slow to import

    nodes = np.concatenate([instance.tails[pairs], instance.heads[pairs]])
    columns = np.tile(np.arange(len(pairs)), 2)
    shape = (len(instance.places), len(pairs))
    return csr_array((np.ones(len(nodes)), (nodes, columns)), shape=shape)
