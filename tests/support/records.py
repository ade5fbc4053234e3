"""Reading the bytes of an exchange or a programme as the program does."""

from __future__ import annotations

from collections.abc import Sequence

from matchmaker.ledger.model import Exchange
from matchmaker.ledger.reading import exchange_of
from matchmaker.profiles.documents import read_document
from matchmaker.profiles.findings import Finding
from matchmaker.programmes.model import Programme
from matchmaker.programmes.reading import programme_of


def parse_exchange(content: bytes, file: str) -> Exchange | Sequence[Finding]:
    """An exchange, or the findings of its file."""
    read = read_document(content, file)
    return [read] if isinstance(read, Finding) else exchange_of(read, file)


def parse_programme(content: bytes, file: str) -> Programme | Sequence[Finding]:
    """A programme, or the findings of its file."""
    read = read_document(content, file)
    return [read] if isinstance(read, Finding) else programme_of(read, file)
