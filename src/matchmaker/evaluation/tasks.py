"""The tasks that there are, by name, and which of them can run with what was given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module

from matchmaker.errors import UnknownNameError
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


def evaluate(names: Sequence[str], context: Context) -> Iterator[TaskResult]:
    """Run tasks one after the other.

    Raises what they raise; see `Task`.
    """
    for name in names:
        task: Task = import_module(f"matchmaker.evaluation.{_MODULES[name]}")
        yield task.evaluate(context)
