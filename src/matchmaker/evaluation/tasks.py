"""The tasks that there are, by name, and which of them can run with what was given."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from matchmaker.errors import UnknownNameError
from matchmaker.evaluation.data_files import asked_folder
from matchmaker.evaluation.task import Context, Task, TaskResult

# Module of each task, in the order in which they run. They are imported when they do.
_MODULES = {
    "exchanges": "exchange_task",
    "cases": "case_task",
    "themes": "theme_task",
    "similarity": "similarity_task",
}
TASKS = tuple(_MODULES)
NEEDS_DATA = ("themes", "similarity")


def chosen_tasks(asked: Sequence[str], unfit: Collection[str]) -> tuple[str, ...]:
    """The tasks to run: those asked for, or all but those that what was given is unfit for.

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
    return tuple(name for name in TASKS if (name in asked if asked else name not in unfit))


def unfit_tasks(*, has_data: bool, has_cases: bool) -> dict[str, str]:
    """Tasks that need something that is not there, each with what that is.

    Parameters
    ----------
    has_cases
        Whether the governments of the cases are there: those that ship are about those that ship.
    """
    missing = {} if has_data else dict.fromkeys(NEEDS_DATA, "public test data (--data DIR)")
    return missing if has_cases else {**missing, "cases": "cases of your own (--cases FILE)"}


def refuse_missing_data(names: Sequence[str], data: Path | None) -> None:
    """Refuse tasks whose data are not there, before the others take their time.

    Raises
    ------
    UsageError
        If a task needs a folder of test data and none was given, or it is not there.
    """
    for name in names:
        if name in NEEDS_DATA:
            asked_folder(data, name)


def skipped(names: Sequence[str], unfit: Mapping[str, str]) -> tuple[str, ...]:
    """A sentence for each task that is left out although nobody chose others."""
    return tuple(
        f"The task '{name}' was left out: it needs {unfit[name]}."
        for name in TASKS
        if name in unfit and name not in names
    )


def evaluate(names: Sequence[str], context: Context) -> Iterator[TaskResult]:
    """Run tasks one after the other.

    Raises what they raise; see `Task`.
    """
    for name in names:
        task: Task = import_module(f"matchmaker.evaluation.{_MODULES[name]}")
        yield task.evaluate(context)
