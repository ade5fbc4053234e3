"""What the South-South preference changed in a list, and what that cost in relevance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchmaker.matching.order import best_first
from matchmaker.profiles.model import Profile
from matchmaker.scoring.scorer import Scores
from matchmaker.settings import Settings


class PreferenceEffect(NamedTuple):
    """The list with the preference against the list without it.

    Attributes
    ----------
    strength
        s, in [0, 0.5].
    entered, left
        Governments that are in the list, or no longer in it, because of the preference.
    moved
        Number of others that have another rank.
    relevance_lost
        Mean score without the preference: of the list without it, less of the list with it, as far
        as both lists go.
    """

    strength: float
    entered: tuple[Profile, ...]
    left: tuple[Profile, ...]
    moved: int
    relevance_lost: float


def preference_effect(
    scored: Scores,
    candidates: Sequence[Profile],
    settings: Settings,
    shown: NDArray[np.int64],
) -> PreferenceEffect:
    """Compare the shown list with the one that strength 0 would have given.

    Parameters
    ----------
    scored
        Scores with the preference in them, of n candidates.
    shown
        Positions of the shown candidates, best first.
    """
    plain = scored.score / (1 - settings.effective_strength) ** (~scored.south)
    order = best_first(plain, candidates)
    without = order[plain[order] >= settings.min_score][: settings.top]
    with_, before = [int(at) for at in shown], [int(at) for at in without]
    both = min(len(before), len(with_))
    old_rank = {at: rank for rank, at in enumerate(before)}
    listed = set(with_)
    return PreferenceEffect(
        strength=settings.effective_strength,
        entered=tuple(candidates[at] for at in with_ if at not in old_rank),
        left=tuple(candidates[at] for at in before if at not in listed),
        moved=sum(old_rank.get(at, rank) != rank for rank, at in enumerate(with_)),
        relevance_lost=float((plain[before[:both]] - plain[with_[:both]]).mean()),
    )
