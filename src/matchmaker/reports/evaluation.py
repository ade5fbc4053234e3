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

_ENGINES_TOLD = (
    "default: the ranking as it ships. no-X: the same without the part X. All others are simpler "
    "ways to rank, to compare it with."
)


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
    draws = evaluation.draws
    intervals = (
        f"Brackets: 95 % bootstrap intervals ({draws.resamples:,} resamples, seed {draws.seed}); "
        "judgements that are no independent witnesses are drawn together, as a cluster."
    )
    about = Section(
        "How to read this",
        notes=[
            _ENGINES_TOLD,
            intervals,
            engine_note(evaluation.engine),
            *evaluation.skipped,
        ],
    )
    return Report(
        "How good is the ranking?",
        [about, *sections],
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
    if result.group_counts:
        yield Section("What was asked, and what fell", table=_counts_table(result.group_counts))
    for layout in result.tables:
        yield Section(_title(result, layout), table=_table(result, layout), notes=layout.notes)
    yield from comparison_sections(result.comparisons)


def _counts_table(counts: Mapping[str, Mapping[str, int]]) -> Table:
    groups = list(dict.fromkeys(group for numbers in counts.values() for group in numbers))
    columns = [Column("", share=1, width=24), *[Column(shown_name(g), "right") for g in groups]]
    rows = [
        [what[:1].upper() + what[1:], *[f"{numbers.get(group, 0):,}" for group in groups]]
        for what, numbers in counts.items()
    ]
    return Table(columns, rows)


def _title(result: TaskResult, layout: TableLayout) -> str:
    """The title, with the number of judgements where all columns have the same."""
    if len(layout.groups) > 1:
        return layout.title
    return f"{layout.title} (n = {_size(result, layout.groups[0]):,})"


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
    """Group with its size, and measure; without what the title or the first row says already."""
    if len(layout.groups) == 1:
        return (shown_name(measure),)
    of_group = f"{shown_name(group)} ({_size(result, group):,})"
    if layout.turned and len(layout.measures) == 1:
        return (of_group,)
    return of_group, shown_name(measure)


def _size(result: TaskResult, group: str) -> int:
    return max(figures[group].n for figures in result.engines.values() if group in figures)


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
