"""Factors to a score, and the score to points that add up."""

from __future__ import annotations

import numpy as np

from matchmaker.scoring.columns import Array, BoolArray
from matchmaker.settings import Mode, Settings

# The order in which every output names the factors.
FACTORS = ("they_help", "you_help", "context", "language", "south_south")


def factor_values(
    they_help: Array,
    you_help: Array,
    context: Array,
    language: Array,
    south: BoolArray,
    mode: Mode,
    settings: Settings,
) -> Array:
    """Factors of n pairs.

    With omega the seeker's share in the mode, s the strength of the South-South preference, and
    the floor and bases of the settings::

        they_help   = max(floor, coverage of the seeker's challenges) ** omega
        you_help    = max(floor, coverage of the candidate's challenges) ** (1 - omega)
        context     = context_base ** (1 - K)
        language    = language_base ** (1 - l)
        south_south = (1 - s) ** (1 - SS)

    Returns
    -------
    ndarray of shape (n, 5)
        In (0, 1], in the order of `FACTORS`.
    """
    omega = getattr(settings.seeker_share, mode)
    floor = settings.coverage_floor
    return np.column_stack(
        [
            np.maximum(floor, they_help) ** omega,
            np.maximum(floor, you_help) ** (1 - omega),
            settings.context_base ** (1 - context),
            settings.language_base ** (1 - language),
            (1 - settings.effective_strength) ** (1 - south.astype(np.float64)),
        ]
    )


def scores(factors: Array) -> Array:
    """Score of each pair: 100 times the product of its factors.

    Computed as the exponential of the summed logarithms, the same numbers `points` shares out.

    Parameters
    ----------
    factors
        Of shape (n, n_factors), each in (0, 1].

    Returns
    -------
    ndarray of shape (n,)
        In [0, 100].
    """
    return np.asarray(100 * np.exp(np.log(factors).sum(axis=1)))


def points(factors: Array) -> Array:
    """Each factor's part of what the score lost from 100.

    With u the sum of ln f: ``points_k = 100 expm1(u) / u ln f_k``, and 100 ln f_k at u = 0. They
    sum to score - 100. They share the loss from a perfect 100; they are not what removing a factor
    would gain.

    Parameters
    ----------
    factors
        Of shape (n, n_factors), each in (0, 1].

    Returns
    -------
    ndarray of shape (n, n_factors)
        Never positive.
    """
    logarithms = np.log(factors)
    total = logarithms.sum(axis=1, keepdims=True)
    safe = np.where(total == 0, 1.0, total)
    slope = np.where(total == 0, 1.0, np.expm1(safe) / safe)
    return np.asarray(100 * slope * logarithms)
