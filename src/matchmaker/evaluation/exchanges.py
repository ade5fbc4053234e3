"""Documented exchanges as judgements: whom a government learned from, by theme.

A query is a government and a theme; relevant are the partners of its documented exchanges of that
theme. In a pair every party asks, unless a source says that it only provided: where no source says
who learned, either may have. In a group event not all need have met, so that its judgements are
weak: a learner's partners are the providers and those who did both, and where no role is known, all
others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from matchmaker.errors import NothingEligibleError
from matchmaker.evaluation.circle import circle_of, items_that_name, items_to_drop
from matchmaker.evaluation.clusters import clusters_of
from matchmaker.evaluation.world import Query, View, World
from matchmaker.ledger.ledger import Ledger
from matchmaker.ledger.model import Exchange, Party
from matchmaker.matching.eligibility import Filters, eligible_candidates
from matchmaker.programmes.model import Programme
from matchmaker.settings import Settings


class Judged(NamedTuple):
    """A query with what it should find.

    Attributes
    ----------
    id
        ``seeker/theme``.
    relevant
        Ids of the documented partners that are eligible.
    cluster
        What is not independent of each other: queries that share a programme or an exchange.
    reverse
        The query of each relevant partner that looks for whom to share with, by its id.
    dropped
        Numbers of items that fell: challenges, expertise.
    """

    id: str
    query: Query
    relevant: tuple[str, ...]
    cluster: Hashable
    reverse: dict[str, Query]
    dropped: tuple[frozenset[int], frozenset[int]]


class Judgements(NamedTuple):
    """Queries that can be asked, and why others cannot.

    Attributes
    ----------
    fallen
        Number of queries by reason.
    naming
        Number of (query, item) where an item that stays names the partner.
    """

    judged: tuple[Judged, ...]
    fallen: dict[str, int]
    naming: int

    @property
    def dropped_items(self) -> int:
        """Number of different items that fell for one query at least."""
        challenges = {number for one in self.judged for number in one.dropped[0]}
        expertise = {number for one in self.judged for number in one.dropped[1]}
        return len(challenges) + len(expertise)

    @property
    def drops(self) -> int:
        """Number of (query, item) where the item fell."""
        return sum(len(one.dropped[0]) + len(one.dropped[1]) for one in self.judged)


class Asked(NamedTuple):
    """A government and a theme, with the exchanges that answer."""

    seeker: int
    theme: str
    exchanges: tuple[Exchange, ...]
    partners: tuple[int, ...]


NO_ELIGIBLE = "no documented partner is eligible (compatriots, or not associations alike)"
NOTHING_LEFT = "the seeker has no challenge left"
NO_THEME_LEFT = "the seeker has no challenge left in the theme"


def judgements(
    world: World,
    ledger: Ledger,
    programmes: Sequence[Programme],
    settings: Settings,
    *,
    groups: bool = False,
    focused: bool = False,
    unnamed: bool = False,
) -> Judgements:
    """Queries from the ledger, each with a view from which the tested exchanges are gone.

    Parameters
    ----------
    groups
        Take group events instead of pairs.
    focused
        Reduce the seeker's challenges to the theme, as ``--theme`` does.
    unnamed
        Drop also every item in which one party's text names the other.
    """
    exchanges = [one for one in ledger if one.is_group == groups]
    asked = list(_asked(world, exchanges))
    clusters = clusters_of([_marks(one) for one in asked])
    judged: list[Judged] = []
    fallen: defaultdict[str, int] = defaultdict(int)
    naming = 0
    for one, cluster in zip(asked, clusters, strict=True):
        known = circle_of(one.exchanges, ledger, programmes)
        dropped = items_to_drop(world, (one.seeker, *one.partners), known)
        named = _named(world, one)
        if unnamed:
            for hidden, more in zip(dropped, named, strict=True):
                hidden.update(more)
        staying = sum(len(more - hidden) for hidden, more in zip(dropped, named, strict=True))
        off_theme = _off_theme(world, one) if focused else set()
        view = View(frozenset(dropped[0] | off_theme), frozenset(dropped[1]), known.exchanges)
        found = _judged(world, settings, one, view)
        if isinstance(found, str):
            fallen[found] += 1
            continue
        naming += staying
        query, relevant, reverse = found
        seeker = world.profiles[one.seeker].id
        judged.append(
            Judged(
                f"{seeker}/{one.theme}",
                query,
                relevant,
                cluster,
                reverse,
                (frozenset(dropped[0]), frozenset(dropped[1])),
            )
        )
    if focused and NOTHING_LEFT in fallen:
        fallen[NO_THEME_LEFT] = fallen.pop(NOTHING_LEFT)
    return Judgements(tuple(judged), dict(fallen), naming)


def _asked(world: World, exchanges: Iterable[Exchange]) -> Iterator[Asked]:
    """Every government that may have learned, with each theme, in a stable order."""
    found: defaultdict[tuple[str, str], list[Exchange]] = defaultdict(list)
    for exchange in exchanges:
        for party in exchange.parties:
            if party.government in world.number and _partners(exchange, party, world):
                for theme in exchange.themes:
                    found[party.government, theme].append(exchange)
    for (seeker, theme), answering in sorted(found.items()):
        partners = {
            world.number[partner]
            for exchange in answering
            for partner in _partners(exchange, _party(exchange, seeker), world)
        }
        yield Asked(world.number[seeker], theme, tuple(answering), tuple(sorted(partners)))


def _party(exchange: Exchange, government: str) -> Party:
    return next(party for party in exchange.parties if party.government == government)


def _partners(exchange: Exchange, seeker: Party, world: World) -> list[str]:
    """Ids of those with a profile from whom a party may have learned; none if it only provided."""
    if seeker.role == "provider":
        return []
    others = [
        party
        for party in exchange.parties
        if party.government != seeker.government and party.government in world.number
    ]
    if not exchange.is_group:
        return [party.government for party in others]
    if seeker.role is None:
        return [party.government for party in others if party.role != "learner"]
    return [party.government for party in others if party.role in {"provider", "mutual"}]


def _judged(
    world: World, settings: Settings, one: Asked, view: View
) -> tuple[Query, tuple[str, ...], dict[str, Query]] | str:
    """The query, its eligible partners and their own queries, or why it cannot be asked."""
    own = (world.challenge_owners == one.seeker).nonzero()[0].tolist()
    if not set(own) - view.challenges:
        return NOTHING_LEFT
    candidates = candidates_of(world, one.seeker, settings)
    relevant = [at for at in one.partners if at in set(candidates)]
    if not relevant:
        return NO_ELIGIBLE
    reverse = {
        world.profiles[at].id: Query(at, candidates_of(world, at, settings), "share", view)
        for at in relevant
    }
    query = Query(one.seeker, candidates, "learn", view)
    return query, tuple(world.profiles[at].id for at in relevant), reverse


def candidates_of(world: World, seeker: int, settings: Settings) -> tuple[int, ...]:
    """Numbers of the governments that a ranking without filters would rank; none if there are none.

    The South-South preference orders candidates here and excludes nobody.
    """
    everybody = settings.model_copy(update={"south_south": "off"})
    try:
        eligible = eligible_candidates(world.profiles[seeker], world.profiles, Filters(), everybody)
    except NothingEligibleError:
        return ()
    return tuple(world.number[profile.id] for profile in eligible.candidates)


def _off_theme(world: World, one: Asked) -> set[int]:
    own = (world.challenge_owners == one.seeker).nonzero()[0].tolist()
    return {at for at in own if one.theme not in world.challenges[at].themes}


def _named(world: World, one: Asked) -> tuple[set[int], set[int]]:
    """Items of either party that name the other."""
    found: tuple[set[int], set[int]] = (set(), set())
    for partner in one.partners:
        for owner, other in ((one.seeker, partner), (partner, one.seeker)):
            for numbers, more in zip(found, items_that_name(world, owner, other), strict=True):
                numbers.update(more)
    return found


def _marks(one: Asked) -> list[Hashable]:
    return [exchange.programme or f"exchange {exchange.id}" for exchange in one.exchanges]
