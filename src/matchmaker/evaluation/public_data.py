"""Tasks on public test data: measure an engine on a folder, and lay its figures out by engine."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TypeVar

from matchmaker.embedding.engine import Engine
from matchmaker.embedding.vector_store import Progress
from matchmaker.evaluation.bootstrap import Draws
from matchmaker.evaluation.data_files import asked_folder
from matchmaker.evaluation.task import DEFAULT, Context, Group
from matchmaker.evaluation.text_engines import TEXT_LABELS

_Figures = TypeVar("_Figures")


def measured(
    context: Context,
    task: str,
    stage: str,
    measure: Callable[[Path, Engine, Progress, Draws], _Figures],
) -> _Figures:
    """Figures on the data folder of a context.

    Parameters
    ----------
    task
        Its name, for who forgot the folder.
    stage
        What is done meanwhile, in a few words.

    Raises
    ------
    UsageError
        If there is no data folder, or a file is missing in it.
    InvalidDataError
        If the content of a file is not what it should be.
    """
    folder = asked_folder(context.data, task)
    with context.stages(stage) as progress:
        return measure(folder, context.engine, progress, context.draws)


def by_engine(groups: Mapping[str, Mapping[str, Group]]) -> dict[str, dict[str, Group]]:
    """Figures by engine and then by group, from those by group and then by engine."""
    engines: dict[str, dict[str, Group]] = {}
    for group, figures in groups.items():
        for engine, of_engine in figures.items():
            engines.setdefault(engine, {})[group] = of_engine
    return engines


def engines_told(names: Collection[str], more: Mapping[str, str] = {}) -> str:
    """What the engines are, for who reads their figures.

    Parameters
    ----------
    more
        What others are than those that every task on texts has.
    """
    labels = {DEFAULT: "the similarity as it ships", **TEXT_LABELS, **more}
    return "; ".join(f"{name}: {told}" for name, told in labels.items() if name in names) + "."
