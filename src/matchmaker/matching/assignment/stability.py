"""Pairs that would rather have each other: counted from the outcome, however it was found."""

from __future__ import annotations

import numpy as np

from matchmaker.matching.assignment.instance import BoolArray, Instance


def blocking_pairs(instance: Instance, chosen: BoolArray) -> BoolArray:
    """Pairs that are not chosen although both sides would gain by it, of shape (m,).

    A side gains if it has a place left, or has a partner whose pair is worth less (Gale and
    Shapley 1962, for many partners).
    """
    least = np.full(len(instance.places), np.iinfo(np.int64).max)
    for nodes in (instance.tails, instance.heads):
        np.minimum.at(least, nodes[chosen], instance.worth[chosen])
    least[instance.used(chosen) < instance.places] = 0
    least[instance.places == 0] = np.iinfo(np.int64).max
    gains = [least[nodes] < instance.worth for nodes in (instance.tails, instance.heads)]
    return np.asarray(~chosen & gains[0] & gains[1])
