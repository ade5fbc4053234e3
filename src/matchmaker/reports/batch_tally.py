"""A batch counted: how many are served, how well, and what deciding for all at once gained."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from matchmaker.matching.batch.result import Batch, Load


class Tally(NamedTuple):
    """What the figures are counted from.

    Attributes
    ----------
    mean, tenth
        Mean score of the pairs, and the score that nine in ten of them have at least; ``None``
        without pairs.
    gain
        Total score beyond that of choosing pair by pair.
    strangers, weak
        Pairs without a shared working language, and those in which neither side gains much.
    """

    members: int
    matched: int
    pairs: int
    locked: int
    south_south: int
    mean: float | None
    tenth: float | None
    full: tuple[Load, ...]
    assumed: int
    gain: float
    strangers: int
    weak: int

    @property
    def share_matched(self) -> float | None:
        """Share of the members that have a partner."""
        return self.matched / self.members if self.members else None

    @property
    def share_south_south(self) -> float | None:
        """Share of the pairs that are South-South."""
        return self.south_south / self.pairs if self.pairs else None


def tally(batch: Batch) -> Tally:
    """Count a batch."""
    scores = np.array([pair.score.score for pair in batch.pairs])
    return Tally(
        members=len(batch.members),
        matched=len(batch.members) - len(batch.unmatched),
        pairs=len(batch.pairs),
        locked=sum(pair.locked for pair in batch.pairs),
        south_south=sum(pair.score.south_south for pair in batch.pairs),
        mean=float(scores.mean()) if len(scores) else None,
        # The score of a pair, not one between two: so "nine in ten have at least" is true.
        tenth=float(np.quantile(scores, 0.1, method="lower")) if len(scores) else None,
        full=tuple(load for load in batch.load if load.capacity and load.is_full),
        assumed=sum(load.assumed for load in batch.load),
        gain=batch.quality.objective - batch.quality.greedy,
        strangers=_with_caution(batch, "no-language"),
        weak=_with_caution(batch, "weak"),
    )


def _with_caution(batch: Batch, code: str) -> int:
    return sum(any(caution.code == code for caution in pair.cautions) for pair in batch.pairs)


def summary_data(batch: Batch) -> dict[str, Any]:
    """The ``summary`` of the JSON output; numbers are not rounded."""
    counts, quality = tally(batch), batch.quality
    return {
        "members": counts.members,
        "matched": counts.matched,
        "share_matched": counts.share_matched,
        "pairs": counts.pairs,
        "locked": counts.locked,
        "south_south": counts.south_south,
        "share_south_south": counts.share_south_south,
        "without_shared_language": counts.strangers,
        "weak": counts.weak,
        "left_out": len(batch.left_out),
        "mean_score": counts.mean,
        "tenth_percentile": counts.tenth,
        "full": [{"id": load.profile.id, "role": load.role} for load in counts.full],
        "capacities": len(batch.load),
        "capacities_assumed": counts.assumed,
        "gain_over_greedy": counts.gain,
        "gain_over_greedy_share": ratio(counts.gain, quality.greedy),
    }


def ratio(part: float, whole: float) -> float | None:
    """A part as a share of the whole; ``None`` where there is no whole."""
    return part / whole if whole > 0 else None
