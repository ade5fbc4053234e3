"""How reports name a government."""

from __future__ import annotations

from matchmaker.profiles.model import Profile
from matchmaker.reference.countries import countries


def government_data(profile: Profile) -> dict[str, str]:
    """How JSON outputs name a government."""
    return {"id": profile.id, "name": profile.name, "country": profile.country}


def country_name(profile: Profile) -> str:
    """Name of its country."""
    return countries()[profile.country].name
