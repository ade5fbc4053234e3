"""Short ways to make profiles, engines and YAML for tests; invented places of real countries."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from matchmaker.embedding.engine import Engine
from matchmaker.embedding.lexical import HashedWords
from matchmaker.embedding.vector_store import VectorStore
from matchmaker.ledger.model import Exchange
from matchmaker.profiles.model import Profile
from matchmaker.programmes.model import Programme
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


def exchange_data(id: str = "a-and-b", *parties: str, **extra: Any) -> dict[str, Any]:  # noqa: A002 - the field's name
    """A valid exchange as data; a party is ``ke-a`` or ``ke-a:learner``."""
    return {
        "schema": "exchange/1",
        "id": id,
        "title": "Sorting waste at markets",
        "parties": [_party(party) for party in parties or ("ke-a", "tz-b")],
        "sources": [{"title": "A test's source"}],
        **extra,
    }


def exchange(id: str = "a-and-b", *parties: str, **extra: Any) -> Exchange:  # noqa: A002 - the field's name
    """A valid exchange; see `exchange_data`."""
    return Exchange.model_validate_json(json.dumps(exchange_data(id, *parties, **extra)))


def programme_data(id: str = "peers", **extra: Any) -> dict[str, Any]:  # noqa: A002 - the field's name
    """A valid programme as data; it takes every pair."""
    return {
        "schema": "programme/1",
        "id": id,
        "name": id.title(),
        "operator": "A test's institution",
        "description": "It pays for visits.",
        "offers": ["funding"],
        "status": "running",
        "eligibility": {},
        "verified_on": "2026-01-01",
        "sources": [{"title": "A test's source"}],
        **extra,
    }


def programme(id: str = "peers", **extra: Any) -> Programme:  # noqa: A002 - the field's name
    """A valid programme; see `programme_data`."""
    return Programme.model_validate_json(json.dumps(programme_data(id, **extra)))


def _party(text: str) -> dict[str, str]:
    government, _, role = text.partition(":")
    return {"government": government} | ({"role": role} if role else {})
