"""What a result was made of and with, the same in every report."""

from __future__ import annotations

from typing import Any

from matchmaker.matching.engine_info import EngineInfo
from matchmaker.reference.themes import themes
from matchmaker.settings import DEFAULTS, Settings

# Said elsewhere in a report, or without a part in the score.
_PER_RUN = {"mode", "south_south", "top", "min_score", "check", "batch"}


def engine_data(engine: EngineInfo) -> dict[str, Any]:
    """The ``engine`` of JSON outputs."""
    return {
        "embedder": engine.embedder,
        "model": engine.model,
        "profiles": {"count": engine.n_profiles, "digest": engine.digest},
        "weights": engine.settings.model_dump(
            mode="json", exclude={"top", "min_score", "mode", "batch"}
        ),
    }


def theme_note(theme: str | None) -> list[str]:
    """One line for people about the theme that was asked for, if any."""
    return [f"Theme: {themes().by_id[theme].label()} ({theme})."] if theme else []


def engine_note(engine: EngineInfo) -> str:
    """One line for people."""
    model = f" with {engine.model}" if engine.model else ", words and themes only"
    if any(engine.prompts):
        model += f', prompts "{engine.prompts.query}" and "{engine.prompts.document}"'
    changed = [
        name
        for name in Settings.model_fields
        if name not in _PER_RUN and getattr(engine.settings, name) != getattr(DEFAULTS, name)
    ]
    settings = f" Settings changed from the defaults: {', '.join(changed)}." if changed else ""
    return f"Engine: {engine.embedder}{model}; {engine.n_profiles} profiles.{settings}"


def light_engine_note(engine: EngineInfo) -> str | None:
    """What is missing without the dense model, for stderr; ``None`` if nothing is."""
    if engine.embedder != "light":
        return None
    what = "Light engine: words and themes only, not meaning."
    return (
        what
        if engine.semantic_installed
        else (f"{what} pip install 'localgov-matchmaker[semantic]' adds it.")
    )
