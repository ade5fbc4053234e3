"""The theme block: which themes, and which groups of themes, an item falls under.

An item falls under the themes that it declares, and less under those that its text names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache

import numpy as np

from matchmaker.embedding.channels import FloatArray, Role, unit_rows
from matchmaker.profiles.item_text import LEAST_CHANCE, likely_themes
from matchmaker.reference.tables import packaged_text
from matchmaker.reference.themes import themes
from matchmaker.reference.words import WORDS_FILE

# Squared shares of the theme and of its group: two items of one theme agree fully, two of sibling
# themes by .3 (docs/decisions/0004).
OWN_SHARE = 0.7
GROUP_SHARE = 0.3
# What a named theme weighs beside a declared one, times the chance that the text is about it
# (docs/decisions/0014).
NAMED_SHARE = 0.3
N_THEMES = len(themes().by_id)


class NamedThemes:
    """How likely a text of one language is about each theme that it names.

    A channel whose rows are not scaled: a theme that a text hardly names stays small.
    """

    languages: frozenset[str] | None = None

    def __init__(self, language: str) -> None:
        self._language = language

    @property
    def identity(self) -> str:
        """The language, and a checksum of the names that are looked for."""
        return f"named-themes/1/{LEAST_CHANCE:g}:{self._language}:{_names_digest()}"

    def encode(self, texts: Sequence[str], role: Role) -> FloatArray:  # noqa: ARG002 - the same for both roles
        """Chances in [0, 1], of shape (n_texts, n_themes)."""
        at = _places()
        matrix = np.zeros((len(texts), len(at)), dtype=np.float32)
        for row, text in enumerate(texts):
            for found in likely_themes(text, self._language):
                matrix[row, at[found.theme]] = found.weight
        return matrix


def theme_vectors(declared: Sequence[Sequence[str]], named: FloatArray | None = None) -> FloatArray:
    """Unit vectors over themes and groups.

    Parameters
    ----------
    declared
        Theme ids of each item.
    named
        Chances that the texts are about themes, of shape (n_items, n_themes); by default none is
        named.

    Returns
    -------
    ndarray of shape (n_items, n_themes + n_groups)
    """
    at = _places()
    weights = np.zeros((len(declared), len(at))) if named is None else NAMED_SHARE * named
    for row, ids in enumerate(declared):
        weights[row, [at[theme] for theme in ids]] = 1
    return unit_rows(np.hstack([OWN_SHARE**0.5 * weights, GROUP_SHARE**0.5 * weights @ _groups()]))


@cache
def _names_digest() -> str:
    texts = (packaged_text(name) for name in ("themes.json", "theme_names.json", WORDS_FILE))
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]


@cache
def _places() -> dict[str, int]:
    return {theme: at for at, theme in enumerate(themes().by_id)}


@cache
def _groups() -> FloatArray:
    """Which theme belongs to which group, of shape (n_themes, n_groups)."""
    names = list(themes().groups)
    belongs = np.zeros((len(_places()), len(names)), dtype=np.float32)
    for theme in themes().by_id.values():
        belongs[_places()[theme.id], names.index(theme.group)] = 1
    return belongs
