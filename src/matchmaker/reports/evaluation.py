"""What an evaluation found: figures by engine with their intervals, and what they show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from matchmaker.evaluation.bootstrap import Draws, Estimate
from matchmaker.evaluation.engines import LABELS
from matchmaker.evaluation.task import Comparison, Group, TableLayout, TaskResult
from matchmaker.matching.engine_info import EngineInfo
from matchmaker.reports.document import Column, Record, Report, Section, Table
from matchmaker.reports.engine_report import engine_note
from matchmaker.reports.evaluation_data import evaluation_data

_LEAST_P = 0.001


class Evaluation(NamedTuple):
    """Results of the tasks that ran.

    Attributes
    ----------
    skipped
        Why other tasks did not run, a sentence each.
    draws
        Of the bootstrap.
    """

    results: Sequence[TaskResult]
    engine: EngineInfo
    draws: Draws
    skipped: Sequence[str] = ()


def evaluation_report(evaluation: Evaluation) -> Report:
    """Tables by task, and what the comparisons show in words."""
    sections = [section for result in evaluation.results for section in _task_sections(result)]
    intervals = (
        f"Brackets: 95 % bootstrap intervals ({evaluation.draws.resamples:,} resamples, seed "
        f"{evaluation.draws.seed}); judgements of one cluster are drawn together."
    )
    about = Section(
        "How to read this",
        notes=[
            intervals,
            engine_note(evaluation.engine),
            *evaluation.skipped,
        ],
    )
    return Report(
        "How good is the ranking?",
        [*sections, about],
        records=lambda: list(_records(evaluation.results)),
        data=lambda: evaluation_data(evaluation.results, evaluation.engine, evaluation.draws),
        columns=("task", "engine", "group", "measure", "n", "value", "low", "high"),
    )


def _task_sections(result: TaskResult) -> Iterator[Section]:
    yield Section(
        f"{result.title} ({result.name})",
        notes=[
            *result.notes,
            *[f"{what[:1].upper()}{what[1:]}: {count:,}." for what, count in result.counts.items()],
        ],
    )
    for layout in result.tables:
        yield Section(layout.title, table=_table(result, layout), notes=layout.notes)
    if result.comparisons:
        yield Section(
            "The default against the others, on the same judgements",
            paragraphs=verdicts(result.comparisons),
            table=_comparison_table(result.comparisons),
        )


def verdicts(comparisons: Sequence[Comparison]) -> list[str]:
    """In words, for each group of judgements: what the default beats, and what it does not."""
    found = []
    for group in dict.fromkeys(one.group for one in comparisons):
        of_group = [one for one in comparisons if one.group == group]
        sides: dict[str, list[str]] = {"better than": [], "worse than": [], "neither": []}
        for one in of_group:
            low, high = one.difference.low or 0.0, one.difference.high or 0.0
            side = "better than" if low > 0 else "worse than" if high < 0 else "neither"
            sides[side].append(one.engine)
        parts = [
            f"{side} {', '.join(sides[side])}"
            for side in ("better than", "worse than")
            if sides[side]
        ]
        if sides["neither"]:
            parts.append(f"not clearly different from {', '.join(sides['neither'])}")
        found.append(
            f"On {group} ({of_group[0].measure}), by the interval of the difference, the default "
            f"is {'; '.join(parts)}."
        )
    return found


def _table(result: TaskResult, layout: TableLayout) -> Table:
    wanted = [(group, measure) for group in layout.groups for measure in layout.measures]
    shown = [
        (group, measure)
        for group, measure in wanted
        if any(_figure(figures, group, measure) for figures in result.engines.values())
    ]
    rows = [
        [engine, *(_cell(_figure(figures, *place)) for place in shown)]
        for engine, figures in result.engines.items()
        if (not layout.engines or engine in layout.engines)
        and any(_figure(figures, *place) for place in shown)
    ]
    columns = [Column(_heading(result, group, measure), "right") for group, measure in shown]
    return Table([Column("Engine"), *columns], rows)


def _heading(result: TaskResult, group: str, measure: str) -> tuple[str, ...]:
    size = max(figures[group].n for figures in result.engines.values() if group in figures)
    return f"{group} ({size:,})", measure


def _figure(figures: Mapping[str, Group], group: str, measure: str) -> Estimate | None:
    return figures[group].measures.get(measure) if group in figures else None


def _cell(figure: Estimate | None) -> str | tuple[str, ...]:
    if figure is None:
        return "-"
    if figure.low is None or figure.high is None:
        return f"{figure.value:.3f}"
    return (f"{figure.value:.3f}", f"[{figure.low:.3f}, {figure.high:.3f}]")


def _comparison_table(comparisons: Sequence[Comparison]) -> Table:
    columns = [
        Column("Judgements"),
        Column("Measure"),
        Column("Against"),
        Column("What it is", share=1, width=20),
        Column("Difference", "right"),
        Column("p", "right"),
        Column("p (Holm)", "right"),
    ]
    rows = [
        [
            one.group,
            one.measure,
            one.engine,
            LABELS.get(one.engine, ""),
            _cell(one.difference),
            _p(one.p),
            _p(one.p_holm),
        ]
        for one in comparisons
    ]
    return Table(columns, rows)


def _p(value: float) -> str:
    return f"<{_LEAST_P:g}" if value < _LEAST_P else f"{value:.3f}"


def _records(results: Sequence[TaskResult]) -> Iterator[Record]:
    for result in results:
        for engine, groups in result.engines.items():
            for group, figures in groups.items():
                for measure, estimate in figures.measures.items():
                    yield {
                        "task": result.name,
                        "engine": engine,
                        "group": group,
                        "measure": measure,
                        "n": figures.n,
                        **estimate._asdict(),
                    }
