"""The task ``exchanges``: whether the ranking finds the partners that governments really had."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matchmaker.errors import UsageError
from matchmaker.evaluation.comparing import compared
from matchmaker.evaluation.engines import families
from matchmaker.evaluation.exchange_layout import (
    BOTH,
    EVENTS,
    FOCUSED,
    MEASURES,
    PAIRS,
    UNNAMED,
    ablation_chart,
    group_counts,
    notes,
    tables,
    trade_off,
)
from matchmaker.evaluation.exchanges import Judged, judgements
from matchmaker.evaluation.measures import (
    NDCG,
    list_measures,
    reciprocal_success,
    refuse_without_package,
)
from matchmaker.evaluation.product_engines import PREFERENCES
from matchmaker.evaluation.running import Ranked, as_run, run_all
from matchmaker.evaluation.task import DEFAULT, Context, Group, TaskResult
from matchmaker.evaluation.top_tens import GROUP as TOP_TENS
from matchmaker.evaluation.top_tens import everybody, score_by_rank, top_ten_figures
from matchmaker.evaluation.world import Query, World

NAME = "exchanges"
_COMPARED = (PAIRS, UNNAMED)

# Values of one measure by query.
Values = Mapping[str, float]


class Measured(NamedTuple):
    """Values of every measure of one engine on one set of judgements."""

    judged: Sequence[Judged]
    values: Mapping[str, Values]


def evaluate(context: Context) -> TaskResult:
    """Rank the full registry for every government that may have learned in a documented exchange.

    Groups of judgements: ``pairs``, a seeker's whole profile against its documented partners of a
    theme; ``unnamed``, the same without the items in which one party names the other; ``focused``,
    the pairs whose seeker still lists a challenge in the theme, reduced to it as ``--theme`` does;
    ``events``, group events as weak labels.

    Raises
    ------
    MissingExtraError
        If ir-measures is not installed.
    UsageError
        If no documented pair of the ledger can be asked.
    """
    refuse_without_package()
    world = World(context.registry.profiles)
    given = (world, context.ledger, context.programmes, context.settings)
    sets = {
        PAIRS: judgements(*given),
        UNNAMED: judgements(*given, unnamed=True),
        FOCUSED: judgements(*given, focused=True),
        EVENTS: judgements(*given, groups=True),
    }
    if not sets[PAIRS].judged:
        raise UsageError(
            "No documented exchange is between two governments of this registry.",
            hint="Add exchanges with --exchanges DIR, leave out --no-starter, or choose another "
            "task with --task.",
        )
    with context.stages("Encoding texts") as progress:
        made, unmeasured = families(context, world, progress)
    asked = everybody(world, context.settings)
    queries = [
        query
        for found in sets.values()
        for one in found.judged
        for query in (one.query, *one.reverse.values())
    ]
    with context.stages("Ranking for documented exchanges") as progress:
        lists = run_all(world, made, [*asked.values(), *queries], progress)
    measured = {
        name: {engine: _measured(world, ranked, found.judged) for engine, ranked in lists.items()}
        for name, found in sets.items()
        if found.judged
    }
    tops = top_ten_figures(world, context.settings, asked, lists)
    engines = {
        engine: {
            **{name: _group(by_engine[engine], context) for name, by_engine in measured.items()},
            TOP_TENS: tops[engine],
        }
        for engine in lists
    }
    comparisons = [
        comparison
        for name in _COMPARED
        if name in measured
        for comparison in compared(
            name,
            NDCG,
            {engine: _in_order(one, NDCG) for engine, one in measured[name].items()},
            context.draws,
            [one.cluster for one in sets[name].judged],
        )
    ]
    pairs = sets[PAIRS].judged
    return TaskResult(
        name=NAME,
        title="Documented exchanges",
        engines=engines,
        tables=tables(sets),
        group_counts=group_counts(sets),
        notes=notes(sets),
        comparisons=comparisons,
        runs={
            engine: as_run({one.id: ranked[one.query] for one in pairs})
            for engine, ranked in lists.items()
            if engine not in PREFERENCES
        },
        relevant={one.id: one.relevant for one in pairs},
        unmeasured=unmeasured,
        charts=[
            score_by_rank(lists[DEFAULT], asked.values()),
            ablation_chart(comparisons),
            trade_off(engines),
        ],
    )


def _measured(world: World, ranked: Mapping[Query, Ranked], judged: Sequence[Judged]) -> Measured:
    relevant = {one.id: one.relevant for one in judged}
    values: dict[str, Values] = dict(
        list_measures(relevant, {one.id: ranked[one.query].ids for one in judged})
    )
    values[BOTH] = reciprocal_success(
        relevant,
        {one.id: ranked[one.query].top for one in judged},
        {
            (one.id, partner): ranked[query].top
            for one in judged
            for partner, query in one.reverse.items()
        },
        {one.id: world.profiles[one.query.seeker].id for one in judged},
    )
    return Measured(judged, values)


def _group(measured: Measured, context: Context) -> Group:
    clusters = [one.cluster for one in measured.judged]
    return Group(
        len(measured.judged),
        {name: context.draws.mean(_in_order(measured, name), clusters) for name in MEASURES},
    )


def _in_order(measured: Measured, measure: str) -> list[float]:
    return [measured.values[measure][one.id] for one in measured.judged]
