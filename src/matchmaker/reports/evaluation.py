"""What an evaluation found: figures by engine with their intervals, and what they show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from matchmaker.evaluation.bootstrap import Draws, Estimate
from matchmaker.evaluation.task import Group, TableLayout, TaskResult
from matchmaker.matching.engine_info import EngineInfo
from matchmaker.reports.document import Column, Record, Report, Section, Table
from matchmaker.reports.engine_report import engine_note
from matchmaker.reports.evaluation_comparisons import (
    comparison_sections,
    figure_cell,
    shown_name,
    verdicts,
)
from matchmaker.reports.evaluation_data import evaluation_data


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
        paragraphs=verdicts(result.comparisons),
        notes=[
            *result.notes,
            *[f"Not measured: {name}. {why}" for name, why in result.unmeasured.items()],
            *[f"{what[:1].upper()}{what[1:]}: {count:,}." for what, count in result.counts.items()],
        ],
    )
    for layout in result.tables:
        yield Section(layout.title, table=_table(result, layout), notes=layout.notes)
    yield from comparison_sections(result.comparisons)


def _table(result: TaskResult, layout: TableLayout) -> Table:
    places = [
        (group, measure)
        for group in layout.groups
        for measure in layout.measures
        if any(_figure(figures, group, measure) for figures in result.engines.values())
    ]
    engines = [
        engine
        for engine, figures in result.engines.items()
        if (not layout.engines or engine in layout.engines)
        and any(_figure(figures, *place) for place in places)
    ]
    headings = [_heading(result, layout, *place) for place in places]
    cells = [
        [figure_cell(_figure(result.engines[engine], *place)) for place in places]
        for engine in engines
    ]
    if layout.turned:
        columns = [Column(""), *[Column(engine, "right") for engine in engines]]
        rows = zip([" ".join(lines) for lines in headings], *cells, strict=True)
        return Table(columns, [list(row) for row in rows])
    columns = [Column("Engine"), *[Column(lines, "right") for lines in headings]]
    return Table(columns, [[engine, *row] for engine, row in zip(engines, cells, strict=True)])


def _heading(result: TaskResult, layout: TableLayout, group: str, measure: str) -> tuple[str, ...]:
    """Group with its size; and the measure, unless the rows have groups and one measure."""
    size = max(figures[group].n for figures in result.engines.values() if group in figures)
    one_measure = layout.turned and len(layout.measures) == 1
    of_group = f"{shown_name(group)} ({size:,})"
    return (of_group,) if one_measure else (of_group, shown_name(measure))


def _figure(figures: Mapping[str, Group], group: str, measure: str) -> Estimate | None:
    return figures[group].measures.get(measure) if group in figures else None


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
