"""The task ``cases``: whether hand-written judgements of better and worse come out that way."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from matchmaker.evaluation.cases import Case, Cases, is_held_out, load_cases
from matchmaker.evaluation.clusters import clusters_of
from matchmaker.evaluation.comparing import compared
from matchmaker.evaluation.engines import ABLATIONS, BASELINES, VARIANTS, families
from matchmaker.evaluation.plain_engines import MEAN_EMBEDDING
from matchmaker.evaluation.product_engines import ONE_WAY
from matchmaker.evaluation.running import Ranked, run_all
from matchmaker.evaluation.task import (
    DEFAULT,
    Context,
    Group,
    TableLayout,
    TaskResult,
)
from matchmaker.evaluation.world import Query, View, World
from matchmaker.matching.eligibility import focused_seeker
from matchmaker.matching.order import DECIMALS
from matchmaker.profiles.model import Profile

NAME = "cases"
ACCURACY = "accuracy"
ALL, OPEN, HELD_OUT = "all", "open", "held_out"
# Cases across languages, as they are written and with all texts in English.
ACROSS, ENGLISH = "across_languages", "in_english"
CROSS_LANGUAGE = "cross-language"
_TIE = 0.5
_NOTES = (
    "accuracy: share of triples whose better partner has the higher score; a tie counts half.",
    "Choices are made on the open half only; the half held out, by hash of the id, is what counts.",
    "Of the held-out half the total alone is shown: no kinds of case, and not which cases failed.",
    "Cases across languages stand apart: as they are written, and with all texts in English.",
    "Cases of one seeker, or with an invented town in common, are one cluster, drawn together.",
    "The two partners are scored directly; invented towns of the file are known to this task only.",
)


def _half(name: str, half: str) -> str:
    """Name of a group: all cases across languages, or one half of them."""
    return name if half == ALL else f"{name}_{half}"


_ACROSS_TABLE = TableLayout(
    "Across languages, as written and with all texts in English",
    [ACROSS, ENGLISH],
    [ACCURACY],
    engines=(DEFAULT, *BASELINES, *VARIANTS),
)


def evaluate(context: Context) -> TaskResult:
    """Score both partners of every case by every engine.

    Raises
    ------
    InvalidFilesError
        If the file of cases cannot be read or used, or names a government that is not there.
    """
    known = {profile.id for profile in context.registry}
    loaded = load_cases(context.cases, known)
    right, unmeasured = _judged(context, loaded.towns, loaded.cases)
    across = [case for case in loaded.cases if case.kind == CROSS_LANGUAGE]
    in_english, _ = _judged(context, loaded.towns_in_english, across) if across else ({}, {})
    sets = _sets([case for case in loaded.cases if case.kind != CROSS_LANGUAGE])
    kinds = [kind for kind in sets if kind not in {HELD_OUT, OPEN, ALL}]
    halves = {half: ids for half, ids in _sets(across).items() if half in {HELD_OUT, OPEN, ALL}}
    clusters = case_clusters(loaded)
    of_held_out = {
        engine: [values[id_] for id_ in sets[HELD_OUT]] for engine, values in right.items()
    }
    held_out_clusters = [clusters[id_] for id_ in sets[HELD_OUT]]

    def groups(engine: str) -> dict[str, Group]:
        found = {name: _group(right[engine], ids, clusters, context) for name, ids in sets.items()}
        for name, values in ((ACROSS, right), (ENGLISH, in_english)):
            for half, ids in halves.items():
                if ids and engine in values:
                    found[_half(name, half)] = _group(values[engine], ids, clusters, context)
        return found

    return TaskResult(
        name=NAME,
        title="Hand-written cases",
        engines={engine: groups(engine) for engine in right},
        tables=[
            TableLayout(
                "Share of cases in the right order",
                [HELD_OUT, OPEN, ALL],
                [ACCURACY],
                engines=(DEFAULT, *BASELINES, *ABLATIONS),
            ),
            TableLayout(
                "By kind of case, open half only",
                kinds,
                [ACCURACY],
                engines=(DEFAULT, ONE_WAY, MEAN_EMBEDDING),
                turned=True,
            ),
            *([_ACROSS_TABLE] if across else ()),
        ],
        counts={
            "cases": len(loaded.cases) - len(across),
            "cases held out": len(sets[HELD_OUT]),
            "cases across languages": len(across),
            "cases across languages held out": len(halves[HELD_OUT]),
            "clusters of cases": len(set(clusters.values())),
            "clusters among the cases held out": len(set(held_out_clusters)),
            "invented towns": len(loaded.towns),
        },
        notes=_NOTES,
        comparisons=compared(HELD_OUT, ACCURACY, of_held_out, context.draws, held_out_clusters),
        unmeasured=unmeasured,
        extra={
            "not_right": {
                engine: [id_ for id_ in (*sets[OPEN], *halves[OPEN]) if values[id_] < 1]
                for engine, values in right.items()
            }
        },
    )


def _judged(
    context: Context, towns: Sequence[Profile], cases: Sequence[Case]
) -> tuple[dict[str, dict[str, float]], Mapping[str, str]]:
    """Whether each engine has each case right, and the engines that could not be measured."""
    world = World(context.registry.with_profiles(towns).profiles)
    queries = {case.id: case_query(world, case) for case in cases}
    with context.stages("Encoding texts") as progress:
        made, unmeasured = families(context, world, progress, preferences=False)
    with context.stages("Scoring cases") as progress:
        lists = run_all(world, made, queries.values(), progress)
    right = {
        engine: {case.id: _right(case, ranked[queries[case.id]]) for case in cases}
        for engine, ranked in lists.items()
    }
    return right, unmeasured


def case_query(world: World, case: Case) -> Query:
    """The seeker against the two partners, reduced to the theme of the case as ``--theme`` does.

    Raises
    ------
    NothingEligibleError
        If the seeker lists nothing in the theme.
    """
    seeker = world.number[case.seeker]
    profile = world.profiles[seeker]
    kept = focused_seeker(profile, case.theme, case.mode)
    challenges = {item.id for item in profile.challenges} - {item.id for item in kept.challenges}
    expertise = {item.id for item in profile.expertise} - {item.id for item in kept.expertise}
    own_challenges = (world.challenge_owners == seeker).nonzero()[0].tolist()
    own_expertise = (world.expertise_owners == seeker).nonzero()[0].tolist()
    view = View(
        frozenset(at for at in own_challenges if world.challenges[at].id in challenges),
        frozenset(at for at in own_expertise if world.expertise[at].id in expertise),
    )
    partners = (world.number[case.better], world.number[case.worse])
    return Query(seeker, partners, case.mode, view)


def _right(case: Case, ranked: Ranked) -> float:
    score = dict(zip(ranked.ids, ranked.scores, strict=True))
    better, worse = (round(score[id_], DECIMALS) for id_ in (case.better, case.worse))
    return _TIE if better == worse else float(better > worse)


def _sets(cases: Sequence[Case]) -> dict[str, list[str]]:
    """Ids of the cases of both halves and of all; and of each kind, but in the open half alone.

    To see the held-out half by kind would be to know what to mend for it.
    """
    sets: dict[str, list[str]] = {HELD_OUT: [], OPEN: [], ALL: []}
    for case in cases:
        groups = (HELD_OUT, ALL) if is_held_out(case.id) else (OPEN, ALL, case.kind)
        for name in groups:
            sets.setdefault(name, []).append(case.id)
    return sets


def case_clusters(loaded: Cases) -> dict[str, Hashable]:
    """The cluster of each case: those of one seeker, or of one invented town, are drawn together.

    Real partners connect nothing: some are in many cases, each with another text of theirs.
    """
    towns = {town.id for town in loaded.towns}
    marks = [[case.seeker, *sorted({case.better, case.worse} & towns)] for case in loaded.cases]
    return {
        case.id: cluster for case, cluster in zip(loaded.cases, clusters_of(marks), strict=True)
    }


def _group(
    values: Mapping[str, float],
    ids: Sequence[str],
    clusters: Mapping[str, Hashable],
    context: Context,
) -> Group:
    if not ids:
        return Group(0, {})
    drawn_together = [clusters[id_] for id_ in ids]
    estimate = context.draws.mean([values[id_] for id_ in ids], drawn_together)
    return Group(len(ids), {ACCURACY: estimate})
