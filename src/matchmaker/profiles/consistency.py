"""Contradictions inside one profile that a schema cannot express."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from matchmaker.profiles.draft import Draft
from matchmaker.profiles.field_places import Finder
from matchmaker.profiles.findings import Code, Finding
from matchmaker.reference.countries import countries, subregions
from matchmaker.reference.extents import extents

# The most populous unit of any country, Uttar Pradesh, had 200 million people at its last census
# (2011); an association may speak for far more.
_MOST_PEOPLE = 300_000_000
_THOUSAND = 1000  # 85.000 is 85 in YAML, and 85,000 in most languages but English


def contradictions(profile: Draft, found: Finder) -> Iterator[Finding]:
    """Everything in a profile that contradicts something else in it, or the world."""
    if profile.country is not None and profile.country in countries():
        yield from _of_another_country(profile, profile.country, found)
    people = profile.population or 0
    if people > _MOST_PEOPLE and profile.level != "association":
        message = f"{people:,} people are more than any local government has"
        path = ("context", "population")
        yield found(path, Code.IMPOSSIBLE_NUMBER, message, "Write persons, in digits.")
    if profile.population_has_point and 0 < people < _THOUSAND:
        message = f"a point stands in the number, which makes it {people}"
        hint = "Write persons in digits without separators, such as 85000 for 85.000."
        yield found(("context", "population"), Code.IMPOSSIBLE_NUMBER, message, hint)
    yield from _repeated(profile, found)
    yield from _unsourced(profile, found)


def _of_another_country(profile: Draft, code: str, found: Finder) -> Iterator[Finding]:
    country = countries()[code]
    named = re.match(r"[a-z]{2}-", profile.id or "")
    other_country = bool(profile.id and named and named[0] != f"{code.lower()}-")
    if other_country:
        hint = f"Start the id with '{code.lower()}-', or correct the country."
        yield found(("id",), Code.COUNTRY_ID, f"'{profile.id}' is not of country {code}", hint)
    elsewhere = profile.region in subregions() and profile.region != country.subregion
    if country.subregion and elsewhere:
        message = f"{country.name} is in {country.subregion}, not in {profile.region}"
        hint = f"Write: region: {country.subregion}"
        # Then the region may be right.
        hint = "Correct the country or the region." if other_country else hint
        yield found(("region",), Code.REGION, message, hint)
    extent = extents().get(code)
    if profile.latitude is None or profile.longitude is None or extent is None:
        return
    if not extent.is_near(profile.latitude, profile.longitude):
        place = f"{profile.latitude:g}, {profile.longitude:g}"
        hint = (
            f"{country.name} lies at {extent}. Check the order (latitude first), and the minus "
            "signs of south and west."
        )
        message = f"{place} is not in or near {country.name}"
        yield found(("location",), Code.FAR_AWAY, message, hint)


def _repeated(profile: Draft, found: Finder) -> Iterator[Finding]:
    """Ids that stand twice."""
    seen: set[str] = set()
    for source in profile.sources:
        if source.id in seen:
            message = f"the source '{source.id}' stands twice in this profile"
            hint = "Give each source an id of its own."
            yield found((*source.path, "id"), Code.DUPLICATE_ITEM, message, hint)
        seen.update([source.id] if source.id else [])
    seen = set()
    for item in profile.items:
        if item.id in seen:
            message = f"the item '{item.id}' stands twice in this profile"
            hint = "Give each challenge and expertise an id of its own."
            yield found((*item.path, "id"), Code.DUPLICATE_ITEM, message, hint)
        seen.update([item.id] if item.id else [])


def _unsourced(profile: Draft, found: Finder) -> Iterator[Finding]:
    """Evidence that names no source."""
    known = {source.id for source in profile.sources}
    for evidence in chain.from_iterable(item.evidence for item in profile.items):
        if evidence.source is not None and evidence.source not in known:
            message = f"no source '{evidence.source}' is listed under sources"
            path = (*evidence.path, "source")
            yield found(path, Code.UNKNOWN_SOURCE, message, "Add it there.")
