"""Choosing pair by pair, the best first: the reference, and the stable matching.

Where both sides value a pair by the same score, the greedy matching is stable: of any pair that was
passed over, one side had filled its places with pairs at least as good (Abraham, Levavi, Manlove
and O'Malley, "The stable roommates problem with globally ranked pairs", 2008).
"""

from __future__ import annotations

import numpy as np

from matchmaker.matching.assignment.instance import BoolArray, Instance, IntArray


def greedy(instance: Instance) -> BoolArray:
    """Pairs in the order of their worth, each taken if both sides have a place left.

    Of pairs that are worth the same the one that stands first is taken.
    """
    return filled(instance, np.zeros(len(instance), dtype=bool), best_first(instance.worth))


def best_first(values: IntArray) -> IntArray:
    """Positions from the largest value to the smallest, equal ones in their order."""
    return np.asarray(np.argsort(-values, kind="stable"), dtype=np.int64)


def filled(instance: Instance, chosen: BoolArray, order: IntArray) -> BoolArray:
    """The chosen pairs, and more in the given order wherever both sides have a place left.

    Parameters
    ----------
    chosen
        Of shape (m,); must respect the places.
    order
        Positions of pairs.
    """
    result = chosen.copy()
    left = instance.places - instance.used(chosen)
    # Plain lists: numbers of NumPy are ten times as slow one by one.
    places = left.tolist()
    order = order[~chosen[order]]
    order = order[(left[instance.tails[order]] > 0) & (left[instance.heads[order]] > 0)]
    pairs = (order.tolist(), instance.tails[order].tolist(), instance.heads[order].tolist())
    for pair, tail, head in zip(*pairs, strict=True):
        if places[tail] > 0 and places[head] > 0:
            places[tail] -= 1
            places[head] -= 1
            result[pair] = True
    return result
