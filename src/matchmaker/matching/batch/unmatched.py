"""Why a member has no partner: the first thing that stands in the way."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from matchmaker.matching.assignment.instance import UNIT
from matchmaker.matching.batch.capacities import places_in, seeking_roles
from matchmaker.matching.batch.preparing import Prepared
from matchmaker.matching.batch.result import Reason, Unmatched
from matchmaker.profiles.model import Profile
from matchmaker.settings import Mode, Settings

_TAKES_NO_PART: Mapping[Mode, str] = {
    "learn": "It makes no visits this year, by its capacity.",
    "share": "It hosts nobody this year, by its capacity.",
    "exchange": "It takes part in no exchange this year, by its capacity.",
}


def unmatched(
    prepared: Prepared, matched: Collection[str], settings: Settings
) -> tuple[Unmatched, ...]:
    """The members without a partner, with the reason of each.

    Parameters
    ----------
    matched
        Ids of the members that have one.
    """
    rows = {seeker.id: row for row, seeker in enumerate(prepared.seekers)}
    return tuple(
        Unmatched(member, *_reason(prepared, member, rows.get(member.id), settings))
        for member in prepared.members
        if member.id not in matched
    )


def _reason(
    prepared: Prepared, member: Profile, row: int | None, settings: Settings
) -> tuple[Reason, str]:
    if row is None:
        return "nothing-listed", prepared.nothing_listed[member.id]
    roles = seeking_roles(settings.mode)
    if places_in(member, roles, settings.batch.default_capacity) == 0:
        return "no-own-capacity", _TAKES_NO_PART[settings.mode]
    n_eligible = len(prepared.eligible.partners_of(row))
    if not n_eligible:
        excluded = prepared.eligible.excluded(row)
        if not excluded:
            return "no-eligible-partner", "There is nobody else to match it with."
        counted = "; ".join(f"{count} {reason}" for reason, count in excluded.most_common())
        return "no-eligible-partner", f"Nobody is left for it: {counted}."
    best, least = prepared.candidates.best[row], settings.min_score
    if round(best, 6) < least:
        text = f"The best score among {n_eligible} is {best:.1f}, below the minimum of {least:g}."
        return "below-minimum", text
    return "partners-full", _full(prepared, row, n_eligible)


def _full(prepared: Prepared, row: int, n_eligible: int) -> str:
    instance, node = prepared.instance, prepared.seeker_nodes[row]
    mine = np.flatnonzero((instance.tails == node) | (instance.heads == node))
    if not len(mine):
        return f"None of the {n_eligible} eligible governments has a place."
    best = mine[np.argmax(instance.worth[mine])]
    other = instance.tails[best] + instance.heads[best] - node
    partner = prepared.governments[other % len(prepared.governments)]
    who = f"{len(mine)} governments" if len(mine) > 1 else "government"
    considered = " that were considered for it" if len(mine) < n_eligible else " it may meet"
    return (
        f"The {who}{considered} {'have' if len(mine) > 1 else 'has'} no place left; the best was "
        f"{partner.name} with a score of {instance.worth[best] / UNIT:.1f}."
    )
