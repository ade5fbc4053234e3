"""Contradictions inside one profile that a schema cannot express."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matchmaker.profiles.findings import Code, Finding
from matchmaker.profiles.model import Profile
from matchmaker.profiles.schema_findings import field_path, position
from matchmaker.profiles.yaml_reading import Document, Path
from matchmaker.reference.countries import countries


def contradictions(profile: Profile, document: Document, file: str) -> Iterator[Finding]:
    """Everything in a valid profile that contradicts something else in it."""

    def found(path: Path, code: Code, message: str, hint: str) -> Finding:
        line, column = position(document, path)
        return Finding(file, line + 1, column + 1, field_path(path), code, message, hint)

    country = countries()[profile.country]
    if not profile.id.startswith(f"{profile.country.lower()}-"):
        hint = f"Start the id with '{profile.country.lower()}-', or correct the country."
        yield found(
            ("id",), Code.COUNTRY_ID, f"'{profile.id}' is not of country {profile.country}", hint
        )
    if country.subregion and profile.region != country.subregion:
        message = f"{country.name} is in {country.subregion}, not in {profile.region}"
        yield found(("region",), Code.REGION, message, f"Write: region: {country.subregion}")
    sources = {source.id for source in profile.sources}
    for index in _repeated([source.id for source in profile.sources]):
        message = f"the source '{profile.sources[index].id}' stands twice in this profile"
        hint = "Give each source an id of its own."
        yield found(("sources", index, "id"), Code.DUPLICATE_ITEM, message, hint)
    seen: set[str] = set()
    for kind, items in (("challenges", profile.challenges), ("expertise", profile.expertise)):
        for index, item in enumerate(items):
            if item.id in seen:
                message = f"the item '{item.id}' stands twice in this profile"
                hint = "Give each challenge and expertise an id of its own."
                yield found((kind, index, "id"), Code.DUPLICATE_ITEM, message, hint)
            seen.add(item.id)
            for number, evidence in enumerate(item.evidence):
                if evidence.source not in sources:
                    message = f"no source '{evidence.source}' is listed under sources"
                    path = (kind, index, "evidence", number, "source")
                    yield found(path, Code.UNKNOWN_SOURCE, message, "Add it there.")


def _repeated(ids: Sequence[str]) -> Iterator[int]:
    """Places of the ids that stand before them already."""
    return (index for index, id_ in enumerate(ids) if id_ in ids[:index])
