"""How similar two contexts are: what makes a solution transferable."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchmaker.reference.countries import INCOME_GROUPS
from matchmaker.scoring.columns import UNKNOWN, Array, BoolArray, Columns
from matchmaker.settings import ContextWeights, Settings

_DECADES = 2.0  # a population ratio of 1:100 or more counts as no similarity


class ContextFit(NamedTuple):
    """Context of one profile against n others.

    Attributes
    ----------
    similarity
        K, the weighted mean of the fields, of shape (n,), in [0, 1].
    completeness
        Weight of the fields that both sides state, of shape (n,), in [0, 1].
    fields
        Similarity in each field, NaN where a side does not state it, each of shape (n,).
    """

    similarity: Array
    completeness: Array
    fields: Mapping[str, Array]


def field_similarities(one: Columns, many: Columns, climate_main: float) -> dict[str, Array]:
    """Similarity of each field between the only row of ``one`` and every row of ``many``.

    Returns
    -------
    dict of ndarray of shape (n,)
        In [0, 1], NaN where unknown: ``population`` is 1 - min(1, |log10 ratio| / 2), ``income``
        1 - |difference of groups| / 3, ``climate`` 1 for the same class and ``climate_main`` for
        the same main class, ``subregion`` 1 or 0, and the others Jaccard's index.
    """
    ratio = np.abs(many.log_population - one.log_population)
    steps = np.abs(many.income - one.income) / (len(INCOME_GROUPS) - 1)
    same_main = _equal(many.climate_main, one.climate_main)
    same_class = _equal(many.climate, one.climate)
    return {
        "population": 1 - np.minimum(1, ratio / _DECADES),
        "income": np.where(_known(many.income, one.income), 1 - steps, np.nan),
        "functions": _jaccard(many.functions, one.functions[0]),
        "climate": climate_main * same_main + (1 - climate_main) * same_class,
        "settlement": _jaccard(many.settlement, one.settlement[0]),
        "hazards": _jaccard(many.hazards, one.hazards[0]),
        "subregion": _equal(many.subregion, one.subregion),
    }


def context_fit(
    one: Columns, many: Columns, settings: Settings, typical: Mapping[str, float]
) -> ContextFit:
    """Similarity of contexts; an unknown field counts as its typical value.

    Parameters
    ----------
    one, many
        A single profile, and n others.
    typical
        Mean of each field over the pairs of the starter registry.
    """
    fields = field_similarities(one, many, settings.climate_main)
    similarity = np.zeros(len(many))
    completeness = np.zeros(len(many))
    for name in ContextWeights.model_fields:
        weight = getattr(settings.context, name)
        unknown = np.isnan(fields[name])
        similarity += weight * np.where(unknown, typical[name], fields[name])
        completeness += weight * ~unknown
    return ContextFit(np.clip(similarity, 0, 1), np.clip(completeness, 0, 1), fields)


def _known(many: NDArray[np.int16], one: NDArray[np.int16]) -> BoolArray:
    return np.asarray((many != UNKNOWN) & (one != UNKNOWN))


def _equal(many: NDArray[np.int16], one: NDArray[np.int16]) -> Array:
    return np.where(_known(many, one), (many == one).astype(np.float64), np.nan)


def _jaccard(many: BoolArray, one: BoolArray) -> Array:
    shared = (many[:, one]).sum(axis=1)
    sizes = many.sum(axis=1)
    union = sizes + one.sum() - shared
    known = (sizes > 0) & one.any()
    return np.where(known, shared / np.maximum(union, 1), np.nan)
