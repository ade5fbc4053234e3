"""Whether a programme takes a pair, in which direction, and why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from matchmaker.profiles.model import Profile
from matchmaker.programmes.model import Conditions, Membership, Programme
from matchmaker.reference.countries import countries
from matchmaker.reference.themes import themes
from matchmaker.settings import SouthDefinition

Direction = Literal["either", "learn", "share"]

_LISTED = 4  # names that are spelled out in a reason
_MEMBERSHIPS: dict[Membership, str] = {
    "commonwealth": "the Commonwealth",
    "oif": "the Francophonie (OIF)",
    "cplp": "the Community of Portuguese Language Countries",
    "mercosur": "Mercosur",
    "asean": "ASEAN",
    "au": "the African Union",
}


class Assessment(NamedTuple):
    """A programme and a pair.

    Attributes
    ----------
    direction
        What the first government may do in it: learn, share, or either; None if it does not take
        the pair by its rules, whether or not it still runs.
    reasons
        Why it does not take the pair now, in sentences; empty if it does.
    """

    programme: Programme
    direction: Direction | None
    reasons: tuple[str, ...]

    @property
    def is_eligible(self) -> bool:
        """Whether the programme takes the pair, as far as is known."""
        return not self.reasons


def assess(
    programme: Programme, one: Profile, other: Profile, south: SouthDefinition = "unctad"
) -> Assessment:
    """Hold a pair against the rules of a programme.

    Parameters
    ----------
    one, other
        The pair; direction is told from the first.
    south
        Which countries are of the Global South.
    """
    rules = programme.eligibility
    general = [
        *(_domestic(one, other) if not rules.domestic else ()),
        *(f"{reason}." for who in (one, other) for reason in _unmet(rules.each, who, south)),
    ]
    learning = list(_directed(programme, one, other, south))
    sharing = list(_directed(programme, other, one, south))
    direction: Direction | None = None
    if not general and not (learning and sharing):
        direction = "learn" if sharing else "share" if learning else "either"
        direction = "either" if rules.mutual else direction
    closed = [_closed(programme)] if programme.status == "closed" else []
    # Where neither direction is taken, the reasons of the nearer one say enough.
    unmet = general if direction else [*general, *min(learning, sharing, key=len)]
    return Assessment(programme, direction, tuple(dict.fromkeys([*closed, *unmet])))


def assess_all(
    programmes: Iterable[Programme],
    one: Profile,
    other: Profile,
    south: SouthDefinition = "unctad",
) -> tuple[Assessment, ...]:
    """Every programme, those that take the pair first."""
    found = [assess(programme, one, other, south) for programme in programmes]
    return tuple(sorted(found, key=lambda made: (not made.is_eligible, made.direction is None)))


def _closed(programme: Programme) -> str:
    return f"It ended in {programme.last_year}." if programme.last_year else "It has ended."


def _domestic(one: Profile, other: Profile) -> Iterator[str]:
    if one.country == other.country:
        yield "It takes pairs from two countries only."


def _directed(
    programme: Programme, learner: Profile, provider: Profile, south: SouthDefinition
) -> Iterator[str]:
    """Reasons against one learning from the other."""
    rules = programme.eligibility
    for part, who, wanted in (
        ("learner", learner, rules.learner),
        ("provider", provider, rules.provider),
    ):
        for reason in _unmet(wanted, who, south):
            yield f"{who.name} cannot be the {part}: {reason}."
    if rules.themes and not _share_theme(rules.themes, learner, provider):
        names = _listed([themes().by_id[theme].label() for theme in rules.themes])
        yield f"It takes {names}; {learner.name} and {provider.name} do not meet there."


def _share_theme(wanted: Sequence[str], learner: Profile, provider: Profile) -> bool:
    asked = {theme for item in learner.challenges for theme in item.themes}
    known = {theme for item in provider.expertise for theme in item.themes}
    return not asked.isdisjoint(wanted) and not known.isdisjoint(wanted)


def _unmet(wanted: Conditions, who: Profile, south: SouthDefinition) -> Iterator[str]:
    """One clause for each condition that a government does not meet."""
    country = countries()[who.country]
    if wanted.governments and who.id not in wanted.governments:
        yield f"{who.name} is not {_listed(wanted.governments)}"
    if wanted.countries and who.country not in wanted.countries:
        names = _listed([countries()[code].name for code in wanted.countries], "countries")
        yield f"{who.name} is not in {names}"
    if wanted.areas and not any(country.lies_in(area) for area in wanted.areas):
        yield f"{country.name} is not in {_listed(wanted.areas)}"
    if wanted.memberships and country.memberships.isdisjoint(wanted.memberships):
        names = _listed([_MEMBERSHIPS[name] for name in wanted.memberships])
        yield f"{country.name} is no member of {names}"
    if wanted.south is not None and country.is_south(south) != wanted.south:
        side = "not of the Global South" if wanted.south else "of the Global South"
        yield f"{country.name} is {side}"
    if wanted.levels and who.level not in wanted.levels:
        yield f"{who.name} is of the level {who.level}, not {_listed(wanted.levels)}"
    if wanted.networks and not set(wanted.networks).intersection(who.networks):
        yield f"{who.name} is not listed as a member of {_listed(wanted.networks)}"


def _listed(names: Sequence[str], what: str = "") -> str:
    """Names with "or" between; of many, their number where they are of one kind."""
    if what and len(names) > _LISTED:
        return f"one of its {len(names)} {what}"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
