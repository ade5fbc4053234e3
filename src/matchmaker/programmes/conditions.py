"""What a programme wants a government to be: its conditions in words, and who meets them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from matchmaker.profiles.model import Profile
from matchmaker.programmes.model import Conditions, Membership
from matchmaker.reference.countries import Country, countries
from matchmaker.settings import SouthDefinition

_LISTED = 4  # names that are spelled out in a reason
_MEMBERSHIPS: dict[Membership, str] = {
    "commonwealth": "the Commonwealth",
    "oif": "the Francophonie (OIF)",
    "cplp": "the Community of Portuguese Language Countries",
    "mercosur": "Mercosur",
    "asean": "ASEAN",
    "au": "the African Union",
}


class Condition(NamedTuple):
    """What a government must be, as it goes on after "is" and "is not"."""

    text: str
    is_met: Callable[[Profile], bool]


def conditions(wanted: Conditions, south: SouthDefinition) -> Iterator[Condition]:
    """Every condition of one side.

    Parameters
    ----------
    south
        Which countries are of the Global South.
    """

    def country(who: Profile) -> Country:
        return countries()[who.country]

    if wanted.governments:
        yield Condition(listed(wanted.governments), lambda who: who.id in wanted.governments)
    if wanted.countries:
        names = listed([countries()[code].name for code in wanted.countries], "countries")
        yield Condition(f"in {names}", lambda who: who.country in wanted.countries)
    if wanted.areas:
        yield Condition(
            f"in {listed(wanted.areas)}",
            lambda who: any(country(who).lies_in(area) for area in wanted.areas),
        )
    if wanted.memberships:
        names = listed([_MEMBERSHIPS[name] for name in wanted.memberships])
        yield Condition(
            f"in a country of {names}",
            lambda who: not country(who).memberships.isdisjoint(wanted.memberships),
        )
    if wanted.south is not None:
        side = "of" if wanted.south else "outside"
        yield Condition(
            f"in a country {side} the Global South",
            lambda who: country(who).is_south(south) == wanted.south,
        )
    if wanted.levels:
        yield Condition(
            f"of the level {listed(wanted.levels)}", lambda who: who.level in wanted.levels
        )
    if wanted.networks:
        yield Condition(
            f"listed as a member of {listed(wanted.networks)}",
            lambda who: not set(wanted.networks).isdisjoint(who.networks),
        )


def listed(names: Sequence[str], what: str = "") -> str:
    """Names with "or" between; of more than four, their number if it is said what they are."""
    if what and len(names) > _LISTED:
        return f"one of its {len(names)} {what}"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
