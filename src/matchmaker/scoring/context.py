"""How similar two contexts are: what makes a solution transferable."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchmaker.reference.countries import INCOME_GROUPS
from matchmaker.scoring.columns import UNKNOWN, Array, BoolArray, Columns
from matchmaker.settings import ContextWeights, Settings

Codes = NDArray[np.int16]
POPULATION_DECADES = 2.0  # a population ratio of 1:100 or more counts as no similarity


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
    return {
        "population": 1 - np.minimum(1, ratio / POPULATION_DECADES),
        "income": income_similarity(many.income, one.income),
        "functions": _jaccard(many.functions, one.functions[0]),
        "climate": climate_similarity(
            (many.climate_main, many.climate), (one.climate_main, one.climate), climate_main
        ),
        "settlement": _jaccard(many.settlement, one.settlement[0]),
        "hazards": _jaccard(many.hazards, one.hazards[0]),
        "subregion": same_code(many.subregion, one.subregion),
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


def income_similarity(one: Codes, other: Codes) -> Array:
    """Similarity of income groups, NaN where unknown; shapes are broadcast."""
    steps = np.abs(one - other) / (len(INCOME_GROUPS) - 1)
    return np.where(_known(one, other), 1 - steps, np.nan)


def climate_similarity(
    one: tuple[Codes, Codes], other: tuple[Codes, Codes], climate_main: float
) -> Array:
    """Similarity of climates, each a main class and a class; NaN where unknown; broadcast."""
    same_main, same_class = (same_code(*codes) for codes in zip(one, other, strict=True))
    return climate_main * same_main + (1 - climate_main) * same_class


def same_code(one: Codes, other: Codes) -> Array:
    """1 for equal codes, 0 for others, NaN where unknown; shapes are broadcast."""
    return np.where(_known(one, other), (one == other).astype(np.float64), np.nan)


def _known(one: Codes, other: Codes) -> BoolArray:
    return np.asarray((one != UNKNOWN) & (other != UNKNOWN))


def _jaccard(many: BoolArray, one: BoolArray) -> Array:
    shared = (many[:, one]).sum(axis=1)
    sizes = many.sum(axis=1)
    union = sizes + one.sum() - shared
    known = (sizes > 0) & one.any()
    return np.where(known, shared / np.maximum(union, 1), np.nan)
