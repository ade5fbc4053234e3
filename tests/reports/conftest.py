from __future__ import annotations

import pytest

from matchmaker.matching.explaining import explain
from matchmaker.matching.ranking import rank
from matchmaker.profiles.registry import Registry
from matchmaker.settings import DEFAULTS
from tests.support.small_registry import small_registry


@pytest.fixture
def registry() -> Registry:
    return small_registry()


@pytest.fixture
def ranking_of(registry, engine):
    """Rank for a government of the small registry."""

    def ranked(city="ke-alphaville", *, within=registry, filters=None, **changes):
        settings = DEFAULTS.model_copy(update=changes)
        return rank(within, within.find(city), engine, settings, filters)

    return ranked


@pytest.fixture
def explanation_of(registry, engine):
    """Explain a pair of the small registry."""

    def explained(city="ke-alphaville", partner="br-betatown", *, within=registry, **changes):
        settings = DEFAULTS.model_copy(update=changes)
        return explain(within, within.find(city), within.find(partner), engine, settings)

    return explained
