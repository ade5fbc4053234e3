from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.command import Outcome, match
from tests.support.new_members import write_members
from tests.support.small_registry import write_registry


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small registry as files."""
    return write_registry(tmp_path / "profiles")


@pytest.fixture
def own(folder: Path) -> tuple[str, ...]:
    """Options that rank within the small registry alone, with the light engine."""
    return ("--profiles", str(folder), "--no-starter", "--embedder", "light")


@pytest.fixture
def ranked(own):
    """`match --city CITY ...` within the small registry."""

    def run(*arguments: str | Path, city: str | Path = "Alphaville") -> Outcome:
        return match("--city", city, *own, *arguments)

    return run


@pytest.fixture
def explained(own):
    """`match explain CITY PARTNER ...` within the small registry."""

    def run(*arguments: str, city: str = "Alphaville", partner: str = "Beta Town") -> Outcome:
        return match("explain", city, partner, *own, *arguments)

    return run


@pytest.fixture
def members(tmp_path: Path) -> Path:
    """A workbook of three new members."""
    return write_members(tmp_path / "members.xlsx")


@pytest.fixture
def batched(own):
    """`match batch ...` within the small registry."""

    def run(*arguments: str | Path) -> Outcome:
        return match("batch", *own, *arguments)

    return run


@pytest.fixture
def decided(batched):
    """The JSON of `match batch ...` within the small registry."""

    def run(*arguments: str | Path, code: int = 0) -> dict[str, Any]:
        outcome = batched(*arguments, "--format", "json")
        assert outcome.code == code, outcome.err
        return json.loads(outcome.out)

    return run
