"""The theme block: which declared themes, and which groups of themes, an item falls under."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from matchmaker.embedding.channels import FloatArray, unit_rows
from matchmaker.reference.themes import themes

# Squared shares of the theme and of its group: two items of one theme agree fully, two of sibling
# themes by .3 (docs/decisions/0004).
OWN_SHARE = 0.7
GROUP_SHARE = 0.3


def theme_vectors(declared: Sequence[Sequence[str]]) -> FloatArray:
    """Unit vectors over themes and groups.

    Parameters
    ----------
    declared
        Theme ids of each item.

    Returns
    -------
    ndarray of shape (n_items, n_themes + n_groups)
    """
    themes_at, groups_at, width = _layout()
    group_of = {theme.id: theme.group for theme in themes().by_id.values()}
    matrix = np.zeros((len(declared), width))
    for row, ids in enumerate(declared):
        for theme in ids:
            matrix[row, themes_at[theme]] += OWN_SHARE**0.5
            matrix[row, groups_at[group_of[theme]]] += GROUP_SHARE**0.5
    return unit_rows(matrix)


@cache
def _layout() -> tuple[dict[str, int], dict[str, int], int]:
    vocabulary = themes()
    themes_at = {theme: at for at, theme in enumerate(vocabulary.by_id)}
    groups_at = {group: len(themes_at) + at for at, group in enumerate(vocabulary.groups)}
    return themes_at, groups_at, len(themes_at) + len(groups_at)
