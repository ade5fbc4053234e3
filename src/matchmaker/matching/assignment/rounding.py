"""A fractional matching to a real one: whole pairs stay, and the rest is filled by its worth."""

from __future__ import annotations

import numpy as np

from matchmaker.matching.assignment.greedy import best_first, filled
from matchmaker.matching.assignment.instance import BoolArray, Instance, IntArray
from matchmaker.matching.assignment.prices import Prices, surplus


def rounded(instance: Instance, halves: IntArray, prices: Prices) -> BoolArray:
    """Pairs taken whole, then those taken by half, then others.

    Within each kind by what they are worth above the prices of their nodes, so that a pair that
    takes a place others want more comes last.

    Parameters
    ----------
    halves
        How many halves of each pair the fractional matching takes, of shape (m,): 0, 1 or 2.
    """
    order = best_first(surplus(instance, prices))
    by_half = order[halves[order] == 1]
    return filled(instance, halves > 1, np.concatenate([by_half, order]))
