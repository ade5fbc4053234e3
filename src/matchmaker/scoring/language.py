"""Whether two governments can talk to each other."""

from __future__ import annotations

import numpy as np

from matchmaker.scoring.columns import Array, Columns


def language_fit(one: Columns, many: Columns, interpreting: float) -> Array:
    """Language fit of one profile with n others.

    Returns
    -------
    ndarray of shape (n,)
        1 with a shared working language, ``interpreting`` where the two meet in a language that at
        least one of them reaches only through interpreting, 0 otherwise.
    """
    shared = many.languages[:, one.languages[0]].any(axis=1)
    reached = (one.languages | one.interpreted)[0]
    meets = (many.languages[:, reached] | many.interpreted[:, reached]).any(axis=1)
    return np.where(shared, 1.0, np.where(meets, interpreting, 0.0))
