"""One file of the ledger to an exchange, or to the list of everything wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matchmaker.ledger.model import Exchange
from matchmaker.profiles.documents import ReadDocument
from matchmaker.profiles.field_places import Finder
from matchmaker.profiles.findings import Code, Finding
from matchmaker.profiles.validating import validated

_FEWEST = 2  # parties


def exchange_of(read: ReadDocument, file: str) -> Exchange | Sequence[Finding]:
    """An exchange from the document in its file, or its findings."""
    found = Finder(read.document.place, file)
    exchange = validated(read.document.data, Exchange, found)
    if not isinstance(exchange, Exchange):
        return exchange
    return list(_contradictions(exchange, found)) or exchange


def _contradictions(exchange: Exchange, found: Finder) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, party in enumerate(exchange.parties):
        if party.government in seen:
            message = f"'{party.government}' is a party already"
            path = ("parties", index, "government")
            yield found(path, Code.DUPLICATE_ITEM, message, "Name each government once.")
        seen.add(party.government)
    if len(exchange.parties) + len(exchange.others) < _FEWEST:
        hint = "Name the other party too, under `others` if it has no profile."
        yield found(("parties",), Code.MALFORMED, "an exchange has two parties at least", hint)
    first, last = exchange.years.first, exchange.years.last
    if first is not None and last is not None and first > last:
        message = f"it ended ({last}) before it began ({first})"
        yield found(("years",), Code.IMPOSSIBLE_NUMBER, message, "Correct the years.")
