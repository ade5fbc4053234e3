"""How many exchanges each government can take part in, and how many of those are spoken for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from matchmaker.errors import InvalidDataError
from matchmaker.matching.batch.pair_lists import ListedPair
from matchmaker.matching.batch.result import Role
from matchmaker.profiles.model import Profile
from matchmaker.settings import Mode

# The roles that an exchange takes at the side that looks for a partner, and at the other one.
_ROLES: Mapping[Mode, tuple[tuple[Role, ...], tuple[Role, ...]]] = {
    "learn": (("learner",), ("host",)),
    "share": (("host",), ("learner",)),
    "exchange": (("host", "learner"), ("host", "learner")),
}


class Capacity(NamedTuple):
    """Exchanges a year in one role, and whether nobody declared that number."""

    places: int
    assumed: bool


def seeking_roles(mode: Mode) -> tuple[Role, ...]:
    """In which roles the side that looks for a partner takes part."""
    return _ROLES[mode][0]


def partner_roles(mode: Mode) -> tuple[Role, ...]:
    """In which roles its partner takes part."""
    return _ROLES[mode][1]


def roles_of_pair(mode: Mode) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
    """In which roles ``a`` and ``b`` of a pair take part: in directed modes learner and host."""
    return _ROLES["learn"] if mode == "share" else _ROLES[mode]


def capacity(profile: Profile, role: Role, default: int) -> Capacity:
    """Capacity of a government in a role; the default where its profile states none."""
    stated = _stated(profile, role)
    if stated is None:
        return Capacity(default, assumed=True)
    return Capacity(stated, profile.capacity.assumed)


def _stated(profile: Profile, role: Role) -> int | None:
    if role == "host":
        return profile.capacity.hosts_per_year
    return profile.capacity.visits_per_year


def _why_assumed(profile: Profile, role: Role) -> str:
    if _stated(profile, role) is None:
        return "its profile states none"
    return "its profile says that others estimated it"


def places_in(profile: Profile, roles: Iterable[Role], default: int) -> int:
    """Exchanges in which a government can take part in all of these roles at once."""
    return min(capacity(profile, role, default).places for role in roles)


def used_by(pairs: Iterable[tuple[str, str]], mode: Mode) -> Counter[tuple[str, Role]]:
    """Places that pairs of ids take, by government and role."""
    used: Counter[tuple[str, Role]] = Counter()
    for pair in pairs:
        for id_, roles in zip(pair, roles_of_pair(mode), strict=True):
            used.update((id_, role) for role in roles)
    return used


def refuse_overfull(
    locked: Sequence[ListedPair], profiles: Mapping[str, Profile], mode: Mode, default: int
) -> None:
    """Refuse locked pairs that are more than a government can take part in.

    Raises
    ------
    InvalidDataError
        Naming every such government, with the lines of its pairs.
    """
    mistakes = []
    used = used_by([(pair.a, pair.b) for pair in locked], mode)
    for (id_, role), count in sorted(used.items()):
        has = capacity(profiles[id_], role, default)
        if count <= has.places:
            continue
        lines = [str(pair.line) for pair in locked if id_ == (pair.b if role == "host" else pair.a)]
        if mode == "exchange":
            lines = [str(pair.line) for pair in locked if id_ in pair[:2]]
        assumed = ""
        if has.assumed:
            assumed = f" (assumed: {_why_assumed(profiles[id_], role)})"
        mistakes.append(
            f"line{'s' if len(lines) > 1 else ''} {', '.join(lines)}: {profiles[id_].name} ({id_}) "
            f"would be {role} {count} times, but its capacity is {has.places}{assumed}."
        )
    if mistakes:
        raise InvalidDataError(
            "Locked pairs above capacity; nothing was matched.",
            details=list(dict.fromkeys(mistakes)),
            hint="Take a pair out of the list, or raise the capacity in the profile; where that "
            "states none, --default-capacity raises it.",
        )
