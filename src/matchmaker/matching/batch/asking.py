"""Whom to ask for one more place: those at whom it would gain most."""

from __future__ import annotations

import numpy as np

from matchmaker.embedding.vector_store import Progress
from matchmaker.matching.assignment.extra_places import Solve, extra_places
from matchmaker.matching.assignment.instance import UNIT
from matchmaker.matching.assignment.solving import Solution
from matchmaker.matching.batch.capacities import capacity, partner_roles, places_in
from matchmaker.matching.batch.preparing import Prepared
from matchmaker.matching.batch.result import ExtraPlace
from matchmaker.settings import Settings

_MOST_TRIED = 10
_LEAST_GAIN = UNIT // 20  # what a printed score of one decimal can show


def whom_to_ask(
    prepared: Prepared, solution: Solution, settings: Settings, solve: Solve, progress: Progress
) -> tuple[ExtraPlace, ...]:
    """What one more place would gain at the governments whose places have the highest prices.

    Not at a member that has as many partners as it is to get.
    """
    per_city, default = settings.batch.per_city, settings.batch.default_capacity
    roles, members = partner_roles(settings.mode), {member.id for member in prepared.members}
    askable = np.zeros(len(prepared.instance.places), dtype=bool)
    for partner, node in zip(prepared.partners, prepared.partner_nodes.tolist(), strict=True):
        seeks_too = settings.mode == "exchange" and partner.id in members
        askable[node] = not seeks_too or places_in(partner, roles, default) < per_city
    gains = extra_places(prepared.instance, solution, askable, _MOST_TRIED, solve, progress)
    asked = []
    for gain in gains:
        if gain.served <= 0 and gain.worth < _LEAST_GAIN:
            continue
        profile = prepared.governments[gain.node % len(prepared.governments)]
        # Of both roles of an exchange, those that it can take least often: a place more in one of
        # two that are equal would change nothing.
        least = places_in(profile, roles, default)
        short = [role for role in roles if capacity(profile, role, default).places == least]
        asked.append(
            ExtraPlace(
                profile=profile,
                roles=tuple(short),
                capacity=least,
                shadow_price=gain.price / UNIT,
                score_gained=gain.worth / UNIT,
                members_gained=gain.served,
            )
        )
    return tuple(asked)
