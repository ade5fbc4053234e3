"""How the figures of documented exchanges are laid out: tables, counts, notes and charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from matchmaker.evaluation.engines import ABLATIONS, BASELINES, PART_FAMILY
from matchmaker.evaluation.exchanges import Judgements
from matchmaker.evaluation.measures import NDCG, RECALL, RR
from matchmaker.evaluation.product_engines import PREFERENCES
from matchmaker.evaluation.task import DEFAULT, Chart, Comparison, Group, Series, TableLayout
from matchmaker.evaluation.top_tens import GINI, LOST, NEVER, SOUTH_SOUTH
from matchmaker.evaluation.top_tens import GROUP as TOP_TENS

BOTH = "both@10"
MEASURES = (NDCG, RR, RECALL, BOTH)
PAIRS, UNNAMED, FOCUSED, EVENTS = "pairs", "unnamed", "focused", "events"
_SHOWN = (DEFAULT, *BASELINES)
_TOP_TEN_NOTE = (
    "gini: 0 where all stand in as many top tens, towards 1 where one stands in all; never: share "
    "that stands in none; south south: share of South-South entries in the lists of seekers of the "
    "South."
)
_PRICE_NOTE = (
    "points lost: by how much the mean score of a top ten falls because of the preference, when "
    "both lists are scored without it. 'south-only' lists nobody for a seeker of the North."
)
_NOT_THE_BEST = (
    "Documented pairs are the ones that were possible and funded, not the best ones: a partner "
    "that would fit better and was never met counts as wrong here."
)
_MEASURES_TOLD = (
    f"From 0 to 1, of the documented partners: {NDCG}, how many stand in the top ten, and how far "
    f"up; {RR}, 1 / the place of the first; {RECALL}, the share in the top ten; {BOTH}, the share "
    "where each side has the other in its top ten."
)
_CIRCLE = (
    "Items of both parties whose only evidence is the tested exchange or its programme fall before "
    "its query is ranked."
)


def tables(sets: Mapping[str, Judgements]) -> list[TableLayout]:
    """Which figures the report shows."""
    titles = {
        PAIRS: "Pairs: a whole profile looks for its documented partners",
        UNNAMED: "Unnamed: the same without items in which one party names the other",
        FOCUSED: "Focused: pairs with the seeker's challenges reduced to the theme",
        EVENTS: "Events of groups: weak labels, since not all need have met",
    }
    shown = [
        TableLayout(title, [name], MEASURES, engines=_SHOWN)
        for name, title in titles.items()
        if sets[name].judged
    ]
    return [
        *shown,
        TableLayout("What each part is worth", [PAIRS, UNNAMED], [NDCG], engines=(
            DEFAULT, *ABLATIONS
        )),
        TableLayout(
            "Top tens of everybody in the registry",
            [TOP_TENS],
            [GINI, NEVER, SOUTH_SOUTH],
            engines=_SHOWN,
            notes=[_TOP_TEN_NOTE],
        ),
        TableLayout(
            "The South-South preference and its price",
            [PAIRS, TOP_TENS],
            [NDCG, SOUTH_SOUTH, LOST],
            engines=PREFERENCES,
            notes=[_PRICE_NOTE],
        ),
    ]  # fmt: skip


def group_counts(sets: Mapping[str, Judgements]) -> dict[str, dict[str, int]]:
    """How many queries and items remained and fell, by set."""
    reasons = sorted({reason for found in sets.values() for reason in found.fallen})
    return {
        "queries": {name: len(found.judged) for name, found in sets.items()},
        "clusters of queries, by programme": {
            name: len({one.cluster for one in found.judged}) for name, found in sets.items()
        },
        **{
            f"queries that fell: {reason}": {
                name: found.fallen.get(reason, 0) for name, found in sets.items()
            }
            for reason in reasons
        },
        "different items that fell": {name: found.dropped_items for name, found in sets.items()},
        "items that fell, over all queries": {name: found.drops for name, found in sets.items()},
        "items that stay and name the partner, over all queries": {
            name: found.naming for name, found in sets.items()
        },
    }


def notes(sets: Mapping[str, Judgements]) -> list[str]:
    """What a reader has to know."""
    naming = sets[PAIRS].naming
    return [
        _NOT_THE_BEST,
        _MEASURES_TOLD,
        (
            f"{_CIRCLE} What is left may still tell of the partnership by name ({naming} "
            "times), which comparing words of whole profiles finds at once; "
            f"'{UNNAMED}' drops those items too."
        ),
    ]


def ablation_chart(comparisons: Sequence[Comparison]) -> Chart:
    """What the default has more than without a part, on documented pairs."""
    shown = [one for one in comparisons if one.group == PAIRS and one.family == PART_FAMILY]
    differences = [one.difference for one in shown]
    series = Series(
        "default less the same without the part",
        [(float(at), one.value) for at, one in enumerate(differences)],
        [one.engine.removeprefix("no-") for one in shown],
        [
            (one.low, one.high)
            for one in differences
            if one.low is not None and one.high is not None
        ],
    )
    return Chart(
        "ablations",
        "What each part adds on documented pairs, with 95 % intervals",
        "bars",
        "part",
        f"{NDCG} less that without the part",
        [series],
    )


def trade_off(engines: Mapping[str, Mapping[str, Group]]) -> Chart:
    """Relevance against South-South, for each strength of the preference."""
    present = [name for name in PREFERENCES if name in engines]
    points = [
        (
            engines[name][TOP_TENS].measures[SOUTH_SOUTH].value,
            engines[name][PAIRS].measures[NDCG].value,
        )
        for name in present
    ]
    order = np.argsort([x for x, _ in points], kind="stable")
    series = Series(
        "strength of the preference",
        [points[at] for at in order],
        [present[at].removeprefix("south-") for at in order],
    )
    return Chart(
        "trade-off",
        "Relevance against South-South, by strength of the preference",
        "points",
        "share of South-South in top tens",
        f"{NDCG} on documented pairs",
        [series],
    )
