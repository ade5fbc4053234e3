"""The top tens of everybody in a registry: who stands in them, who never does, how many are South.

Associations are left out: they are ranked among themselves, and of few, ten are in every list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import fsum

import numpy as np

from matchmaker.errors import UsageError
from matchmaker.evaluation.bootstrap import Estimate
from matchmaker.evaluation.exchanges import candidates_of
from matchmaker.evaluation.measures import TOP, appearances, gini
from matchmaker.evaluation.product_engines import PREFERENCES
from matchmaker.evaluation.running import Ranked
from matchmaker.evaluation.task import DEFAULT, Chart, Group, Series
from matchmaker.evaluation.world import Query, World
from matchmaker.matching.eligibility import refuse_empty
from matchmaker.reference.countries import countries
from matchmaker.settings import Settings

GROUP = "top_tens"
GINI, NEVER, SOUTH_SOUTH, LOST = "gini", "never", "south_south", "points_lost"
PLAIN = PREFERENCES[0]  # without a preference
_PLACES = 50  # of the curve of scores
_TENTHS = {"a tenth of the lists have more": 0.9, "mean": None, "a tenth have less": 0.1}


def everybody(world: World, settings: Settings) -> dict[str, Query]:
    """The query of each government that can be ranked for, in the mode of the settings."""
    found = {}
    for number, profile in enumerate(world.profiles):
        if profile.level == "association" or not _can_ask(world, number, settings):
            continue
        candidates = candidates_of(world, number, settings)
        if candidates:
            found[profile.id] = Query(number, candidates, settings.mode)
    return found


def top_ten_figures(
    world: World,
    settings: Settings,
    asked: Mapping[str, Query],
    found: Mapping[str, Mapping[Query, Ranked]],
) -> dict[str, Group]:
    """Figures by engine.

    ``gini`` of how often each government stands in a top ten, the share that ``never`` does, the
    share of ``south_south`` entries in the lists of seekers of the South; and for other strengths
    of the South-South preference the ``points_lost``: what the top ten without a preference scores
    more, without a preference, than this one.
    """
    ids = [profile.id for profile in world.profiles if profile.level != "association"]
    south = {
        profile.id
        for profile in world.profiles
        if countries()[profile.country].is_south(settings.south_definition)
    }
    figures = {}
    for engine, ranked in found.items():
        tops = {seeker: ranked[query].top for seeker, query in asked.items()}
        counts = appearances(tops, ids)
        measures = {
            GINI: gini(counts),
            NEVER: counts.count(0) / max(len(counts), 1),
            SOUTH_SOUTH: _share(tops, south),
        }
        if PLAIN in found and engine in {DEFAULT, *PREFERENCES}:
            measures[LOST] = _points_lost(found[PLAIN], ranked, asked.values())
        values = {name: Estimate(value) for name, value in measures.items()}
        figures[engine] = Group(len(tops), values)
    return figures


def score_by_rank(ranked: Mapping[Query, Ranked], asked: Iterable[Query]) -> Chart:
    """How the scores fall from the first place on, over all lists that are so long."""
    lists = [ranked[query].scores for query in asked]
    places = range(1, 1 + min(_PLACES, max(map(len, lists), default=0)))
    at = {
        place: [scores[place - 1] for scores in lists if len(scores) >= place] for place in places
    }
    series = [
        Series(
            name,
            [
                (place, float(np.mean(values) if share is None else np.quantile(values, share)))
                for place, values in at.items()
            ],
        )
        for name, share in _TENTHS.items()
    ]
    return Chart("score-by-rank", "Score by rank", "lines", "rank", "score", series)


def _can_ask(world: World, number: int, settings: Settings) -> bool:
    try:
        refuse_empty(world.profiles[number], settings.mode)
    except UsageError:
        return False
    return True


def _share(tops: Mapping[str, Sequence[str]], south: set[str]) -> float:
    listed = [id_ in south for seeker, top in tops.items() if seeker in south for id_ in top]
    return sum(listed) / max(len(listed), 1)


def _points_lost(
    plain: Mapping[Query, Ranked], ranked: Mapping[Query, Ranked], asked: Iterable[Query]
) -> float:
    lost = []
    for query in asked:
        score = dict(zip(plain[query].ids, plain[query].scores, strict=True))
        both = min(TOP, len(ranked[query].ids))
        before, after = plain[query].ids[:both], ranked[query].ids[:both]
        if both:
            # Summed exactly: lists of the same ten lose nothing, whatever their order.
            total = fsum(score[id_] for id_ in before) - fsum(score[id_] for id_ in after)
            lost.append(total / both)
    return float(np.mean(lost)) if lost else 0.0
