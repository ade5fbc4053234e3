"""One file: everything wrong or doubtful in it, and what is compared with others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from matchmaker.checking.facts import Facts, Mark
from matchmaker.checking.personal_data import personal_data_warnings
from matchmaker.checking.record_facts import exchange_facts, programme_facts
from matchmaker.checking.supports import unsupported_facts
from matchmaker.checking.text_language import language_warnings
from matchmaker.checking.texts import sentences, thin_text_warnings
from matchmaker.profiles.documents import ReadDocument, read_document
from matchmaker.profiles.draft import Draft, draft_of
from matchmaker.profiles.field_places import Finder, field_path
from matchmaker.profiles.field_types import GOVERNMENT_ID
from matchmaker.profiles.file_kinds import kind_of
from matchmaker.profiles.findings import Code, Finding
from matchmaker.profiles.model import Profile
from matchmaker.profiles.reading import checked_profile
from matchmaker.profiles.yaml_document import Path
from matchmaker.reference.folding import fold
from matchmaker.reference.words import words
from matchmaker.settings import CheckSettings


def facts_of(content: bytes, settings: CheckSettings) -> Facts:
    """What the bytes of a file say.

    Parameters
    ----------
    content
        Of the file.
    settings
        Least words of an item and of a copied sentence.
    """
    read = read_document(content, "")
    if isinstance(read, Finding):
        return Facts((read,))
    match kind_of(read.document.data):
        case "exchange":
            return exchange_facts(read)
        case "programme":
            return programme_facts(read)
        case "profile":
            return _profile_facts(read, settings)


def _profile_facts(read: ReadDocument, settings: CheckSettings) -> Facts:
    text, document = read
    found = Finder(document.place, "")
    profile = draft_of(document.data)
    checked = checked_profile(document.data, profile, found)
    findings = [
        *(() if isinstance(checked, Profile) else checked),
        *_unproven(profile, found),
        *unsupported_facts(document.data, profile, found),
        *thin_text_warnings(profile, found, settings),
        *personal_data_warnings(profile, text, document, found),
        *language_warnings(profile, _all_texts(profile), found),
    ]

    places: dict[Path, tuple[int, int, str]] = {}  # many sentences stand in one field

    def mark(value: object, path: Path) -> Mark:
        if path not in places:
            line, column = document.place(path)
            places[path] = line + 1, column + 1, field_path(path)
        return Mark(str(value), *places[path])

    return Facts(
        findings=tuple(sorted(findings)),
        id=mark(profile.id, ("id",)) if re.match(GOVERNMENT_ID, profile.id or "") else None,
        governments=tuple(_government_keys(profile)),
        place=_place(profile),
        verified_on=mark(profile.verified_on, ("verified_on",)) if profile.verified_on else None,
        dates=tuple(mark(value, path) for value, path in _dates(profile)),
        sentences=tuple(
            (mark(sentence.key, sentence.path), sentence.start)
            for item in profile.items
            for sentence in sentences(item, settings)
        ),
    )


def _all_texts(profile: Draft) -> str:
    return "\n".join(f"{item.title}. {item.description}" for item in profile.items)


def _unproven(profile: Draft, found: Finder) -> Iterator[Finding]:
    """Claims that nothing stands behind."""
    for item in profile.items:
        if item.kind == "expertise" and not item.evidence:
            hint = "Cite a source: evidence: [{source: s1}], and list it under sources."
            message = "no evidence: it counts as stated only, the least of three levels"
            yield found(item.path, Code.NO_EVIDENCE, message, hint)
    if profile.capacity_assumed:
        hint = "Ask the government, then write what it declared and remove this line."
        message = "the capacity is an assumption"
        yield found(("capacity", "assumed"), Code.ASSUMED_CAPACITY, message, hint)
    supportable = _FIELDS | {item.id for item in profile.items}
    for source in profile.sources:
        for index, name in enumerate(source.supports):
            if name not in supportable:
                hint = "Name a field, such as context.population, or the id of an item."
                message = f"'{name}' is no field and no item of this profile"
                path = (*source.path, "supports", index)
                yield found(path, Code.UNKNOWN_SUPPORT, message, hint)


def _field_names() -> Iterator[str]:
    for name, field in Profile.model_fields.items():
        yield field.alias or name
        inner = getattr(field.annotation, "model_fields", None)
        if inner is None and name == "location":
            inner = {"latitude", "longitude"}
        yield from (f"{name}.{part}" for part in inner or ())


_FIELDS = frozenset(_field_names())


def _dates(profile: Draft) -> Iterator[tuple[object, Path]]:
    if profile.verified_on:
        yield profile.verified_on, ("verified_on",)
    if profile.endorsed_on:
        yield profile.endorsed_on, ("readiness", "endorsed_on")
    if profile.population_year:
        yield profile.population_year, ("context", "population_year")
    for source in profile.sources:
        if source.year:
            yield source.year, (*source.path, "year")


def _place(profile: Draft) -> tuple[float, float] | None:
    if profile.latitude is None or profile.longitude is None:
        return None
    return profile.latitude, profile.longitude


_WORD = re.compile(r"\w+")
_NAME_LENGTH = 120  # the schema's bound; folding can make eighteen characters of one


def _government_keys(profile: Draft) -> Iterator[tuple[str, str]]:
    """One key for each name and one for the place, within a country and level."""
    if profile.country is None or profile.level is None:
        return
    within = f"{profile.country} {profile.level} "
    keys: dict[str, str] = {}
    for name in (profile.name, *profile.aliases):
        parts = _WORD.findall(fold(name[:_NAME_LENGTH]))
        telling = [word for word in parts if word not in words("generic")] or parts
        if telling:
            keys.setdefault(within + " ".join(telling), f"the name '{name[:_NAME_LENGTH]}'")
    if (
        profile.latitude is not None
        and profile.longitude is not None
        and profile.level != "association"  # many sit in the same capital
    ):
        # A hundredth of a degree is about a kilometre.
        place = f"{profile.latitude:.2f}, {profile.longitude:.2f}"
        keys[within + place] = f"the place {place}"
    yield from keys.items()
