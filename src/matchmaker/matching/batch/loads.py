"""How much of its capacity each government uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from matchmaker.matching.batch.capacities import (
    capacity,
    partner_roles,
    seeking_roles,
    used_by,
)
from matchmaker.matching.batch.preparing import Prepared
from matchmaker.matching.batch.result import Load, Pair, Role
from matchmaker.settings import Settings


def loads(prepared: Prepared, pairs: Iterable[Pair], settings: Settings) -> Iterator[Load]:
    """Everyone that could be matched, by role and id, with what the pairs take."""
    mode, default = settings.mode, settings.batch.default_capacity
    used = used_by(((pair.a.id, pair.b.id) for pair in pairs), mode)
    could: set[tuple[str, Role]] = set(used)
    could.update((profile.id, role) for profile in prepared.members for role in seeking_roles(mode))
    could.update(
        (profile.id, role) for profile in prepared.partners for role in partner_roles(mode)
    )
    roles: tuple[Role, ...] = ("host", "learner")
    for role in roles:
        for profile in prepared.governments:
            if (profile.id, role) in could:
                has = capacity(profile, role, default)
                yield Load(profile, role, used[profile.id, role], has.places, has.assumed)
