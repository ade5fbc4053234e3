"""The batch match: prepare, decide, and say how good the decision is."""

from __future__ import annotations

from matchmaker.errors import UsageError
from matchmaker.matching.assignment.flow import require_solver
from matchmaker.matching.assignment.greedy import greedy
from matchmaker.matching.assignment.instance import UNIT, Instance
from matchmaker.matching.assignment.solving import Solution, solve
from matchmaker.matching.assignment.stability import blocking_pairs
from matchmaker.matching.batch.asking import whom_to_ask
from matchmaker.matching.batch.loads import loads
from matchmaker.matching.batch.pairing import Pairing
from matchmaker.matching.batch.preparing import Prepared, Problem, prepare
from matchmaker.matching.batch.result import Batch, Fairness, Pair, Quality
from matchmaker.matching.batch.unmatched import unmatched
from matchmaker.matching.engine_info import engine_info
from matchmaker.settings import Settings


def match_batch(problem: Problem, *, what_if: bool = False) -> Batch:
    """Match many members at once, within the capacities of everyone.

    Parameters
    ----------
    what_if
        Whether to say what one more place at a government would gain.

    Raises
    ------
    UsageError
        If fairness is asked for with a stable matching, or no theme has the name.
    InvalidDataError
        If more pairs are locked than a government can take part in.
    MissingExtraError
        Without the extra ``batch``.
    """
    settings, stages = problem.settings, problem.stages
    refuse_fair_and_stable(settings)
    require_solver()
    prepared = prepare(problem)
    with stages("solving") as progress:
        progress(0, 1)
        solution = _solve(prepared.instance, settings, fair=settings.batch.fair)
        progress(1, 0)
    asked = None
    if what_if:
        with stages("trying places") as progress:

            def again(instance: Instance) -> Solution:
                return _solve(instance, settings, fair=settings.batch.fair)

            asked = whom_to_ask(prepared, solution, settings, again, progress)
    pairing = Pairing(prepared, problem)
    with stages("explaining") as progress:
        pairs = [*pairing.locked(), *pairing.chosen(solution.chosen, progress)]
    pairs.sort(key=lambda pair: _place(pair, settings))
    return Batch(
        members=prepared.members,
        mode=settings.mode,
        theme=prepared.theme,
        pairs=tuple(pairs),
        unmatched=unmatched(prepared, _matched(prepared, pairs, settings), settings),
        load=tuple(loads(prepared, pairs, settings)),
        quality=_quality(prepared, solution, pairs, settings),
        extra_places=asked,
        settings=settings.batch,
        new_with_new=problem.request.new_with_new,
        typical_coverage=prepared.scorer.unknown_coverage,
        engine=engine_info(problem.registry, problem.engine, settings),
        left_out=problem.request.left_out,
        readable=problem.engine.readable,
    )


def refuse_fair_and_stable(settings: Settings) -> None:
    """Refuse what contradicts itself.

    Raises
    ------
    UsageError
        If fairness is asked for with a stable matching.
    """
    if settings.batch.fair and settings.batch.objective == "stable":
        raise UsageError(
            "A stable matching leaves no choice that could be fair.",
            hint="Leave out --fair, or use --objective welfare.",
        )


def _solve(instance: Instance, settings: Settings, *, fair: bool) -> Solution:
    batch = settings.batch
    return solve(
        instance, batch.objective, fair=fair, exact_below=batch.exact_below, gap=batch.mip_gap
    )


def _matched(prepared: Prepared, pairs: list[Pair], settings: Settings) -> set[str]:
    """Ids of the members that have a partner of the kind they look for."""
    ids = {member.id for member in prepared.members}
    if settings.mode == "learn":
        return ids & {pair.a.id for pair in pairs}
    if settings.mode == "share":
        return ids & {pair.b.id for pair in pairs}
    return ids & {side.id for pair in pairs for side in (pair.a, pair.b)}


def _place(pair: Pair, settings: Settings) -> tuple[str, float, str]:
    """By the member that looks for a partner, its best pair first."""
    seeks, other = (pair.b, pair.a) if settings.mode == "share" else (pair.a, pair.b)
    return seeks.id, -round(pair.score.score, 6), other.id


def _quality(
    prepared: Prepared, solution: Solution, pairs: list[Pair], settings: Settings
) -> Quality:
    """Figures in points, of all pairs: locked ones are in every sum."""
    instance, chosen = prepared.instance, solution.chosen
    total = instance.total(chosen)
    objective = sum(pair.score.score for pair in pairs)
    fairness = None
    if settings.batch.fair:
        unfair = _solve(instance, settings, fair=False).chosen
        fairness = Fairness(
            members_gained=instance.served(chosen) - instance.served(unfair),
            score_lost=(instance.total(unfair) - total) / UNIT,
        )
    served_otherwise = len(_matched(prepared, pairs, settings)) - instance.served(chosen)
    return Quality(
        method=solution.method,
        objective=objective,
        bound=objective + (solution.bound - total) / UNIT,
        greedy=objective + (instance.total(greedy(instance)) - total) / UNIT,
        blocking=int(blocking_pairs(instance, chosen).sum()),
        n_candidates=len(instance),
        n_eligible=prepared.candidates.n_eligible,
        members_bound=None
        if solution.served_bound is None
        else solution.served_bound + served_otherwise,
        fairness=fairness,
    )
