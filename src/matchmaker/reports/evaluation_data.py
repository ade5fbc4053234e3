"""An evaluation for programs: the JSON document ``matchmaker.evaluation/1``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from matchmaker.evaluation.bootstrap import Draws
from matchmaker.evaluation.task import DEFAULT, Group, TaskResult
from matchmaker.matching.engine_info import EngineInfo
from matchmaker.reports.engine_report import engine_data


def evaluation_data(
    results: Sequence[TaskResult], engine: EngineInfo, draws: Draws
) -> dict[str, Any]:
    """All figures, not rounded.

    ``tasks.TASK.engines.ENGINE.GROUP.MEASURE`` and, of the default engine,
    ``tasks.TASK.GROUP.MEASURE``; beside the measures ``n``, and ``intervals`` by measure.
    """
    return {
        "schema": "matchmaker.evaluation/1",
        "engine": engine_data(engine),
        **draws._asdict(),
        "tasks": {result.name: _task(result) for result in results},
    }


def _task(result: TaskResult) -> dict[str, Any]:
    engines = {
        name: {group: _group(figures) for group, figures in groups.items()}
        for name, groups in result.engines.items()
    }
    return {
        "title": result.title,
        "counts": {**result.counts, **result.group_counts},
        "notes": list(result.notes),
        "unmeasured": dict(result.unmeasured),
        **engines.get(DEFAULT, {}),
        "engines": engines,
        "comparisons": [
            {
                "group": one.group,
                "measure": one.measure,
                "family": one.family,
                "engine": one.engine,
                "difference": one.difference.value,
                "interval": [one.difference.low, one.difference.high],
                "p": one.p,
                "p_holm": one.p_holm,
            }
            for one in result.comparisons
        ],
        **result.extra,
    }


def _group(figures: Group) -> Mapping[str, Any]:
    intervals = {
        name: [estimate.low, estimate.high]
        for name, estimate in figures.measures.items()
        if estimate.low is not None
    }
    values = {name: estimate.value for name, estimate in figures.measures.items()}
    return {"n": figures.n, **values, "intervals": intervals}
