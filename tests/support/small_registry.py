"""Four invented governments in three continents: small enough to reason about by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from matchmaker.profiles.model import Profile
from matchmaker.profiles.registry import Registry
from tests.support.builders import item, profile_data

_DOCUMENTED = [{"source": "s1"}]
_VERIFIED = [{"source": "s1", "verified_by": "An audit office"}]


def small_registry_data() -> list[dict[str, Any]]:
    """Alphaville and Betatown in the South, one of them Portuguese; Gammastad in the North."""
    return [
        profile_data(
            "ke-alphaville",
            challenges=[
                item(
                    "Street vendors fill the pavements",
                    description="Informal street trading around the central markets blocks them.",
                    themes=["informal-economy"],
                    priority="high",
                ),
                item("Rain floods the low quarters", themes=["drainage"], priority="low"),
            ],
            expertise=[
                item("Composting market waste", evidence=_DOCUMENTED),
                item("Participatory budgeting in wards", themes=["participation"]),
            ],
            context={
                "population": 400_000,
                "climate": "Aw",
                "settlement": ["coastal"],
                "hazards": ["flood"],
                "functions": ["markets", "solid-waste"],
            },
        ),
        profile_data(
            "br-betatown",
            name="Beta Town",
            languages=["pt"],
            challenges=[item("Organic market waste goes to landfill")],
            expertise=[
                item(
                    "Covered markets for street vendors",
                    description="Street vendors trade in covered markets with licences.",
                    themes=["informal-economy"],
                    evidence=_DOCUMENTED,
                ),
                item("Drainage canals against rain floods", themes=["drainage"]),
            ],
            context={"population": 600_000, "climate": "Aw", "functions": ["markets"]},
            provenance="desk-research",
        ),
        profile_data(
            "fi-gammastad",
            challenges=[item("Residents seldom take part in budgets", themes=["participation"])],
            expertise=[
                item(
                    "Licences for street vendors and markets",
                    themes=["informal-economy"],
                    evidence=_VERIFIED,
                )
            ],
            capacity={"hosts_per_year": 2, "funding": "self-funded", "interpreting": ["pt"]},
            readiness={"endorsed_on": "2026-01-15"},
        ),
        profile_data(
            "in-deltanagar",
            expertise=[item("Door-to-door waste collection by cooperatives")],
            context={"population": 2_000_000},
        ),
    ]


def small_registry() -> Registry:
    """The same in memory."""
    return Registry(
        [Profile.model_validate_json(json.dumps(data)) for data in small_registry_data()]
    )


def write_registry(folder: Path, profiles: list[dict[str, Any]] | None = None) -> Path:
    """The same, or other profiles, as files; returns the folder."""
    for data in small_registry_data() if profiles is None else profiles:
        iso2, _, slug = data["id"].partition("-")
        path = folder / iso2 / f"{slug}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data, ensure_ascii=True, indent=2), encoding="utf-8")
    return folder
