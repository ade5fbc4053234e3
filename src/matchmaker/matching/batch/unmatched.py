"""Why a member has no partner: the first thing that stands in the way."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from matchmaker.matching.assignment.instance import UNIT, IntArray
from matchmaker.matching.batch.capacities import capacity, places_in, seeking_roles
from matchmaker.matching.batch.preparing import Prepared
from matchmaker.matching.batch.result import Reason, Role, Unmatched
from matchmaker.profiles.model import Profile
from matchmaker.settings import Mode, Settings

_NO_PLACE: Mapping[Mode, str] = {
    "learn": "It makes no visits",
    "share": "It hosts nobody",
    "exchange": "It takes part in no exchange, which asks for a visit and for hosting",
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
    default = settings.batch.default_capacity
    if places_in(member, roles, default) == 0:
        return "no-own-capacity", _no_own_place(member, settings)
    n_eligible = len(prepared.eligible.partners_of(row))
    node = prepared.seeker_nodes[row]
    mine = np.flatnonzero((prepared.instance.tails == node) | (prepared.instance.heads == node))
    if len(mine):
        return "partners-full", _full(prepared, int(node), mine, n_eligible)
    if not n_eligible:
        return "no-eligible-partner", _nobody(prepared, row)
    best = prepared.candidates.best[row]
    if np.isnan(best):  # no list was made for it
        return "partners-full", f"None of the {n_eligible} eligible governments has a place."
    among = f"{n_eligible}" if prepared.candidates.is_complete else "those that have a place"
    return "below-minimum", (
        f"The best score among {among} is {best:.1f}, below the minimum of {settings.min_score:g}."
    )


def _nobody(prepared: Prepared, row: int) -> str:
    excluded = prepared.eligible.excluded(row)
    if not excluded:
        return "There is nobody else to match it with."
    counted = "; ".join(f"{count} {reason}" for reason, count in excluded.most_common())
    return f"Nobody is left for it: {counted}."


def _no_own_place(member: Profile, settings: Settings) -> str:
    """Which capacity stands in the way, and the mode that needs another one."""
    default, roles = settings.batch.default_capacity, seeking_roles(settings.mode)
    closed = [one for one in (capacity(member, role, default) for role in roles) if not one.places]
    source = "by its profile"
    if all(one.assumed for one in closed):
        source = "as its profile states no capacity and none is assumed (--default-capacity)"
    other = ""
    if settings.mode == "exchange":
        others: tuple[tuple[Mode, Role], ...] = (("learn", "learner"), ("share", "host"))
        for mode, role in others:
            if capacity(member, role, default).places:
                other = f" With --mode {mode} it could take part."
    return f"{_NO_PLACE[settings.mode]}, {source}.{other}"


def _full(prepared: Prepared, node: int, mine: IntArray, n_eligible: int) -> str:
    instance = prepared.instance
    best = mine[np.argmax(instance.worth[mine])]
    other = instance.tails[best] + instance.heads[best] - node
    partner = prepared.governments[other % len(prepared.governments)]
    who = f"{len(mine)} governments" if len(mine) > 1 else "government"
    listed = " that were considered for it (--candidates)" if len(mine) < n_eligible else ""
    return (
        f"The {who}{listed or ' it may meet'} {'have' if len(mine) > 1 else 'has'} no place left; "
        f"the best was {partner.name} with a score of {instance.worth[best] / UNIT:.1f}."
    )
