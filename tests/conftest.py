"""Fixtures that every test may use: a private cache, small profiles, a fast engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from matchmaker.content_cache import ContentCache
from matchmaker.embedding.engine import Engine
from matchmaker.embedding.vector_store import VectorStore
from matchmaker.profiles.registry import Registry
from matchmaker.settings import OTHER_VARIABLES
from tests.support.builders import light_engine

# A machine with other work to do is slow, not wrong.
settings.register_profile("unhurried", parent=settings(), deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def _private_world(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch):
    """No test reads or writes the user's cache, settings or environment."""
    for name in (*OTHER_VARIABLES, "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MATCHMAKER_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def store() -> Iterator[VectorStore]:
    cache = ContentCache(None)
    yield VectorStore(cache)
    cache.close()


@pytest.fixture
def engine(store: VectorStore) -> Engine:
    """The light engine: deterministic, no model, milliseconds."""
    return light_engine(store)


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    """The profiles that ship with the package."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MATCHMAKER_CACHE_DIR", str(tmp_path_factory.mktemp("starter-cache")))
        return Registry.load()


@pytest.fixture
def write_profile(tmp_path: Path):
    """Write the text of a profile file below a folder of profiles, and return the folder."""

    def write(text: str, name: str = "zz/nowhere.yaml", folder: str = "profiles") -> Path:
        path = tmp_path / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return tmp_path / folder

    return write
