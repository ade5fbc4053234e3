"""Short ways to make profiles, engines and YAML for tests; invented places of real countries."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from matchmaker.embedding.engine import Engine
from matchmaker.embedding.lexical import HashedWords
from matchmaker.embedding.vector_store import VectorStore
from matchmaker.profiles.model import Profile
from matchmaker.reference.countries import countries


def light_engine(store: VectorStore) -> Engine:
    """The engine without a dense block."""
    return Engine(None, HashedWords(), store=store)


def item(
    title: str,
    *,
    id: str | None = None,  # noqa: A002 - the field's name
    description: str | None = None,
    themes: Sequence[str] = ("solid-waste",),
    evidence: Sequence[Mapping[str, str]] = (),
    **extra: Any,
) -> dict[str, Any]:
    """A challenge or an expertise as data."""
    slug = id or "-".join("".join(c if c.isalnum() else " " for c in title.lower()).split())
    return {
        "id": slug,
        "title": title,
        "description": description or f"{title}, in a few more words.",
        "themes": list(themes),
        "evidence": [dict(entry) for entry in evidence],
        **extra,
    }


def profile_data(
    id: str = "ke-testville",  # noqa: A002 - the field's name
    *,
    challenges: Sequence[Mapping[str, Any]] = (),
    expertise: Sequence[Mapping[str, Any]] = (),
    **extra: Any,
) -> dict[str, Any]:
    """A valid profile as data; its country follows from the id."""
    country = id[:2].upper()
    return {
        "schema": 1,
        "id": id,
        "name": id[3:].replace("-", " ").title(),
        "country": country,
        "region": countries()[country].subregion,
        "level": "municipality",
        "languages": ["en"],
        "text_language": "en",
        "challenges": list(challenges),
        "expertise": list(expertise),
        "provenance": "self-declared",
        "verified_on": "2026-01-01",
        "sources": [{"id": "s1", "title": "A test's source"}],
        **extra,
    }


def profile(id: str = "ke-testville", **fields: Any) -> Profile:  # noqa: A002 - the field's name
    """A valid profile; see `profile_data`."""
    return Profile.model_validate_json(json.dumps(profile_data(id, **fields)))


def profile_yaml(id: str = "ke-testville", **fields: Any) -> str:  # noqa: A002 - the field's name
    """The text of a valid profile file (JSON is YAML)."""
    return json.dumps(profile_data(id, **fields), ensure_ascii=False, indent=2)
