"""What an import would do, government by government; planned first, then written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from matchmaker.atomic_file import write_file
from matchmaker.errors import UsageError
from matchmaker.profiles.files import exists, files_below
from matchmaker.profiles.progress import Progress, counted
from matchmaker.profiles.spreadsheets.government_plan import Outcome, Planned, plan_government
from matchmaker.profiles.spreadsheets.grouping import grouped
from matchmaker.profiles.spreadsheets.merging import Rules
from matchmaker.profiles.spreadsheets.problems import Problem
from matchmaker.profiles.spreadsheets.table_reading import read_tables


class ImportPlan(NamedTuple):
    """Everything an import would do.

    Attributes
    ----------
    problems
        Rows and cells that cannot be used; a row with one is left out as a whole.
    notes
        Columns and sheets that were not read.
    """

    folder: Path
    governments: Sequence[Planned]
    problems: Sequence[Problem]
    notes: Sequence[str]

    @property
    def is_good(self) -> bool:
        """Whether every row can be used."""
        return not self.problems and not self.of(Outcome.SKIPPED)

    def of(self, outcome: Outcome) -> list[Planned]:
        """The governments of one outcome."""
        return [planned for planned in self.governments if planned.outcome == outcome]


def plan_import(
    file: Path,
    folder: Path,
    *,
    clear_empty: bool = False,
    remove_missing: bool = False,
    encoding: str = "utf-8",
    progress: Progress | None = None,
) -> ImportPlan:
    """Read a spreadsheet and say what it would make of the profiles in a folder.

    Parameters
    ----------
    file
        An .xlsx file, or a .csv file of governments.
    folder
        Where the profiles are; it need not be there yet.
    clear_empty
        Whether empty cells empty their fields; else they leave them as they are.
    remove_missing
        Whether challenges, expertise, evidence and sources of a government of the file are removed
        if its sheets do not have them.
    encoding
        Of a .csv file.
    progress
        Called now and then with the number of governments just planned, and still to do.

    Raises
    ------
    UsageError
        If the file or folder cannot be used.
    InvalidDataError
        If the file is damaged, too large, or does not name its columns.
    MissingExtraError
        For .xlsx without the extra ``sheets``.
    """
    read = read_tables(file, encoding)
    files = _files_by_id(folder)
    groups = grouped(read.tables, files.keys())
    rules = Rules(clear_empty, remove_missing, read.sheets)
    problems = list(groups.problems)
    planned = []
    governments = groups.governments.values()
    for rows in counted(governments, len(governments), progress):
        one, found = plan_government(rows, files.get(rows.id, ()), folder, rules)
        planned.append(one)
        problems += found
    return ImportPlan(folder, planned, read.in_file_order(problems), read.notes)


def write(plan: ImportPlan) -> ImportPlan:
    """Write what is new and changed, file by file, each of them at once.

    Returns
    -------
    ImportPlan
        The same plan, where governments whose file could not be written are skipped.

    Raises
    ------
    UsageError
        If the folder cannot be made.
    """
    if not any(planned.text for planned in plan.governments):
        return plan
    try:
        plan.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"The folder {plan.folder} cannot be made ({error.strerror}).",
            hint="Choose another one with --into.",
        ) from error
    return plan._replace(
        governments=[_written(planned, plan.folder) for planned in plan.governments]
    )


def _written(planned: Planned, folder: Path) -> Planned:
    if not planned.text or planned.path is None:
        return planned
    try:
        replace = planned.outcome is not Outcome.NEW
        write_file(planned.path, planned.text, replace=replace, within=folder)
    except UsageError as error:
        return planned._replace(outcome=Outcome.SKIPPED, reasons=(error.message,), text="")
    return planned


def _files_by_id(folder: Path) -> Mapping[str, Sequence[Path]]:
    """Profile files by the id that their place says."""
    files: dict[str, list[Path]] = {}
    for path in files_below(folder) if exists(folder) else ():
        place = path.parent if path.parent != Path() else path.parent.resolve()
        files.setdefault(f"{place.name}-{path.stem}", []).append(path)
    return files
