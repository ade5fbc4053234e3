"""Assignment problems for tests, and slow ways to solve them that share no code with the fast."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import strategies as st

from matchmaker.matching.assignment.instance import BoolArray, Instance

MOST_PAIRS = 9  # 512 choices to try


def instance_of(pairs, places, wants=()) -> Instance:
    """An instance of (tail, head, worth) triples."""
    tails, heads, worth = zip(*pairs, strict=True) if pairs else ((), (), ())
    return Instance(
        np.array(tails, dtype=np.int64),
        np.array(heads, dtype=np.int64),
        np.array(worth, dtype=np.int64),
        np.array(places, dtype=np.int64),
        np.isin(np.arange(len(places)), wants),
    )


@st.composite
def instances(draw, *, two_sides: bool | None = None) -> Instance:
    """Small instances, with or without two sides, with ties and with nodes without places."""
    n_nodes = draw(st.integers(2, 6))
    if two_sides if two_sides is not None else draw(st.booleans()):
        half = draw(st.integers(1, n_nodes - 1))
        ends = list(itertools.product(range(half), range(half, n_nodes)))
    else:
        ends = list(itertools.combinations(range(n_nodes), 2))
    drawn = draw(st.lists(st.sampled_from(ends), unique=True, max_size=MOST_PAIRS))
    most = draw(st.sampled_from([3, 10**8]))
    worth = st.integers(1, most)
    pairs = [(tail, head, draw(worth)) for tail, head in sorted(drawn)]
    places = draw(st.lists(st.integers(0, 3), min_size=n_nodes, max_size=n_nodes))
    wants = draw(st.lists(st.integers(0, n_nodes - 1), unique=True))
    return instance_of(pairs, places, wants)


def is_within_places(instance: Instance, chosen: BoolArray) -> bool:
    """Counted pair by pair."""
    used = dict.fromkeys(range(len(instance.places)), 0)
    for tail, head in zip(instance.tails[chosen], instance.heads[chosen], strict=True):
        used[int(tail)] += 1
        used[int(head)] += 1
    return all(used[node] <= places for node, places in enumerate(instance.places.tolist()))


def best_by_trying(instance: Instance, *, fair: bool) -> tuple[int, int]:
    """Nodes served and total worth of the best of all choices; nodes count only if it is fair."""
    best = (0, 0)
    for bits in itertools.product([False, True], repeat=len(instance)):
        chosen = np.array(bits, dtype=bool)
        if is_within_places(instance, chosen):
            worth = int(instance.worth[chosen].sum())
            best = max(best, (_served(instance, chosen) if fair else 0, worth))
    return best


def _served(instance: Instance, chosen: BoolArray) -> int:
    partnered = {*instance.tails[chosen].tolist(), *instance.heads[chosen].tolist()}
    return len(partnered & set(np.flatnonzero(instance.wants).tolist()))


def random_instance(n_nodes: int, n_pairs: int, seed: int, *, two_sides: bool) -> Instance:
    """A larger instance with some nodes that many want."""
    rng = np.random.default_rng(seed)
    fame = rng.pareto(2, n_nodes) + 1
    first = rng.integers(0, n_nodes // 2 if two_sides else n_nodes, n_pairs)
    second = rng.choice(n_nodes, n_pairs, p=fame / fame.sum())
    if two_sides:
        second = n_nodes // 2 + second // 2
    low, high = np.minimum(first, second), np.maximum(first, second)
    keys = np.unique((low * n_nodes + high)[low < high])
    tails, heads = keys // n_nodes, keys % n_nodes
    worth = np.rint(3e7 * rng.random(len(keys)) * fame[heads] / (fame[heads] + 1)).astype(np.int64)
    places = rng.integers(0, 3, n_nodes)
    return Instance(tails, heads, np.maximum(worth, 1), places, rng.random(n_nodes) < 0.5)
