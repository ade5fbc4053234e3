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

# United ... apart: Bahamas, Central African Republic, Dominican Republic, Gambia, Netherlands, ...
_WITH_ARTICLE = frozenset({"BS", "CF", "CZ", "DO", "GM", "KM", "MV", "NL", "PH", "SC", "SB"})


class Condition(NamedTuple):
    """What a government must be.

    Attributes
    ----------
    name
        Of the field that says so.
    text
        Makes the words that go on after "is" and "is not"; few are ever read.
    """

    name: str
    text: Callable[[], str]
    is_met: Callable[[Profile], bool]


def conditions(
    wanted: Conditions, south: SouthDefinition, most: int = _LISTED
) -> Iterator[Condition]:
    """Every condition of one side.

    Parameters
    ----------
    south
        Which countries are of the Global South.
    most
        Names that are spelled out; more are counted.
    """

    def country(who: Profile) -> Country:
        return countries()[who.country]

    if wanted.governments:
        yield Condition(
            "governments",
            lambda: f"the one it is for ({listed(wanted.governments, 'governments', most)})",
            lambda who: who.id in wanted.governments,
        )
    if wanted.countries:
        yield Condition(
            "countries",
            lambda: f"in {listed([_with_article(c) for c in wanted.countries], 'countries', most)}",
            lambda who: who.country in wanted.countries,
        )
    if wanted.areas:
        yield Condition(
            "areas",
            lambda: f"in {listed(wanted.areas, 'areas', most)}",
            lambda who: any(country(who).lies_in(area) for area in wanted.areas),
        )
    if wanted.memberships:
        yield Condition(
            "memberships",
            lambda: f"in a country of {listed([_MEMBERSHIPS[n] for n in wanted.memberships])}",
            lambda who: not country(who).memberships.isdisjoint(wanted.memberships),
        )
    if wanted.south is not None:
        yield Condition(
            "south",
            lambda: f"in a country {'of' if wanted.south else 'outside'} the Global South",
            lambda who: country(who).is_south(south) == wanted.south,
        )
    if wanted.levels:
        yield Condition(
            "levels",
            lambda: f"of the level {listed(wanted.levels)}",
            lambda who: who.level in wanted.levels,
        )
    if wanted.networks:
        yield Condition(
            "networks",
            lambda: f"listed as a member of {listed(wanted.networks, 'networks', most)}",
            lambda who: not set(wanted.networks).isdisjoint(who.networks),
        )


def _with_article(code: str) -> str:
    """The name of a country as it stands after "in"."""
    name = countries()[code].name
    return f"the {name}" if name.startswith("United ") or code in _WITH_ARTICLE else name


def listed(names: Sequence[str], what: str = "", most: int = _LISTED) -> str:
    """Names with "or" between; of more than that, their number if it is said what they are."""
    if what and len(names) > most:
        return f"one of its {len(names)} {what}"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
