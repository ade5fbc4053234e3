"""What a result was made with."""

from __future__ import annotations

from typing import NamedTuple

from matchmaker.embedding.engine import Engine
from matchmaker.embedding.model_files import semantic_installed
from matchmaker.embedding.prompts import NO_PROMPTS, Prompts
from matchmaker.profiles.registry import Registry
from matchmaker.settings import Settings


class EngineInfo(NamedTuple):
    """What a result was made with, for outputs."""

    embedder: str
    model: str | None
    semantic_installed: bool
    n_profiles: int
    digest: str
    settings: Settings
    prompts: Prompts = NO_PROMPTS


def engine_info(registry: Registry, engine: Engine, settings: Settings) -> EngineInfo:
    """What a result over this registry is made with."""
    return EngineInfo(
        engine.name,
        engine.model,
        semantic_installed(),
        len(registry),
        registry.digest,
        settings,
        engine.prompts,
    )
