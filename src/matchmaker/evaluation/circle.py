"""Breaking the circle: what a profile knows only from the exchange that it is tested on.

Many profiles were written from documents about the very exchanges of the ledger. Ranking with them
would be to find what was put there, so an item falls when everything that it rests on is the tested
exchange or its programme.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple, Protocol

from matchmaker.evaluation.world import World
from matchmaker.ledger.model import Exchange
from matchmaker.profiles.model import Item, Profile
from matchmaker.programmes.model import Programme
from matchmaker.reference.folding import fold

_LEAST_NAME = 4  # letters of a programme's name that a title is searched for
_LEAST_ACRONYM = 3


class Cited(Protocol):
    """A document of a profile, an exchange or a programme."""

    @property
    def title(self) -> str:
        """Its title."""
        ...

    @property
    def url(self) -> str | None:
        """Its address."""
        ...


class Circle(NamedTuple):
    """What the evidence of an item must not be alone.

    Attributes
    ----------
    titles, urls
        Of the documents of the tested exchanges, of their programmes, and of all other exchanges
        of those programmes; folded.
    names
        Patterns of the programmes' names, for documents about them.
    exchanges
        Ids of the tested exchanges and of all others of their programmes.
    """

    titles: frozenset[str]
    urls: frozenset[str]
    names: tuple[re.Pattern[str], ...]
    exchanges: frozenset[str]

    def includes(self, document: Cited) -> bool:
        """Whether a document is one of them, or is about one of the programmes."""
        return (
            fold(document.title) in self.titles
            or (document.url is not None and plain_address(document.url) in self.urls)
            or any(name.search(document.title) for name in self.names)
        )


def circle_of(
    exchanges: Sequence[Exchange], ledger: Iterable[Exchange], programmes: Sequence[Programme]
) -> Circle:
    """What a query that is judged by some exchanges must not know."""
    wanted = {exchange.programme for exchange in exchanges} - {None}
    related = {exchange.id: exchange for exchange in exchanges}
    related.update((other.id, other) for other in ledger if other.programme in wanted)
    running = [programme for programme in programmes if programme.id in wanted]
    documents = [document for exchange in related.values() for document in exchange.sources]
    documents += [document for programme in running for document in programme.sources]
    urls = {document.url for document in documents} | {programme.url for programme in running}
    return Circle(
        titles=frozenset(fold(document.title) for document in documents),
        urls=frozenset(plain_address(url) for url in urls if url),
        names=tuple(name for programme in running for name in _name_patterns(programme.name)),
        exchanges=frozenset(related),
    )


def items_to_drop(world: World, parties: Iterable[int], known: Circle) -> tuple[set[int], set[int]]:
    """Numbers of the challenges and of the expertise whose only evidence is what is tested.

    An item without evidence stays: it rests on no document at all.

    Parameters
    ----------
    parties
        Numbers of the governments that took part.
    """
    fallen: tuple[set[int], set[int]] = (set(), set())
    wanted = set(parties)
    sides = ((world.challenges, world.challenge_owners), (world.expertise, world.expertise_owners))
    for dropped, (items, owners) in zip(fallen, sides, strict=True):
        for number, (item, owner) in enumerate(zip(items, owners.tolist(), strict=True)):
            if owner in wanted and rests_on(item, world.profiles[owner], known):
                dropped.add(number)
    return fallen


def rests_on(item: Item, profile: Profile, known: Circle) -> bool:
    """Whether all evidence of an item is what is tested."""
    cited = {entry.source for entry in item.evidence}
    documents = [source for source in profile.sources if source.id in cited]
    return bool(documents) and all(known.includes(document) for document in documents)


def items_that_name(world: World, owner: int, other: int) -> tuple[set[int], set[int]]:
    """Numbers of one government's challenges and expertise whose text names another.

    Documents that stay may tell of the partnership too, and comparing words would find the name.
    """
    profile = world.profiles[other]
    names = "|".join(re.escape(fold(name)) for name in (profile.name, *profile.aliases))
    pattern = re.compile(rf"\b(?:{names})\b")
    found: tuple[set[int], set[int]] = (set(), set())
    sides = ((world.challenges, world.challenge_owners), (world.expertise, world.expertise_owners))
    for named, (items, owners) in zip(found, sides, strict=True):
        for number in (owners == owner).nonzero()[0].tolist():
            item = items[number]
            if pattern.search(fold(f"{item.title} {item.description}")):
                named.add(number)
    return found


def plain_address(url: str) -> str:
    """An address without what does not change the document: scheme, www, fragment, last slash."""
    address = re.sub(r"^https?://(www\.)?", "", url.strip(), flags=re.IGNORECASE)
    host, slash, path = address.partition("#")[0].partition("/")
    return f"{host.lower()}{slash}{path}".rstrip("/")


@cache
def _name_patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """A programme's name without what stands in brackets, and its acronym if that stands there."""
    full = re.sub(r"\s*\([^)]*\)", "", name).strip(" ,")
    acronyms = [
        re.compile(rf"\b{re.escape(acronym)}\b")
        for acronym in re.findall(r"\(([^)\s]+)\)", name)
        if len(acronym) >= _LEAST_ACRONYM
    ]
    if len(full) < _LEAST_NAME:
        return tuple(acronyms)
    return re.compile(rf"\b{re.escape(full)}\b", re.IGNORECASE), *acronyms
