"""An evaluation as a folder: a page, the figures, every run for trec_eval, and plots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from matchmaker.atomic_file import write_file
from matchmaker.errors import UsageError
from matchmaker.evaluation.task import Run, TaskResult
from matchmaker.reports.document import Report
from matchmaker.reports.escaping import markdown_text
from matchmaker.reports.rendering import Format, render
from matchmaker.reports.svg_chart import svg_chart

DEPTH = 50  # places of a run that are kept


def write_folder(report: Report, results: Sequence[TaskResult], folder: Path) -> list[Path]:
    """Write ``report.md``, ``report.json``, ``runs/`` and ``plots/``; files there are replaced.

    Returns
    -------
    list of Path
        The files.

    Raises
    ------
    UsageError
        If something cannot be written.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(f"{folder} is not a folder.", hint="Name a folder with --output.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"The folder {folder} cannot be made ({error.strerror}).", hint="Name another."
        ) from error
    written = []
    for name, content in _contents(report, results):
        write_file(folder / name, content, within=folder)
        written.append(folder / name)
    return written


def _contents(report: Report, results: Sequence[TaskResult]) -> Iterator[tuple[str, str]]:
    plots = [
        (f"plots/{result.name}.{chart.name}.svg", chart)
        for result in results
        for chart in result.charts
        if any(series.points for series in chart.series)
    ]
    page = render(report, Format.markdown)
    if plots:
        images = [f"![{markdown_text(chart.title)}]({path})" for path, chart in plots]
        page += "\n## Plots\n\n" + "\n\n".join(images) + "\n"
    yield "report.md", page
    yield "report.json", render(report, Format.json)
    for path, chart in plots:
        yield path, svg_chart(chart)
    for result in results:
        if result.relevant:
            yield f"runs/{result.name}.qrels", _qrels(result.relevant)
        for engine, run in result.runs.items():
            yield f"runs/{result.name}.{engine}.run", trec_run(run, engine)


def trec_run(run: Run, tag: str) -> str:
    """A run as trec_eval reads it: query, Q0, candidate, rank, score, tag; the best 50 a query.

    trec_eval sorts by score and breaks ties by itself, so the score written is the number of places
    below the last that is kept.
    """
    lines = [
        f"{query} Q0 {id_} {rank} {DEPTH + 1 - rank} {tag}"
        for query, listed in sorted(run.items())
        for rank, (id_, _) in enumerate(listed[:DEPTH], start=1)
    ]
    return "\n".join(lines) + "\n"


def _qrels(relevant: Mapping[str, Sequence[str]]) -> str:
    lines = [f"{query} 0 {id_} 1" for query, ids in sorted(relevant.items()) for id_ in ids]
    return "\n".join(lines) + "\n"
