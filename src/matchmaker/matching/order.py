"""The order of a ranking: by score, ties by id, whatever order the files were read in."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matchmaker.profiles.model import Profile
from matchmaker.scoring.columns import Array

DECIMALS = 6  # scores that agree so far are ties


def best_first(score: Array, candidates: Sequence[Profile]) -> NDArray[np.int64]:
    """Positions by score rounded to 1e-6, best first, ties by id."""
    by_id = np.argsort(np.array([candidate.id for candidate in candidates]), kind="stable")
    rounded = -np.round(score[by_id], DECIMALS)
    return np.asarray(by_id[np.argsort(rounded, kind="stable")], dtype=np.int64)
