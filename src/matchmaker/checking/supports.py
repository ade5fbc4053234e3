"""Facts of a desk profile that no source supports."""

from __future__ import annotations

from collections.abc import Iterator

from matchmaker.profiles.draft import Draft
from matchmaker.profiles.field_places import Finder, field_path
from matchmaker.profiles.findings import Code, Finding
from matchmaker.profiles.yaml_document import Data, Path

_WHOLE = ("location", "networks")
_BY_FIELD = ("context", "capacity", "readiness")
# That say something about other fields, not about the government.
_NO_FACTS = {("context", "population_year"), ("capacity", "assumed")}


def unsupported_facts(data: Data, profile: Draft, found: Finder) -> Iterator[Finding]:
    """A warning for each field and challenge that nothing stands behind.

    Parameters
    ----------
    data
        Of the file; only of one that others compiled every fact needs a source.
    """
    if not isinstance(data, dict) or data.get("provenance") != "desk-research":
        return
    supported = {name for source in profile.sources for name in source.supports}
    for path in _facts(data):
        if supported.isdisjoint({field_path(path), str(path[0])}):
            message = "no source supports this"
            hint = f"Write {field_path(path)} under `supports` of the source that says so."
            yield found(path, Code.UNSUPPORTED_FACT, message, hint)
    for item in profile.items:
        if item.kind == "challenges" and not item.evidence and item.id not in supported:
            hint = "Cite a source: evidence: [{source: s1}], and list it under sources."
            yield found(item.path, Code.UNSUPPORTED_FACT, "no source supports this", hint)


def _facts(data: dict[str, Data]) -> Iterator[Path]:
    for name in _WHOLE:
        if data.get(name):
            yield (name,)
    for name in _BY_FIELD:
        part = data.get(name)
        for field, value in part.items() if isinstance(part, dict) else ():
            if (name, field) not in _NO_FACTS and value not in (None, []):
                yield name, field
