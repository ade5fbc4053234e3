"""Whether a pair is South-South."""

from __future__ import annotations

import numpy as np

from matchmaker.scoring.columns import BoolArray, Columns


def south_south(one: Columns, many: Columns) -> BoolArray:
    """Whether both sides are of the Global South, of shape (n,).

    What counts as South is a column of ``reference/countries.csv`` (setting ``south_definition``).
    """
    return np.asarray(many.south & one.south[0])
