"""An exchange or a programme: everything wrong or doubtful in its file, and what it refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from matchmaker.checking.facts import Facts, Mark
from matchmaker.checking.personal_data import contact_warnings
from matchmaker.ledger.model import Exchange
from matchmaker.ledger.reading import exchange_of
from matchmaker.profiles.citation import Citation
from matchmaker.profiles.documents import ReadDocument
from matchmaker.profiles.field_places import Finder, field_path
from matchmaker.profiles.field_types import SLUG
from matchmaker.profiles.file_kinds import FileKind
from matchmaker.profiles.findings import Finding
from matchmaker.profiles.yaml_document import Path
from matchmaker.programmes.model import Programme
from matchmaker.programmes.reading import programme_of


def exchange_facts(read: ReadDocument) -> Facts:
    """What the file of an exchange says."""
    result = exchange_of(read, "")
    if not isinstance(result, Exchange):
        return _facts(read, "exchange", list(result))
    references: list[tuple[str, Path]] = [
        (party.government, ("parties", index, "government"))
        for index, party in enumerate(result.parties)
    ]
    programme = [(result.programme, ("programme",))] if result.programme else []
    # What began may be planned to end later.
    began = result.years.first is not None
    years: list[tuple[int | None, Path]] = [
        (result.years.first, ("years", "from")),
        (None if began else result.years.last, ("years", "to")),
        *_years_of_sources(result.sources),
    ]
    return _facts(read, "exchange")._replace(
        references=(
            *(("profile", _mark(read, *reference)) for reference in references),
            *(("programme", _mark(read, *reference)) for reference in programme),
        ),
        dates=tuple(_mark(read, *year) for year in years if year[0] is not None),
    )


def programme_facts(read: ReadDocument) -> Facts:
    """What the file of a programme says."""
    result = programme_of(read, "")
    if not isinstance(result, Programme):
        return _facts(read, "programme", list(result))
    verified = _mark(read, result.verified_on, ("verified_on",))
    rules = result.eligibility
    years: list[tuple[int | None, Path]] = [
        (result.first_year, ("first_year",)),
        (result.last_year if result.status == "closed" else None, ("last_year",)),
        *_years_of_sources(result.sources),
    ]
    return _facts(read, "programme")._replace(
        verified_on=verified,
        dates=(
            verified,
            *(_mark(read, *year) for year in years if year[0] is not None),
        ),
        references=tuple(
            ("profile", _mark(read, id_, ("eligibility", side, "governments", index)))
            for side in ("each", "provider", "learner")
            for index, id_ in enumerate(getattr(rules, side).governments)
        ),
    )


def _years_of_sources(sources: Sequence[Citation]) -> Iterator[tuple[int | None, Path]]:
    for index, source in enumerate(sources):
        yield source.year, ("sources", index, "year")


def _facts(read: ReadDocument, kind: FileKind, mistakes: list[Finding] | None = None) -> Facts:
    """What both kinds have in common; of a file with mistakes nothing else is kept."""
    found = Finder(read.document.place, "")
    findings = [*(mistakes or ()), *contact_warnings(read.text, read.document, found)]
    return Facts(findings=tuple(sorted(findings)), kind=kind, id=next(_id(read), None))


def _id(read: ReadDocument) -> Iterator[Mark]:
    data: Any = read.document.data
    id_ = data.get("id") if isinstance(data, dict) else None
    if isinstance(id_, str) and re.match(SLUG, id_):
        yield _mark(read, id_, ("id",))


def _mark(read: ReadDocument, value: object, path: Path) -> Mark:
    line, column = read.document.place(path)
    return Mark(str(value), line + 1, column + 1, field_path(path))
