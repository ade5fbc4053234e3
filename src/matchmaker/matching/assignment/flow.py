"""The best matching between two sides, and the best fractional one of any pairs, as a flow.

Between two sides (learners and hosts) a minimum cost flow is the exact optimum. Where any two
governments may be paired it is solved on the bipartite double cover, in which every node stands on
both sides: half the sum of the two is an optimal fractional matching, whose pairs are taken by 0,
1/2 or 1 (Balinski 1965; Nemhauser and Trotter 1975), and its value bounds every real one.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matchmaker.errors import MissingExtraError
from matchmaker.matching.assignment.instance import UNIT, BoolArray, Instance, IntArray

_BEST_SCORE = 100 * UNIT
_LARGEST = 1 << 60  # costs times nodes stay below, as the solver multiplies them


class Network(NamedTuple):
    """The two sides of an instance as they enter the flow.

    Attributes
    ----------
    tails, heads, worth
        Of every arc; pair after pair, and once more turned round on a double cover.
    doubled
        Whether it is the double cover.
    """

    tails: IntArray
    heads: IntArray
    worth: IntArray
    doubled: bool


def network_of(instance: Instance) -> Network:
    """The network of an instance, doubled unless it has two sides already."""
    tails, heads, worth = instance.tails, instance.heads, instance.worth
    if instance.is_bipartite:
        return Network(tails, heads, worth, doubled=False)
    both = np.concatenate
    return Network(both([tails, heads]), both([heads, tails]), both([worth, worth]), doubled=True)


def fairness_bonus(instance: Instance) -> int:
    """What a first partner is worth so that one more member counts above any scores.

    More than the scores of all pairs that can be chosen together, as far as whole numbers of 64
    bits allow it.
    """
    pairs = int(instance.places.sum()) // 2 + 1
    return min(_BEST_SCORE * pairs, _LARGEST // (2 * len(instance.places) + 2))


def require_solver() -> None:
    """See that flows can be solved, before the work that comes first.

    Raises
    ------
    MissingExtraError
        Without the extra ``batch``.
    """
    try:
        import ortools.graph.python.min_cost_flow  # noqa: F401, PLC0415 - an extra, slow to import
    except ImportError as error:
        raise MissingExtraError("Batch matching", "batch") from error


def best_flow(instance: Instance, network: Network, bonus: int) -> BoolArray:
    """The arcs of the network that an optimal flow uses, of shape (n_arcs,).

    Parameters
    ----------
    bonus
        What the first partner of a node that wants one is worth; 0 without fairness.

    Raises
    ------
    MissingExtraError
        Without the extra ``batch``.
    """
    require_solver()
    from ortools.graph.python import min_cost_flow  # noqa: PLC0415 - an extra, slow to import

    n_arcs, n_nodes = len(network.worth), len(instance.places)
    nodes, source, sink = np.arange(n_nodes), 2 * n_nodes, 2 * n_nodes + 1
    from_source, to_sink = np.full(2 * n_nodes, source), np.full(2 * n_nodes, sink)
    first, rest = _first_and_rest(instance, bonus)
    first_costs = np.repeat([-bonus, 0], n_nodes)
    everyone = int(instance.places.sum())
    solver = min_cost_flow.SimpleMinCostFlow()
    # The pairs; first and further partners on both sides; and a way past for what is not used.
    left, right = np.tile(nodes, 2), np.tile(nodes + n_nodes, 2)
    arcs = solver.add_arcs_with_capacity_and_unit_cost(
        np.concatenate([network.tails, from_source, right, [source]]),
        np.concatenate([network.heads + n_nodes, left, to_sink, [sink]]),
        np.concatenate([np.ones(n_arcs, dtype=np.int64), first, rest, first, rest, [everyone]]),
        np.concatenate([-network.worth, first_costs, first_costs, [0]]),
    )
    solver.set_nodes_supplies(np.array([source, sink]), np.array([everyone, -everyone]))
    status = solver.solve()
    if status != solver.OPTIMAL:
        raise RuntimeError(f"the flow solver ended with {status}")
    return np.asarray(solver.flows(arcs[:n_arcs]) > 0)


def _first_and_rest(instance: Instance, bonus: int) -> tuple[IntArray, IntArray]:
    """Places of each node that earn the bonus, and those that do not."""
    earns = instance.wants & (instance.places > 0) if bonus else np.zeros_like(instance.wants)
    first = earns.astype(np.int64)
    return first, instance.places - first
