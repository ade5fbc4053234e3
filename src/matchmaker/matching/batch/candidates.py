"""The candidate graph: which pairs are considered, and their scores.

All eligible pairs where they are few; else every member's best partners and every partner's best
members, so that no host is invisible. Scores are those of a ranking, to the last digit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from matchmaker.embedding.vector_store import Progress
from matchmaker.matching.assignment.instance import BoolArray, IntArray
from matchmaker.matching.batch.eligible_pairs import EligiblePairs
from matchmaker.matching.batch.stages import Stages
from matchmaker.matching.order import DECIMALS
from matchmaker.scoring.all_pairs import best_candidates
from matchmaker.scoring.columns import Array, Columns
from matchmaker.scoring.scorer import Scorer


class Candidates(NamedTuple):
    """Pairs of a seeker (row) and a partner (column) with the seeker's score of them.

    Attributes
    ----------
    rows, columns
        Of shape (m,), sorted by row and column.
    scores
        In [0, 100], of shape (m,).
    best
        Best score of each seeker over its candidates before the minimum, of shape (n_seekers,);
        NaN where it has none.
    is_complete
        Whether every eligible pair was scored.
    n_eligible
        Pairs that may be matched; in an exchange one for both ways round.
    """

    rows: IntArray
    columns: IntArray
    scores: Array
    best: Array
    n_eligible: int
    is_complete: bool

    def keep(self, kept: BoolArray) -> Candidates:
        """Some of the pairs."""
        return self._replace(
            rows=self.rows[kept], columns=self.columns[kept], scores=self.scores[kept]
        )


def candidate_pairs(
    seekers: Columns,
    partners: Columns,
    eligible: EligiblePairs,
    takes_part: BoolArray,
    scorer: Scorer,
    stages: Stages,
) -> Candidates:
    """Choose and score the pairs to consider, from the minimum score of the settings on.

    Parameters
    ----------
    takes_part
        Which partners have a place at all, of shape (n_partners,).
    stages
        Told of governments that were compared, and of seekers that were scored.
    """
    settings = scorer.settings.batch
    unordered = scorer.settings.mode == "exchange"
    is_complete = eligible.count(unordered=False) <= settings.all_pairs_below
    if is_complete:
        columns_of = [eligible.partners_of(row) for row in range(len(seekers))]
    else:

        def admits(rows: slice, columns: slice) -> BoolArray:
            return eligible.admits(rows, columns) & takes_part[columns]

        with stages("comparing") as progress:
            rows, columns = best_candidates(
                seekers, partners, scorer, admits, settings.candidates, progress
            )
        columns_of = np.split(columns, np.searchsorted(rows, np.arange(1, len(seekers))))
    with stages("scoring") as progress:
        scores = _scores(seekers, partners, columns_of, scorer, progress)
    counts = [len(columns) for columns in columns_of]
    found = Candidates(
        rows=np.repeat(np.arange(len(seekers)), counts),
        columns=_joined(columns_of, np.int64),
        scores=_joined(scores, np.float64),
        best=np.array([one.max() if len(one) else np.nan for one in scores], dtype=np.float64),
        n_eligible=eligible.count(unordered=unordered),
        is_complete=is_complete,
    )
    return found.keep(np.round(found.scores, DECIMALS) >= scorer.settings.min_score)


def _scores(
    seekers: Columns,
    partners: Columns,
    columns_of: Sequence[IntArray],
    scorer: Scorer,
    progress: Progress,
) -> list[Array]:
    scores = []
    progress(0, len(columns_of))
    for row, columns in enumerate(columns_of):
        own = seekers.take([row])
        scores.append(
            scorer.score_all(own, partners.take(columns)).score if len(columns) else np.zeros(0)
        )
        progress(1, len(columns_of) - row - 1)
    return scores


def _joined(parts: Sequence[np.ndarray], kind: type) -> np.ndarray:
    return np.concatenate([*parts, np.zeros(0)]).astype(kind)
