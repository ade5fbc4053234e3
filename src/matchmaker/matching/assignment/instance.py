"""An instance of the assignment problem: pairs, what each is worth, and the places of each side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

# Worth is counted in millionths of a point of score, where ranks tie too: whole numbers make
# optimum and bound exact.
UNIT = 1_000_000


@dataclass(frozen=True, slots=True)
class Instance:
    """A weighted b-matching problem on n nodes and m pairs.

    A node is a government, or a government in one role. Each pair may be chosen once and takes a
    place at both of its nodes.

    Attributes
    ----------
    tails, heads
        Nodes of each pair, of shape (m,).
    worth
        Of each pair, positive, in units of 1e-6 points, of shape (m,).
    places
        Pairs that each node can be in, of shape (n,).
    wants
        Nodes that fairness gives a partner first, of shape (n,).
    """

    tails: IntArray
    heads: IntArray
    worth: IntArray
    places: IntArray
    wants: BoolArray

    def __len__(self) -> int:
        return len(self.worth)

    @property
    def is_bipartite(self) -> bool:
        """Whether no node is the tail of one pair and the head of another."""
        is_tail = np.zeros(len(self.places), dtype=bool)
        is_tail[self.tails] = True
        return not is_tail[self.heads].any()

    def total(self, chosen: BoolArray) -> int:
        """Worth of the chosen pairs together."""
        return int(self.worth[chosen].sum())

    def used(self, chosen: BoolArray) -> IntArray:
        """Places that the chosen pairs take at each node, of shape (n,)."""
        n_nodes = len(self.places)
        tails = np.bincount(self.tails[chosen], minlength=n_nodes)
        return np.asarray(tails + np.bincount(self.heads[chosen], minlength=n_nodes))

    def served(self, chosen: BoolArray) -> int:
        """How many of the nodes that want a partner have one."""
        return int((self.used(chosen)[self.wants] > 0).sum())

    def with_place_at(self, node: int) -> Instance:
        """The same with one more place at a node."""
        places = self.places.copy()
        places[node] += 1
        return Instance(self.tails, self.heads, self.worth, places, self.wants)
