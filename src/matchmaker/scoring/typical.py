"""Typical values, measured over the starter registry, that stand in for what is unknown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from matchmaker.embedding.calibration import Calibration
from matchmaker.scoring.columns import Columns
from matchmaker.scoring.context import field_similarities
from matchmaker.scoring.coverage import answered_coverage
from matchmaker.settings import ContextWeights, Settings

TYPICAL_FILE = "typical.json"
_DECIMALS = 3  # what differs in further decimals between machines is noise


class Typical(NamedTuple):
    """Means over all ordered pairs of the starter registry.

    Attributes
    ----------
    context
        Similarity in each field, over the pairs that both state it.
    coverage
        Coverage of one side's challenges by the other, over the pairs with both, by engine
        identity.
    """

    context: Mapping[str, float]
    coverage: Mapping[str, float]

    def coverage_with(self, engine_identity: str) -> float:
        """Typical coverage of an engine; for one that has none, the mean of those that have.

        Calibration puts the strengths of all engines on one scale, so the values are close.
        """
        if engine_identity in self.coverage:
            return self.coverage[engine_identity]
        return sum(self.coverage.values()) / len(self.coverage)


@cache
def stored_typical() -> Typical:
    """The values that ship with the package."""
    text = files("matchmaker.scoring").joinpath(TYPICAL_FILE).read_text(encoding="utf-8")
    return Typical(**json.loads(text))


def measure_context(columns: Columns, settings: Settings) -> dict[str, float]:
    """Mean similarity of each context field over the pairs of some profiles."""
    sums = dict.fromkeys(ContextWeights.model_fields, 0.0)
    counts = dict.fromkeys(sums, 0)
    for at in range(len(columns)):
        others = columns.take([other for other in range(len(columns)) if other != at])
        fields = field_similarities(columns.take([at]), others, settings.climate_main)
        for name, values in fields.items():
            sums[name] += float(np.nansum(values))
            counts[name] += int((~np.isnan(values)).sum())
    return {name: round(sums[name] / max(counts[name], 1), _DECIMALS) for name in sums}


def measure_coverage(columns: Columns, calibration: Calibration) -> float:
    """Mean coverage over the ordered pairs whose sides list challenges and expertise."""
    challenges, expertise = columns.vectors.challenges, columns.vectors.expertise
    values: list[float] = []
    for at in range(len(columns)):
        if not challenges.counts[at]:
            continue
        own = columns.take([at])
        coverage = answered_coverage(
            own.vectors.challenges.matrix,
            own.challenge_weights,
            expertise,
            columns.handicaps,
            calibration,
        )
        offers = expertise.counts > 0
        offers[at] = False
        values.extend(coverage[offers])
    return round(float(np.mean(values)), _DECIMALS)
