"""Measures of a ranked list against judgements, by ir-measures, and of many lists together."""

from __future__ import annotations

import importlib.util
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from matchmaker.errors import MissingExtraError
from matchmaker.scoring.columns import Array

NDCG, RR, RECALL = "nDCG@10", "RR", "R@10"
TOP = 10
EXTRA = "evaluate"


def refuse_without_package() -> None:
    """Refuse before the work begins that would be for nothing.

    Raises
    ------
    MissingExtraError
        If ir-measures is not installed.
    """
    if importlib.util.find_spec("ir_measures") is None:
        raise MissingExtraError("Measuring ranked lists", EXTRA)


def list_measures(
    relevant: Mapping[str, Sequence[str]], ranked: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, float]]:
    """nDCG@10, reciprocal rank and recall at 10 of every query.

    Parameters
    ----------
    relevant
        Ids of the candidates that a query should find.
    ranked
        Ids of the candidates of a query, the best first. A query that is missing, or a relevant
        candidate that is not ranked, counts as not found.

    Returns
    -------
    dict of dict
        By measure and query.

    Raises
    ------
    MissingExtraError
        If ir-measures is not installed.
    """
    refuse_without_package()
    import ir_measures  # noqa: PLC0415 - of an extra

    measures = {
        ir_measures.nDCG @ TOP: NDCG,
        ir_measures.RR: RR,
        ir_measures.R @ TOP: RECALL,
    }
    judged = {query: dict.fromkeys(ids, 1) for query, ids in relevant.items()}
    # Places stand for scores: what ties is settled before, and not in the package's way.
    run = {
        query: {id_: float(len(ids) - place) for place, id_ in enumerate(ids)}
        for query, ids in ranked.items()
        if query in judged
    }
    found: dict[str, dict[str, float]] = {
        name: dict.fromkeys(judged, 0.0) for name in measures.values()
    }
    for metric in ir_measures.iter_calc(list(measures), judged, run):
        found[measures[metric.measure]][metric.query_id] = float(metric.value)
    return found


def reciprocal_success(
    relevant: Mapping[str, Sequence[str]],
    tops: Mapping[str, Sequence[str]],
    partner_tops: Mapping[tuple[str, str], Sequence[str]],
    seekers: Mapping[str, str],
) -> dict[str, float]:
    """Share of a query's partners where each side has the other in its top ten.

    Parameters
    ----------
    tops
        Ids of the top ten of each query.
    partner_tops
        Ids of the top ten of a partner that looks for whom to share with, by query and partner.
    seekers
        Id of the seeker of each query.
    """
    return {
        query: float(
            np.mean(
                [
                    partner in tops.get(query, ())
                    and seekers[query] in partner_tops.get((query, partner), ())
                    for partner in partners
                ]
            )
        )
        for query, partners in relevant.items()
    }


def gini(counts: Sequence[int]) -> float:
    """Gini coefficient of how often each stands in a list: 0 all alike, towards 1 one has all.

    The mean absolute difference of all pairs over twice the mean, by the sorted formula.
    """
    values: Array = np.sort(np.asarray(counts, dtype=np.float64))
    total = float(values.sum())
    if total == 0:
        return 0.0
    n = len(values)
    places = np.arange(1, n + 1)
    return float(((2 * places - n - 1) @ values) / (n * total))


def appearances(lists: Mapping[str, Sequence[str]], everybody: Sequence[str]) -> list[int]:
    """In how many lists each stands."""
    counts: defaultdict[str, int] = defaultdict(int)
    for ids in lists.values():
        for id_ in ids:
            counts[id_] += 1
    return [counts[id_] for id_ in everybody]
