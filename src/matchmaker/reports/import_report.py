"""What an import would do or did, as a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matchmaker.profiles.spreadsheets.government_plan import Outcome, Planned
from matchmaker.profiles.spreadsheets.import_plan import ImportPlan
from matchmaker.profiles.spreadsheets.problems import Problem
from matchmaker.reports.document import Column, Record, Report, Section, Table

_SHOWN_CHANGES = 5
_SHOWN_PROBLEMS = 200  # for people; the other formats carry all


def import_report(plan: ImportPlan, file: str, *, written: bool) -> Report:
    """All forms of an import.

    Parameters
    ----------
    file
        Name of the spreadsheet.
    written
        Whether the files were written.
    """
    counts = ", ".join(f"{len(plan.of(outcome))} {outcome}" for outcome in Outcome)
    return Report(
        title=f"Import of {file} into {plan.folder}: {counts}",
        sections=list(_sections(plan, written=written)),
        records=lambda: list(_records(plan)),
        data=lambda: {
            "schema": "matchmaker.import/1",
            "file": file,
            "folder": str(plan.folder),
            "written": written,
            "governments": [
                {
                    "id": planned.id,
                    "outcome": planned.outcome.value,
                    "file": _file(planned),
                    "changes": list(planned.changes),
                    "reasons": list(planned.reasons),
                    "notes": list(planned.notes),
                }
                for planned in plan.governments
            ],
            "problems": [_problem_record(problem) for problem in plan.problems],
            "notes": list(plan.notes),
        },
    )


def _sections(plan: ImportPlan, *, written: bool) -> Iterator[Section]:
    moved = [one for one in plan.governments if one.outcome is not Outcome.UNCHANGED]
    table = Table(
        [Column("Government"), Column("Result"), Column("What", share=1)],
        [[one.id, one.outcome.value, _what(one, plan)] for one in moved],
    )
    notes = [f"{one.id}: {note}" for one in plan.governments for note in one.notes]
    yield Section(
        paragraphs=[_summary(plan, written=written)],
        table=table if moved else None,
        notes=[*plan.notes, *notes],
    )
    if plan.problems:
        more = len(plan.problems) - _SHOWN_PROBLEMS
        yield Section(
            "Rows that cannot be used",
            paragraphs=[
                "These rows are left out, all others go on; a new government waits for its own row."
            ],
            table=Table(
                [
                    Column("Where", width=20, share=2),
                    Column("What is wrong", width=20, share=3),
                    Column("How to mend it", width=20, share=3),
                ],
                [
                    [str(problem.place), problem.message, problem.hint]
                    for problem in plan.problems[:_SHOWN_PROBLEMS]
                ],
            ),
            notes=[f"... and {more} more; --format csv lists them all."] if more > 0 else (),
        )


def _summary(plan: ImportPlan, *, written: bool) -> str:
    count = len(plan.of(Outcome.NEW)) + len(plan.of(Outcome.CHANGED))
    files = "1 file" if count == 1 else f"{count} files"
    if written:
        return f"{files} written." if count else "Nothing was written."
    if not count:
        return "Nothing was written, and nothing would be."
    return f"Nothing was written. With --write {files} would be."


def _what(planned: Planned, plan: ImportPlan) -> str:
    count = sum(problem.government == planned.id for problem in plan.problems)
    bad = ["1 mistake, below" if count == 1 else f"{count} mistakes, below"] if count else []
    done = _short(planned.changes)
    if planned.outcome is Outcome.NEW:
        done = _file(planned)
    elif planned.outcome is Outcome.SKIPPED:
        done = "; ".join(planned.reasons)
    return "; ".join([*([done] if done else []), *bad])


def _short(changes: Sequence[str]) -> str:
    more = len(changes) - _SHOWN_CHANGES
    shown = ", ".join(changes[:_SHOWN_CHANGES])
    return f"{shown} and {more} more" if more > 0 else shown


def _file(planned: Planned) -> str:
    return planned.path.as_posix() if planned.path else ""


def _records(plan: ImportPlan) -> Iterator[Record]:
    empty = _problem_record(None)
    for planned in plan.governments:
        yield {
            **empty,
            "government": planned.id,
            "outcome": planned.outcome.value,
            "file": _file(planned),
            "changes": "; ".join(planned.changes),
            "message": "; ".join(planned.reasons),
        }
    for problem in plan.problems:
        yield {**_problem_record(problem), "outcome": "bad row"}


def _problem_record(problem: Problem | None) -> dict[str, str | int | None]:
    place = problem.place if problem else None
    return {
        "government": problem.government if problem else "",
        "outcome": "bad row",
        "file": "",
        "changes": "",
        "sheet": place.sheet if place else "",
        "row": place.row if place else None,
        "column": place.letter if place else "",
        "heading": place.heading if place else "",
        "code": problem.code.value if problem else "",
        "message": problem.message if problem else "",
        "hint": problem.hint if problem else "",
    }
