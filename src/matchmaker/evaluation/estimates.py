"""Any figure with its bootstrap interval: cases are weighted by how often they were drawn.

A mean needs less; an area under a curve or a rank correlation must be worked out for each draw.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchmaker.evaluation.task import RESAMPLES, SEED, Estimate

Array = NDArray[np.float64]

# Figures for many draws at once: weights of shape (n_draws, n_cases) to shape (n_draws,). NaN
# where a draw lacks what the figure needs.
Statistic = Callable[[Array], Array]

COVERAGE = 0.95
_AT_ONCE = 200  # draws; bounds the memory


class Draws(NamedTuple):
    """How cases are drawn: engines that are measured on the same cases see the same draws."""

    seed: int = SEED
    resamples: int = RESAMPLES

    def estimate(
        self, statistic: Statistic, cases: int, clusters: NDArray[np.int64] | None = None
    ) -> Estimate:
        """A figure over all cases, and how far it would move with other cases of the kind.

        Parameters
        ----------
        clusters
            Number of each case's cluster, from 0; clusters are drawn whole. By default each case
            is its own.
        """
        of = np.arange(cases) if clusters is None else clusters
        count = int(of.max()) + 1
        generator = np.random.default_rng(self.seed)
        drawn = generator.multinomial(count, np.full(count, 1 / count), self.resamples)
        figures = [
            statistic(drawn[start : start + _AT_ONCE, of].astype(np.float64))
            for start in range(0, self.resamples, _AT_ONCE)
        ]
        tail = (1 - COVERAGE) / 2
        low, high = np.nanquantile(np.concatenate(figures), [tail, 1 - tail])
        return Estimate(float(statistic(np.ones((1, cases)))[0]), float(low), float(high))


DRAWS = Draws()
