"""The ledger: all documented exchanges, looked up by government and by pair."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from matchmaker.ledger.model import Exchange, Role
from matchmaker.profiles.file_cache import Reading
from matchmaker.profiles.findings import Finding
from matchmaker.profiles.loading import load_folders

if TYPE_CHECKING:
    from matchmaker.profiles.documents import ReadDocument

Bond = Literal["pair", "taught", "met"]

_GIVES = frozenset({"provider", "mutual"})
_LEARNS = frozenset({"learner", "mutual"})


class Encounter(NamedTuple):
    """An exchange as one government remembers it with another.

    Attributes
    ----------
    exchange
        What happened.
    role
        Of the government that remembers; None where no source says.
    bond
        ``pair``: the two alone. ``taught``: a group event in which one was a provider and the other
        a learner. ``met``: a group event in which both took part, perhaps without an exchange
        between them.
    """

    exchange: Exchange
    role: Role | None
    bond: Bond

    @property
    def worked_together(self) -> bool:
        """Whether there was an exchange between the two themselves."""
        return self.bond != "met"


class Ledger:
    """Documented exchanges.

    Parameters
    ----------
    exchanges
        Any order; ids must be unique.
    """

    def __init__(self, exchanges: Iterable[Exchange] = ()) -> None:
        self.exchanges = tuple(sorted(exchanges, key=_by_year))

    def __len__(self) -> int:
        return len(self.exchanges)

    def __iter__(self) -> Iterator[Exchange]:
        return iter(self.exchanges)

    def of(self, government: str) -> tuple[Exchange, ...]:
        """Exchanges in which a government took part, by their last known year, the latest first."""
        return tuple(self._by_party.get(government, ()))

    def between(self, government: str, other: str) -> tuple[Encounter, ...]:
        """Exchanges in which both took part, as the first remembers them; the latest first."""
        return tuple(
            encounter(exchange, government, other)
            for exchange in self.of(government)
            if any(party.government == other for party in exchange.parties)
        )

    def partners(self, government: str) -> frozenset[str]:
        """Ids of the governments with which one has worked, in a pair or as teacher and learner."""
        return frozenset(
            party.government
            for exchange in self.of(government)
            for party in exchange.parties
            if party.government != government
            and encounter(exchange, government, party.government).worked_together
        )

    @cached_property
    def _by_party(self) -> dict[str, list[Exchange]]:
        found: dict[str, list[Exchange]] = {}
        for exchange in self.exchanges:
            for party in exchange.parties:
                found.setdefault(party.government, []).append(exchange)
        return found

    @classmethod
    def load(cls, folders: Sequence[Path] = (), *, starter: bool = True) -> Ledger:
        """Read every exchange of the folders and, unless told otherwise, those that are shipped.

        Raises what `load_folders` raises.
        """
        return cls(load_folders(_READING, "exchanges", folders, starter=starter))


def encounter(exchange: Exchange, government: str, other: str) -> Encounter:
    """An exchange as one of its parties remembers it with another of them."""
    role = exchange.role_of(government)
    if not exchange.is_group:
        return Encounter(exchange, role, "pair")
    theirs = exchange.role_of(other)
    taught = (role in _GIVES and theirs in _LEARNS) or (role in _LEARNS and theirs in _GIVES)
    return Encounter(exchange, role, "taught" if taught else "met")


def _by_year(exchange: Exchange) -> tuple[int, str]:
    """The latest first, by the last year that a source names; those without a year last."""
    return -(exchange.years.last or exchange.years.first or 0), exchange.id


def _reader() -> Callable[[ReadDocument, str], Exchange | Sequence[Finding]]:
    from matchmaker.ledger.reading import exchange_of  # noqa: PLC0415 - YAML, for new files

    return exchange_of


_READING = Reading("exchange", Exchange, _reader, ("ledger", "profiles", "reference"))
