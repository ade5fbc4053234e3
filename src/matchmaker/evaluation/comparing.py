"""The default engine against others on the same judgements, corrected for their number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matchmaker.evaluation.bootstrap import Clusters, Draws
from matchmaker.evaluation.engines import COMPARED
from matchmaker.evaluation.task import DEFAULT, Comparison


def compared(
    group: str,
    measure: str,
    values: Mapping[str, Sequence[float]],
    draws: Draws,
    clusters: Clusters | None = None,
) -> list[Comparison]:
    """Mean of the default less that of each other engine that there is; none of no judgement.

    Parameters
    ----------
    group, measure
        What is compared.
    values
        One a judgement, by engine; the default's among them.
    """
    return [
        comparison
        for family, others in COMPARED.items()
        for comparison in _family(group, measure, family, others, values, draws, clusters)
    ]


def holm(p_values: Sequence[float]) -> list[float]:
    """P values corrected for their number by Holm's step-down (Holm 1979), in the same order."""
    order = sorted(range(len(p_values)), key=lambda at: p_values[at])
    corrected = [0.0] * len(p_values)
    running = 0.0
    for step, at in enumerate(order):
        running = max(running, min(1.0, (len(p_values) - step) * p_values[at]))
        corrected[at] = running
    return corrected


def _family(
    group: str,
    measure: str,
    family: str,
    others: Sequence[str],
    values: Mapping[str, Sequence[float]],
    draws: Draws,
    clusters: Clusters | None,
) -> list[Comparison]:
    present = [name for name in others if name in values and values[DEFAULT]]
    found = [draws.paired_difference(values[DEFAULT], values[name], clusters) for name in present]
    corrected = holm([p for _, p in found])
    return [
        Comparison(group, measure, family, name, difference, p, p_holm)
        for name, (difference, p), p_holm in zip(present, found, corrected, strict=True)
    ]
