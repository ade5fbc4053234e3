"""What a batch match would decide on, without deciding: the dry run."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matchmaker.matching.assignment.solving import expected_method
from matchmaker.matching.batch.capacities import capacity, partner_roles, seeking_roles
from matchmaker.matching.batch.deciding import refuse_fair_and_stable
from matchmaker.matching.batch.preparing import Prepared, Problem, prepare
from matchmaker.matching.batch.result import Role
from matchmaker.profiles.model import Profile
from matchmaker.settings import BatchSettings, Mode


class Places(NamedTuple):
    """Places of one side in one role.

    Attributes
    ----------
    side
        The members, or the partners that somebody may be matched with.
    governments
        How many governments the side has.
    places
        Exchanges a year that they can take part in together.
    assumed
        Of how many nobody declared a number.
    """

    side: str
    role: Role
    governments: int
    places: int
    assumed: int


class Plan(NamedTuple):
    """The size of the problem, and what stands in the way before anything is solved.

    Attributes
    ----------
    nothing_listed
        Members without a locked partner that cannot be matched, and why, by id.
    alone
        Members without a locked partner or a single candidate.
    method
        The solver that would be used.
    """

    members: tuple[Profile, ...]
    nothing_listed: dict[str, str]
    alone: tuple[Profile, ...]
    places: tuple[Places, ...]
    n_eligible: int
    n_candidates: int
    n_locked: int
    n_forbidden: int
    method: str
    mode: Mode
    theme: str | None
    settings: BatchSettings


def plan(problem: Problem) -> Plan:
    """Prepare a batch match and count.

    Raises
    ------
    MatchmakerError
        As `matchmaker.matching.batch.deciding.match_batch`.
    """
    settings = problem.settings
    refuse_fair_and_stable(settings)
    prepared = prepare(problem)
    default = settings.batch.default_capacity
    sides = (
        ("members", prepared.members, seeking_roles(settings.mode)),
        ("partners", _possible(prepared), partner_roles(settings.mode)),
    )
    wants = prepared.instance.wants  # not those that a locked pair gives a partner
    wanting = {
        one.id for one, wants_one in zip(prepared.governments, wants, strict=False) if wants_one
    }
    has_candidate = np.zeros(len(prepared.instance.places), dtype=bool)
    has_candidate[prepared.instance.tails] = True
    has_candidate[prepared.instance.heads] = True
    return Plan(
        members=prepared.members,
        nothing_listed={
            id_: lacking for id_, lacking in prepared.nothing_listed.items() if id_ in wanting
        },
        alone=tuple(
            seeker
            for seeker, node in zip(prepared.seekers, prepared.seeker_nodes, strict=True)
            if seeker.id in wanting and not has_candidate[node]
        ),
        places=tuple(
            Places(
                side,
                role,
                len(profiles),
                sum(capacity(profile, role, default).places for profile in profiles),
                sum(capacity(profile, role, default).assumed for profile in profiles),
            )
            for side, profiles, roles in sides
            for role in roles
        ),
        n_eligible=prepared.candidates.n_eligible,
        n_candidates=len(prepared.instance),
        n_locked=len(problem.request.locked),
        n_forbidden=len(problem.request.forbidden),
        method=expected_method(
            prepared.instance, settings.batch.objective, settings.batch.exact_below
        ),
        mode=settings.mode,
        theme=prepared.theme,
        settings=settings.batch,
    )


def _possible(prepared: Prepared) -> tuple[Profile, ...]:
    """The partners that somebody may be matched with."""
    columns = np.zeros(len(prepared.partners), dtype=bool)
    for row in range(len(prepared.seekers)):
        columns[prepared.eligible.partners_of(row)] = True
    return tuple(one for one, kept in zip(prepared.partners, columns, strict=True) if kept)
