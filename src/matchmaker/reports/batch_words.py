"""What a batch calls its sides, and who has got whom, by what members look for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from matchmaker.matching.batch.result import Batch, Pair, Role
from matchmaker.profiles.model import Profile
from matchmaker.reports.government import country_name
from matchmaker.settings import Mode


class Words(NamedTuple):
    """Words of a mode.

    Attributes
    ----------
    a, b
        The two sides of a pair.
    sought
        What a member looks for.
    """

    a: str
    b: str
    sought: str


WORDS: Mapping[Mode, Words] = {
    "exchange": Words("Member", "Partner", "partner"),
    "learn": Words("Learner", "Host", "host"),
    "share": Words("Learner", "Host", "learner"),
}
ROLES: Mapping[Role, str] = {"host": "host", "learner": "learner"}


def locked_mark(pair: Pair) -> str:
    """That a pair was given, and what speaks against it; empty if it was chosen."""
    if not pair.locked:
        return ""
    return f"locked, though {pair.despite}" if pair.despite else "locked"


def counted(number: int, noun: str) -> str:
    """A number and its noun, such as ``1 pair`` and ``2 pairs``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def placed(profile: Profile) -> str:
    """A government with its country."""
    return f"{profile.name}, {country_name(profile)}"


def pairs_by_member(batch: Batch) -> dict[str, list[tuple[Profile, Pair]]]:
    """For each member's id, what it has found, best first: the other sides and their pairs."""
    found: dict[str, list[tuple[Profile, Pair]]] = {member.id: [] for member in batch.members}
    for pair in batch.pairs:
        sides = {
            "exchange": ((pair.a, pair.b), (pair.b, pair.a)),
            "learn": ((pair.a, pair.b),),
            "share": ((pair.b, pair.a),),
        }
        for member, other in sides[batch.mode]:
            if member.id in found:
                found[member.id].append((other, pair))
    return {
        id_: sorted(others, key=lambda one: (-one[1].score.score, one[0].id))
        for id_, others in found.items()
    }
