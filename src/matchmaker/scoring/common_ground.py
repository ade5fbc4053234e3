"""What two governments share whichever of them asks: context, language and South, by tiles.

Logarithms of the factors of `matchmaker.scoring.combine`, summed, in single precision. Whatever
depends on a code or a membership is an inner product of two short vectors that are made once, so
that a tile takes a few small matrix products and few passes over its numbers.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchmaker.embedding.channels import FloatArray
from matchmaker.scoring.columns import Array, BoolArray, Columns
from matchmaker.scoring.context import (
    POPULATION_DECADES,
    Codes,
    climate_similarity,
    income_similarity,
    same_code,
)
from matchmaker.settings import Settings

_SETS = ("functions", "settlement", "hazards")
_FAR = 1e6  # decades: what stands for an unknown population is far from every known one


class _Product(NamedTuple):
    """Vectors of the seekers and of the partners, whose inner product is meant."""

    seekers: FloatArray
    partners: FloatArray

    def tile(self, rows: slice, columns: slice) -> FloatArray:
        return np.asarray(self.seekers[rows] @ self.partners[columns].T)


class _Jaccard(NamedTuple):
    """What Jaccard's index needs: the members that two sets share, and the sizes of both."""

    shared: _Product
    seekers: FloatArray
    partners: FloatArray
    weight: np.float32

    def tile(self, rows: slice, columns: slice) -> FloatArray:
        shared = self.shared.tile(rows, columns)
        union = np.add(self.seekers[rows, None], self.partners[None, columns])
        union -= shared
        shared /= union
        shared *= self.weight
        return shared


class CommonGround:
    """Factors of the pairs of some seekers and partners that are the same from both sides.

    Parameters
    ----------
    typical
        Value of each field of the context where a side does not state it.
    """

    def __init__(
        self, seekers: Columns, partners: Columns, settings: Settings, typical: Mapping[str, float]
    ) -> None:
        # What a pair loses that has nothing in common, as positive logarithms.
        no_context = -math.log(settings.context_base)
        no_language = -math.log(settings.language_base)
        not_south = -math.log(1 - settings.effective_strength)
        weights = {name: no_context * weight for name, weight in settings.context}
        self._reach = np.float32(weights["population"])
        self._population = tuple(
            _scaled_population(side, weights["population"]) for side in (seekers, partners)
        )
        self._additive = _joined(
            _constant(seekers, partners, -no_context - no_language - not_south),
            _population_typical(seekers, partners, weights["population"], typical["population"]),
            _codes(
                (seekers.income,),
                (partners.income,),
                lambda one, other: income_similarity(one[0], other[0]),
                weights["income"],
                typical["income"],
            ),
            _codes(
                (seekers.climate_main, seekers.climate),
                (partners.climate_main, partners.climate),
                lambda one, other: climate_similarity(
                    (one[0], one[1]), (other[0], other[1]), settings.climate_main
                ),
                weights["climate"],
                typical["climate"],
            ),
            _codes(
                (seekers.subregion,),
                (partners.subregion,),
                lambda one, other: same_code(one[0], other[0]),
                weights["subregion"],
                typical["subregion"],
            ),
            *(
                _typical_set(
                    getattr(seekers, name), getattr(partners, name), weights[name] * typical[name]
                )
                for name in _SETS
            ),
            _Product(_matrix(not_south * seekers.south), _matrix(partners.south)),
        )
        self._sets = [
            _jaccard(getattr(seekers, name), getattr(partners, name), weights[name])
            for name in _SETS
        ]
        self._meeting, self._sharing = _languages(seekers, partners)
        self._interpreted = np.float32(no_language * settings.interpreting)
        self._direct = np.float32(no_language * (1 - settings.interpreting))

    def tile(self, rows: slice, columns: slice) -> FloatArray:
        """Sum of the logarithms for some seekers and partners, of shape (n_rows, n_columns)."""
        total = self._additive.tile(rows, columns)
        part = np.empty_like(total)
        seekers, partners = self._population
        np.subtract(seekers[rows, None], partners[None, columns], out=part)
        np.abs(part, out=part)
        total -= np.minimum(part, self._reach, out=part)
        for sets in self._sets:
            total += sets.tile(rows, columns)
        meeting = self._meeting.tile(rows, columns)
        np.minimum(meeting, 1, out=part)
        part *= self._interpreted
        total += part
        # 1 with a shared language, 0 without one
        meeting -= self._sharing - 1
        np.clip(meeting, 0, 1, out=meeting)
        meeting *= self._direct
        total += meeting
        return total


