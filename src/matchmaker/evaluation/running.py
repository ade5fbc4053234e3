"""Queries through every engine: each candidate in its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from matchmaker.embedding.vector_store import Progress
from matchmaker.evaluation.engines import Family, names_of
from matchmaker.evaluation.measures import TOP
from matchmaker.evaluation.task import Run
from matchmaker.evaluation.world import Query, World
from matchmaker.matching.order import best_first


class Ranked(NamedTuple):
    """Candidates of a query in an engine's order.

    Attributes
    ----------
    ids, scores
        The best first; by score rounded to 1e-6, ties by id, as the product has it.
    """

    ids: tuple[str, ...]
    scores: tuple[float, ...]

    @property
    def top(self) -> tuple[str, ...]:
        """The ids of the top ten."""
        return self.ids[:TOP]


def run_all(
    world: World,
    made: Sequence[Family],
    queries: Iterable[Query],
    progress: Progress | None = None,
) -> dict[str, dict[Query, Ranked]]:
    """Rank the candidates of every query by every engine; equal queries are ranked once.

    Parameters
    ----------
    progress
        Called with the number of queries just ranked, and still to do.

    Returns
    -------
    dict of dict
        By engine and query.
    """
    asked = list(dict.fromkeys(queries))
    found: dict[str, dict[Query, Ranked]] = {name: {} for name in names_of(made)}
    for number, query in enumerate(asked, start=1):
        candidates = [world.profiles[at] for at in query.candidates]
        for family in made:
            for name, scores in family.scores(query).items():
                order = best_first(scores, candidates)
                order = order[~np.isnan(scores[order])]
                found[name][query] = Ranked(
                    tuple(candidates[at].id for at in order),
                    tuple(scores[order].tolist()),
                )
        if progress is not None:
            progress(1, len(asked) - number)
    return found


def as_run(ranked: Mapping[str, Ranked]) -> Run:
    """Lists by query as a run."""
    return {
        query: tuple(zip(listed.ids, listed.scores, strict=True))
        for query, listed in ranked.items()
    }
