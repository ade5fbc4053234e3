"""Hand-written judgements: for a seeker, a partner that should rank above another, and why."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from matchmaker.evaluation.case_translations import Translation, in_english, translation_findings
from matchmaker.profiles.consistency import contradictions
from matchmaker.profiles.documents import ReadDocument, read_document
from matchmaker.profiles.draft import draft_of
from matchmaker.profiles.field_places import Finder
from matchmaker.profiles.field_types import GovernmentId, Slug, Text
from matchmaker.profiles.files import read_bytes
from matchmaker.profiles.findings import Code, Finding, InvalidFilesError
from matchmaker.profiles.model import Profile
from matchmaker.profiles.schema_findings import schema_findings
from matchmaker.profiles.strict_model import StrictModel
from matchmaker.profiles.vocabulary_types import ThemeId
from matchmaker.profiles.yaml_document import Path as FieldPath
from matchmaker.profiles.yaml_document import Place
from matchmaker.settings import Mode

# What decides a case; the head of benchmarks/cases.yaml says what each means.
Kind = Literal[
    "answered-not-shared",
    "theme-not-twin",
    "look-alike-words",
    "language",
    "specific-not-generic",
    "mutual-not-one-sided",
    "size",
    "evidence",
    "context-breaks-ties",
    "south-south",
    "cross-language",
]


class Case(StrictModel):
    """One judgement: of two partners, which should rank higher for a seeker."""

    id: Slug = Field(description="Never renamed: its hash decides whether it is held out.")
    kind: Kind = Field(description="What decides it.")
    seeker: GovernmentId = Field(description="Who looks for a partner.")
    mode: Mode = Field(default="exchange", description="What it wants of the exchange.")
    theme: ThemeId | None = Field(default=None, description="The theme that it asks on alone.")
    better: GovernmentId = Field(description="The partner that should rank higher.")
    worse: GovernmentId = Field(description="The one that should rank lower.")
    reason: Text = Field(description="What in the two profiles decides it.")


class Cases(StrictModel):
    """A file of judgements, with the invented towns that some of them need."""

    schema_version: Literal["cases/1"] = Field(
        alias="schema", description="The kind of file and its version: cases/1."
    )
    cases: Annotated[tuple[Case, ...], Field(min_length=1, max_length=2000)] = Field(
        description="The judgements."
    )
    towns: tuple[Profile, ...] = Field(
        default=(), max_length=2000, description="Invented governments, in real countries."
    )
    translations: tuple[Translation, ...] = Field(
        default=(), max_length=2000, description="Texts of such governments in English."
    )

    @property
    def towns_in_english(self) -> tuple[Profile, ...]:
        """The towns, those with a translation in English."""
        translated = {translation.id: translation for translation in self.translations}
        return tuple(
            in_english(town, translated[town.id]) if town.id in translated else town
            for town in self.towns
        )


def is_held_out(case_id: str) -> bool:
    """Whether no choice may be made on a case: the first byte of its id's SHA-256 is odd."""
    return hashlib.sha256(case_id.encode()).digest()[0] % 2 == 1


def load_cases(path: Path, known: Collection[str] | None = None) -> Cases:
    """Read a file of judgements.

    Parameters
    ----------
    known
        Ids of the registry's governments: every other that a case names must be one of the
        file's towns, and no town may take one of them. By default that is not checked.

    Raises
    ------
    InvalidFilesError
        If the file cannot be read or used; with every finding.
    """
    content = read_bytes(path)
    read = content if isinstance(content, Finding) else read_document(content, str(path))
    if isinstance(read, Finding):
        raise InvalidFilesError([read])
    return _checked(read, str(path), known)


def _checked(read: ReadDocument, file: str, known: Collection[str] | None) -> Cases:
    place, data = read.document.place, read.document.data
    found = Finder(place, file)
    try:
        # JSON mode: lists become tuples and ISO dates become dates, all else stays strict.
        cases = Cases.model_validate_json(json.dumps(data))
    except ValidationError as error:
        raise InvalidFilesError(schema_findings(error, found, Cases)) from None
    findings = [*_contradictions(cases, found), *_unknown(cases, known, found)]
    towns = data.get("towns", []) if isinstance(data, dict) else []
    for index, town in enumerate(towns if isinstance(towns, list) else []):
        findings.extend(contradictions(draft_of(town), _inside(place, index, file)))
    known_towns = {town.id: town for town in cases.towns}
    findings.extend(translation_findings(cases.translations, known_towns, found))
    if findings:
        raise InvalidFilesError(findings)
    return cases


def _inside(place: Callable[[FieldPath], Place], index: int, file: str) -> Finder:
    """Finds the fields of one town."""
    return Finder(lambda path: place(("towns", index, *path)), file)


def _contradictions(cases: Cases, found: Finder) -> Iterator[Finding]:
    ids_of = {"cases": [c.id for c in cases.cases], "towns": [t.id for t in cases.towns]}
    for name, ids in ids_of.items():
        seen: set[str] = set()
        for index, id_ in enumerate(ids):
            if id_ in seen:
                message, hint = f"the id '{id_}' is used already", "Give each one of its own."
                yield found((name, index, "id"), Code.DUPLICATE_ID, message, hint)
            seen.add(id_)
    for index, case in enumerate(cases.cases):
        if len({case.seeker, case.better, case.worse}) < 3:  # noqa: PLR2004 - a case has three
            message = "a case needs three different governments"
            hint = "Name a seeker, and two partners that are neither it nor the same."
            yield found(("cases", index), Code.DUPLICATE_ITEM, message, hint)


def _unknown(cases: Cases, known: Collection[str] | None, found: Finder) -> Iterator[Finding]:
    if known is None:
        return
    towns = {town.id for town in cases.towns}
    for index, case in enumerate(cases.cases):
        for role in ("seeker", "better", "worse"):
            if (id_ := getattr(case, role)) not in towns and id_ not in known:
                message = f"there is no government '{id_}'"
                hint = "Name a profile of the registry, or describe it under `towns`."
                yield found(("cases", index, role), Code.UNKNOWN_ID, message, hint)
    for index, town in enumerate(cases.towns):
        if town.id in known:
            message = f"'{town.id}' is a government of the registry"
            hint = "An invented town needs a name that no government has."
            yield found(("towns", index, "id"), Code.DUPLICATE_ID, message, hint)
