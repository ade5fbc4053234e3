"""Matching many synthetic members at once, part by part, each against a named reference.

    python benchmarks/batch.py                          # 10,000 members, and 100,000
    python benchmarks/batch.py 1000                     # a smoke run
    python benchmarks/batch.py 10000 --part scoring     # one part alone

Each member has 4 challenges and 4 expertise.

scoring: choosing candidates, every member against every other (scores and both sides' lists of the
best 50), over the bare product of all challenges with all expertise in single precision, in
blocks, in the same process, both in one thread as the command line has it (OPENBLAS_NUM_THREADS
chooses another number). Medians of three, alternating; and the peak memory of the process, which
grows with the members, not with their pairs.

assignment: the best matching of learners and hosts from 50 candidates each, with its proof, over
`scipy.optimize.milp` (HiGHS) on the same instance, and what choosing pair by pair would give.

large: ten times as many members with 50 candidates each, learners with hosts and any two with each
other: the gap to the certified bound.

exact: where any two may be paired, what the integer program finds with more open pairs a node.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import time
from collections.abc import Callable

# One thread for matrix products, as the command line has it (cli/app.py).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from synthetic_members import ITEMS, synthetic_candidates, synthetic_members

from matchmaker.content_cache import ContentCache
from matchmaker.embedding.engine import open_engine
from matchmaker.embedding.vector_store import VectorStore
from matchmaker.matching.assignment.greedy import greedy
from matchmaker.matching.assignment.instance import UNIT, Instance
from matchmaker.matching.assignment.solving import Solution, solve
from matchmaker.scoring.all_pairs import best_candidates
from matchmaker.scoring.columns import BoolArray
from matchmaker.scoring.scorer import Scorer
from matchmaker.settings import DEFAULTS

DIMENSION = 384  # of the packaged model
COUNTRIES = 100  # members of the same one are not matched
REPEATS = 3
CANDIDATES = 50
LARGER = 10
SCORING_BAR = 3.0
ASSIGNMENT_BAR = 5.0
GAP_BAR = 0.01
MEMORY_BAR = 2.0  # GiB
_ROWS, _COLUMNS = 2048, 8192  # of a block of the bare product: large enough to be fast


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def scoring(n_members: int) -> None:
    """Print the time of choosing candidates over that of the bare product, and peak memory."""
    members = synthetic_members(n_members, DIMENSION, seed=2)
    country = np.random.default_rng(3).integers(0, COUNTRIES, n_members)
    engine = open_engine("light", store=VectorStore(ContentCache(None)))
    scorer = Scorer.of(engine, DEFAULTS)
    challenges, expertise = members.vectors.challenges.matrix, members.vectors.expertise.matrix
    buffer = np.empty((_ROWS, _COLUMNS), dtype=np.float32)

    def admits(rows: slice, columns: slice) -> BoolArray:
        return np.asarray(country[rows, None] != country[None, columns])

    def product() -> None:
        for row in range(0, len(challenges), _ROWS):
            asked = challenges[row : row + _ROWS]
            for column in range(0, len(expertise), _COLUMNS):
                offered = expertise[column : column + _COLUMNS]
                out = buffer[: len(asked), : len(offered)]
                np.matmul(asked, offered.T, out=out)

    def choosing() -> None:
        best_candidates(members, members, scorer, admits, CANDIDATES)

    times = [(seconds(choosing), seconds(product)) for _ in range(REPEATS)]
    ours, bare = (statistics.median(column) for column in zip(*times, strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{n_members} members, {ITEMS} + {ITEMS} items, d = {DIMENSION}")
    print(
        f"scoring: {ours:.2f} s, bare product {bare:.2f} s, ratio {ours / bare:.2f} "
        f"(bar {SCORING_BAR:g})"
    )
    print(f"memory: peak {peak:.2f} GiB (bar {MEMORY_BAR:g})")


def decide(instance: Instance, *, exact_below: int = 0) -> Solution:
    """The pairs of most worth."""
    gap = DEFAULTS.batch.mip_gap
    return solve(instance, "welfare", fair=False, exact_below=exact_below, gap=gap)


def assignment(n_members: int) -> None:
    """Print the time of a directed assignment over that of an integer program, and the optimum."""
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - of this part alone
    from scipy.sparse import csr_array  # noqa: PLC0415 - the same

    instance = synthetic_candidates(n_members, CANDIDATES, seed=4, undirected=False)
    n_pairs, nodes = len(instance), np.concatenate([instance.tails, instance.heads])
    places = csr_array(
        (np.ones(len(nodes)), (nodes, np.tile(np.arange(n_pairs), 2))),
        shape=(len(instance.places), n_pairs),
    )

    def program() -> float:
        result = milp(
            -instance.worth / UNIT,
            constraints=LinearConstraint(places, -np.inf, instance.places),
            integrality=np.ones(n_pairs),
            bounds=Bounds(0, 1),
        )
        return -float(result.fun)

    decide(synthetic_candidates(10, 3, seed=5, undirected=False))  # imports
    start = time.perf_counter()
    solution = decide(instance)
    ours = time.perf_counter() - start
    start = time.perf_counter()
    theirs = program()
    milp_seconds = time.perf_counter() - start
    total = instance.total(solution.chosen)
    by_pair = instance.total(greedy(instance))
    print(f"{n_members} members x {CANDIDATES} candidates, directed: {n_pairs} pairs")
    print(
        f"assignment: {ours:.2f} s, scipy.optimize.milp {milp_seconds:.2f} s, "
        f"ratio 1/{milp_seconds / ours:.1f} (bar 1/{ASSIGNMENT_BAR:g})"
    )
    print(
        f"total score {total / UNIT:.2f}, milp {theirs:.2f}, bound {solution.bound / UNIT:.2f}; "
        f"pair by pair {by_pair / UNIT:.2f}, {1 - by_pair / total:.1%} less"
    )


def large(n_members: int) -> None:
    """Print the certified gap with ten times as many members, directed and undirected."""
    for undirected in (False, True):
        n_large = LARGER * n_members
        instance = synthetic_candidates(n_large, CANDIDATES, seed=6, undirected=undirected)
        start = time.perf_counter()
        solution = decide(instance)
        taken = time.perf_counter() - start
        total = instance.total(solution.chosen)
        by_pair = 1 - instance.total(greedy(instance)) / total
        kind = "undirected" if undirected else "directed"
        print(f"{n_large} members x {CANDIDATES} candidates, {kind}: {len(instance)} pairs")
        print(
            f"large: {taken:.1f} s, gap {1 - total / solution.bound:.4%} (bar {GAP_BAR:.0%}); "
            f"pair by pair {by_pair:.1%} less; {solution.method}"
        )


def exact(n_members: int) -> None:
    """Print the gap of the integer program where any two members may be paired."""
    for n_small in (n_members // 50, n_members // 10, n_members // 5):
        instance = synthetic_candidates(n_small, CANDIDATES, seed=7, undirected=True)
        start = time.perf_counter()
        solution = decide(instance, exact_below=DEFAULTS.batch.exact_below)
        taken = time.perf_counter() - start
        gap = 1 - instance.total(solution.chosen) / solution.bound
        print(f"exact: {n_small} members, {taken:.1f} s, gap {gap:.4%}; {solution.method}")


PARTS = {"scoring": scoring, "assignment": assignment, "large": large, "exact": exact}


def main() -> None:
    """Run the parts that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("n_members", nargs="?", type=int, default=10_000)
    parser.add_argument("--part", choices=PARTS, help="all parts by default")
    arguments = parser.parse_args()
    for name, part in PARTS.items():
        if arguments.part in {None, name}:
            part(arguments.n_members)


if __name__ == "__main__":
    main()
