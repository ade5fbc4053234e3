"""Parts of an instance with an odd number of places: one of them always stays free.

Of the inequalities that describe matchings of any graph (Edmonds 1965) these are the ones that
matter where nearly everyone can be matched with everyone: without them the fractional optimum hides
half a pair, and branching looks for it for hours.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matchmaker.matching.assignment.instance import Instance, IntArray


class OddComponents(NamedTuple):
    """Connected parts with an odd number of places.

    Attributes
    ----------
    of_node
        Number of the odd part that each node is in, -1 for none, of shape (n,).
    places
        Of each odd part.
    """

    of_node: IntArray
    places: IntArray


def odd_components(instance: Instance, pairs: IntArray) -> OddComponents:
    """The odd parts that some pairs connect.

    Parameters
    ----------
    pairs
        Positions; those at a node without places connect nothing.
    """
    from scipy.sparse import coo_array  # noqa: PLC0415 - slow to import
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415 - slow to import

    n_nodes = len(instance.places)
    tails, heads = instance.tails[pairs], instance.heads[pairs]
    usable = (instance.places[tails] > 0) & (instance.places[heads] > 0)
    ends = tails[usable], heads[usable]
    graph = coo_array((np.ones(len(ends[0]), dtype=np.int8), ends), shape=(n_nodes, n_nodes))
    count, labels = connected_components(graph, directed=False)
    places = np.zeros(count, dtype=np.int64)
    np.add.at(places, labels, instance.places)
    odd = np.flatnonzero(places % 2)
    number = np.full(count, -1)
    number[odd] = np.arange(len(odd))
    return OddComponents(number[labels], places[odd])