def _matrix(*columns: NDArray[np.number | np.bool_]) -> FloatArray:
    """Columns, or matrices with as many rows, side by side."""
    return np.column_stack(columns).astype(np.float32)


def _joined(*products: _Product) -> _Product:
    """One product that is the sum of several."""
    return _Product(
        np.hstack([product.seekers for product in products]),
        np.hstack([product.partners for product in products]),
    )


def _constant(seekers: Columns, partners: Columns, value: float) -> _Product:
    return _Product(_matrix(np.full(len(seekers), value)), _matrix(np.ones(len(partners))))


def _scaled_population(side: Columns, weight: float) -> FloatArray:
    """Such that a difference of ``weight`` or more is no similarity."""
    known = np.where(np.isnan(side.log_population), _FAR, side.log_population)
    return (known * (weight / POPULATION_DECADES)).astype(np.float32)


def _population_typical(
    seekers: Columns, partners: Columns, weight: float, typical: float
) -> _Product:
    """What makes ``-min(weight, difference)`` the weighted similarity.

    The full weight where both are known; the typical part of it, and no difference that the tile
    takes off for one or both that are unknown.
    """
    u, v = (np.isnan(side.log_population).astype(np.float64) for side in (seekers, partners))
    part = weight * typical
    # weight + part * (u or v) - (weight where both are unknown, who differ by nothing)
    return _Product(
        _matrix(weight + part * u, part * (1 - u) - weight * u),
        _matrix(np.ones(len(v)), v),
    )


def _codes(
    seekers: tuple[Codes, ...],
    partners: tuple[Codes, ...],
    similarity: Callable[[Codes, Codes], Array],
    weight: float,
    typical: float,
) -> _Product:
    """A field that depends on codes: a table of all that occur, and who stands where in it."""
    codes = np.hstack([np.stack(seekers), np.stack(partners)])
    kinds, at = np.unique(codes, axis=1, return_inverse=True)
    table = similarity(kinds[:, :, None], kinds[:, None, :])
    table = weight * np.where(np.isnan(table), typical, table)
    n_seekers = codes.shape[1] - len(partners[0])
    return _Product(_matrix(table[at[:n_seekers]]), _matrix(np.eye(kinds.shape[1])[at[n_seekers:]]))


def _jaccard(seekers: BoolArray, partners: BoolArray, weight: float) -> _Jaccard:
    """An empty set counts as one member that nobody shares: no similarity, never 0 over 0."""
    sizes, other_sizes = (
        np.maximum(sets.sum(axis=1), 1).astype(np.float32) for sets in (seekers, partners)
    )
    shared = _Product(_matrix(seekers), _matrix(partners))
    return _Jaccard(shared, sizes, other_sizes, np.float32(weight))


def _typical_set(seekers: BoolArray, partners: BoolArray, part: float) -> _Product:
    """What a set counts that one side or both do not state."""
    u, v = (np.where(sets.any(axis=1), 0.0, 1.0) for sets in (seekers, partners))
    # "u or v" is u + (1 - u) v
    return _Product(_matrix(part * u, part * (1 - u)), _matrix(np.ones(len(v)), v))


def _languages(seekers: Columns, partners: Columns) -> tuple[_Product, np.float32]:
    """A product that is 1 or more where two can meet, and the value from which they share one.

    A language reached through interpreting counts 1, a working language more than there are
    languages: only a working language of both reaches the square of that.
    """
    reached = [side.languages | side.interpreted for side in (seekers, partners)]
    used = reached[0].any(axis=0) & reached[1].any(axis=0)
    many = float(used.sum() + 1)
    vectors = [
        _matrix(np.where(side.languages, many, 1.0 * (side.languages | side.interpreted))[:, used])
        for side in (seekers, partners)
    ]
    return _Product(vectors[0], vectors[1]), np.float32(many**2)
