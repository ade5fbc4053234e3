"""What the score needs of many profiles, as arrays: one row a profile or an item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matchmaker.embedding.item_vectors import ProfileVectors
from matchmaker.profiles.model import Profile
from matchmaker.reference.countries import INCOME_GROUPS, countries, subregions
from matchmaker.reference.vocabularies import context_terms, languages
from matchmaker.settings import Settings

BoolArray = NDArray[np.bool_]
Array = NDArray[np.float64]
UNKNOWN = -1  # in columns of codes


@dataclass(frozen=True, slots=True)
class Columns:
    """Arrays over n profiles; an unknown number is NaN, an unknown code -1, an unknown set empty.

    Attributes
    ----------
    vectors
        Item vectors of the same profiles.
    challenge_weights
        Weight of each challenge within its profile, of shape (n_challenges,); sums to 1 a profile.
    handicaps
        Evidence handicap of each expertise in logits, of shape (n_expertise,).
    log_population
        Decimal logarithm of the population, of shape (n,).
    income, climate_main, climate, subregion
        Codes, of shape (n,).
    functions, settlement, hazards
        Membership, of shape (n, n_terms).
    languages, interpreted
        Working languages, and those reachable through interpreting, of shape (n, n_languages).
    south
        Of shape (n,).
    """

    vectors: ProfileVectors
    challenge_weights: Array
    handicaps: Array
    log_population: Array
    income: NDArray[np.int16]
    climate_main: NDArray[np.int16]
    climate: NDArray[np.int16]
    subregion: NDArray[np.int16]
    functions: BoolArray
    settlement: BoolArray
    hazards: BoolArray
    languages: BoolArray
    interpreted: BoolArray
    south: BoolArray

    def __len__(self) -> int:
        return len(self.south)

    def take(self, profiles: Sequence[int] | NDArray[np.int64]) -> Columns:
        """The same for some profiles, in the order given."""
        at = np.asarray(profiles, dtype=np.int64)
        challenges, expertise = self.vectors.challenges, self.vectors.expertise
        return Columns(
            ProfileVectors(challenges.take(at), expertise.take(at)),
            self.challenge_weights[challenges.rows(at)],
            self.handicaps[expertise.rows(at)],
            *(getattr(self, name)[at] for name in _PER_PROFILE),
        )


_PER_PROFILE = (
    "log_population",
    "income",
    "climate_main",
    "climate",
    "subregion",
    "functions",
    "settlement",
    "hazards",
    "languages",
    "interpreted",
    "south",
)


def columns_of(profiles: Sequence[Profile], vectors: ProfileVectors, settings: Settings) -> Columns:
    """Columns of profiles whose items were embedded in the same order."""
    rows = [countries()[profile.country] for profile in profiles]
    climates = [profile.context.climate for profile in profiles]
    mains = sorted({climate[0] for climate in context_terms("climate")})
    interpreted = [profile.capacity.interpreting for profile in profiles]
    weights = [_normalised(profile, settings) for profile in profiles]
    handicaps = [
        getattr(settings.evidence, item.evidence_level)
        for profile in profiles
        for item in profile.expertise
    ]
    return Columns(
        vectors=vectors,
        challenge_weights=np.array([w for group in weights for w in group], dtype=np.float64),
        handicaps=np.array(handicaps, dtype=np.float64),
        log_population=_logarithms(profile.context.population for profile in profiles),
        income=_codes((row.income_group for row in rows), INCOME_GROUPS),
        climate_main=_codes((c and c[0] for c in climates), mains),
        climate=_codes(climates, tuple(context_terms("climate"))),
        subregion=_codes((profile.region for profile in profiles), subregions()),
        functions=_sets((p.context.functions for p in profiles), tuple(context_terms("function"))),
        settlement=_sets(
            (p.context.settlement for p in profiles), tuple(context_terms("settlement"))
        ),
        hazards=_sets((p.context.hazards for p in profiles), tuple(context_terms("hazard"))),
        languages=_sets((p.languages for p in profiles), tuple(languages())),
        interpreted=_sets(interpreted, tuple(languages())),
        south=np.array([row.is_south(settings.south_definition) for row in rows], dtype=bool),
    )


def _normalised(profile: Profile, settings: Settings) -> list[float]:
    raw = [getattr(settings.priority, item.priority) for item in profile.challenges]
    return [weight / sum(raw) for weight in raw]


def _logarithms(populations: Iterable[int | None]) -> Array:
    values = [float("nan") if number is None else number for number in populations]
    return np.asarray(np.log10(np.array(values, dtype=np.float64)))


def _codes(values: Iterable[str | None], scale: Sequence[str]) -> NDArray[np.int16]:
    at = {term: index for index, term in enumerate(scale)}
    return np.array([at.get(value or "", UNKNOWN) for value in values], dtype=np.int16)


def _sets(values: Iterable[Sequence[str]], terms: Sequence[str]) -> BoolArray:
    at = {term: index for index, term in enumerate(terms)}
    sets = list(values)
    matrix = np.zeros((len(sets), len(terms)), dtype=bool)
    for row, members in enumerate(sets):
        matrix[row, [at[member] for member in members]] = True
    return matrix
