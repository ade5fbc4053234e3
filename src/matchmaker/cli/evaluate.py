"""``match evaluate``: how good the ranking is, against baselines and with its uncertainty."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from matchmaker.cli import options
from matchmaker.cli.progress import stage_progress
from matchmaker.cli.streams import print_report, say


class TaskName(StrEnum):
    """Tasks; the values of `matchmaker.evaluation.tasks.TASKS`."""

    exchanges = "exchanges"
    cases = "cases"
    themes = "themes"
    similarity = "similarity"


class EvaluationFormatName(StrEnum):
    """Output formats of an evaluation."""

    table = "table"
    json = "json"


def evaluate_command(
    task: Annotated[
        list[TaskName] | None,
        typer.Option(
            help="[b]exchanges[/b]: documented partners; [b]cases[/b]: hand-written judgements; "
            "[b]themes[/b] and [b]similarity[/b]: public test data (--data). Repeatable. "
            "\\[default: all that need no data that is not there]",
        ),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="The folder of public test data, for themes and similarity."
        ),
    ] = None,
    cases: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Other hand-written cases than those that are shipped."),
    ] = None,
    profiles: options.Profiles = None,
    exchanges: options.Exchanges = None,
    programmes: options.Programmes = None,
    no_starter: options.NoStarter = False,
    embedder: options.Embedder = options.EmbedderName.auto,
    model: options.Model = None,
    query_prompt: options.QueryPrompt = None,
    document_prompt: options.DocumentPrompt = None,
    format_: Annotated[
        EvaluationFormatName,
        typer.Option("--format", help="On the screen.", rich_help_panel=options.OUTPUT),
    ] = EvaluationFormatName.table,
    output: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Write a page, figures, runs (TREC) and plots to a folder instead.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = None,
    debug: options.Debug = False,  # noqa: ARG001 - see its declaration
) -> None:
    """Measure how good the ranking is.

    Compares it with simple baselines and with itself without each of its
    parts; every figure carries its 95 % interval.

    [b]Examples[/b]

      match evaluate
      match evaluate --task cases --format json
      match evaluate --data test-data --output report/
    """
    import matchmaker
    from matchmaker.embedding.engine import open_engine
    from matchmaker.evaluation.shipped_cases import shipped_cases
    from matchmaker.evaluation.task import Context
    from matchmaker.evaluation.tasks import (
        chosen_tasks,
        evaluate,
        refuse_missing_data,
        skipped,
        unfit_tasks,
    )
    from matchmaker.matching.engine_info import engine_info
    from matchmaker.reports.engine_report import light_engine_note
    from matchmaker.reports.evaluation import Evaluation, evaluation_report
    from matchmaker.settings import load_settings

    asked = [one.value for one in task or []]
    has_cases = cases is not None or not no_starter
    unfit = unfit_tasks(has_data=data is not None, has_cases=has_cases)
    names = chosen_tasks(asked, unfit)
    refuse_missing_data(names, data)
    settings = load_settings()
    registry = matchmaker.load_registry(profiles or [], starter=not no_starter)
    records = matchmaker.load_records(exchanges or [], programmes or [], starter=not no_starter)
    engine = open_engine(
        embedder.value,
        model,
        settings.similarity,
        query_prompt=query_prompt,
        document_prompt=document_prompt,
    )
    context = Context(
        registry=registry,
        ledger=records.ledger,
        engine=engine,
        cases=cases or shipped_cases(),
        settings=settings,
        programmes=records.programmes,
        data=data,
        stages=stage_progress,
    )
    made_with = engine_info(registry, engine, settings)
    if note := light_engine_note(made_with):
        say(note)
    notes = () if asked else skipped(names, unfit)
    for note in notes:
        say(note)
    evaluation = Evaluation(tuple(evaluate(names, context)), made_with, context.draws, notes)
    report = evaluation_report(evaluation)
    if output is None:
        print_report(report, format_.value, None)
        return
    from matchmaker.reports.evaluation_folder import write_folder

    written = write_folder(report, evaluation.results, output)
    say(f"Wrote {len(written)} files to {output}; begin with {output / 'report.md'}.")
