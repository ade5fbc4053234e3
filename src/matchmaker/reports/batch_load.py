"""Who takes part how often, and who could not more often: the busiest ones for people."""

from __future__ import annotations

from collections.abc import Sequence

from matchmaker.matching.batch.result import Batch, Load
from matchmaker.reports.batch_words import ROLES, placed
from matchmaker.reports.document import Column, Section, Table

_MOST_SHOWN = 20  # the other formats and the workbook list everyone


def load_section(batch: Batch) -> Section | None:
    """Governments that take part, the busiest first; that some take nobody is only counted."""
    taking_part: dict[str, list[Load]] = {}
    for load in batch.load:
        if load.used:
            taking_part.setdefault(load.profile.id, []).append(load)
    closed = sum(not load.capacity and not load.used for load in batch.load)
    if not taking_part and not closed:
        return None
    busiest = sorted(
        taking_part.values(), key=lambda loads: (-_share(loads), -_used(loads), loads[0].profile.id)
    )
    notes = [f"{closed:,} not listed: they take no exchange (capacity 0)."] if closed else []
    if more := busiest[_MOST_SHOWN:]:
        notes.insert(
            0, f"... and {len(more):,} more, none busier; a workbook or JSON lists them all."
        )
    return Section(
        "Load", table=_table(batch, busiest[:_MOST_SHOWN]) if busiest else None, notes=notes
    )


def _table(batch: Batch, rows: Sequence[Sequence[Load]]) -> Table:
    roles = [role for role in ROLES if any(load.used and load.role == role for load in batch.load)]
    return Table(
        [
            Column("Government", width=16, share=1),
            *(Column(("Places used", f"as {ROLES[role]}"), "right") for role in roles),
            Column("Remarks"),
        ],
        [
            [
                placed(loads[0].profile),
                *(
                    next((_places(load) for load in loads if load.role == role), "-")
                    for role in roles
                ),
                _remarks(loads),
            ]
            for loads in rows
        ],
    )


def _places(load: Load) -> str:
    return f"{load.used:,} of {load.capacity:,}"


def _remarks(loads: Sequence[Load]) -> str:
    marks = (
        ("full", any(load.is_full for load in loads)),
        ("assumed", any(load.assumed for load in loads)),
    )
    return ", ".join(name for name, holds in marks if holds) or "-"


def _used(loads: Sequence[Load]) -> int:
    return max(load.used for load in loads)


def _share(loads: Sequence[Load]) -> float:
    """How much of its scarcest places a government uses."""
    return max(load.used / load.capacity for load in loads)
