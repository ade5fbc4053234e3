"""The tasks that there are, by name, and which of them can run with what was given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

from matchmaker.errors import UnknownNameError, UsageError
from matchmaker.evaluation.task import Context, Task, TaskResult

# Module of each task, in the order in which they run. They are imported when they do.
_MODULES = {
    "exchanges": "exchange_task",
    "cases": "case_task",
    "themes": "theme_task",
    "similarity": "similarity_task",
}
TASKS = tuple(_MODULES)
NEEDS_DATA = frozenset({"themes", "similarity"})


def chosen_tasks(asked: Sequence[str], *, has_data: bool) -> tuple[str, ...]:
    """The tasks to run: those asked for, or all that need no data that is not there.

    Raises
    ------
    UnknownNameError
        If there is no task of a name.
    """
    for name in asked:
        if name not in _MODULES:
            raise UnknownNameError(
                f"There is no task '{name}'.", hint=f"Tasks are: {', '.join(TASKS)}."
            )
    return tuple(
        name for name in TASKS if (name in asked if asked else has_data or name not in NEEDS_DATA)
    )


def refuse_missing_data(names: Sequence[str], data: Path | None) -> None:
    """Refuse tasks whose data are not there, before the others take their time.

    Raises
    ------
    UsageError
        If a task needs a folder of test data and none was given, or it is not there.
    """
    needing = [name for name in names if name in NEEDS_DATA]
    if needing and data is None:
        raise UsageError(
            f"The task '{needing[0]}' needs public test data, which do not ship.",
            hint="Name their folder with --data DIR.",
        )
    if needing and data is not None and not data.is_dir():
        raise UsageError(
            f"There is no folder {data}.", hint="Name the folder of the test data with --data DIR."
        )


def skipped(names: Sequence[str], asked: Sequence[str]) -> tuple[str, ...]:
    """Why tasks that nobody asked for by name do not run."""
    left = [name for name in TASKS if name not in names]
    if asked or not left:
        return ()
    return (f"Left out, as they need --data DIR: {', '.join(left)}.",)


def evaluate(names: Sequence[str], context: Context) -> Iterator[TaskResult]:
    """Run tasks one after the other.

    Raises what they raise; see `Task`.
    """
    for name in names:
        task: Task = import_module(f"matchmaker.evaluation.{_MODULES[name]}")
        yield task.evaluate(context)
