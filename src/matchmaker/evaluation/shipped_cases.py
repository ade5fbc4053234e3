"""Where the hand-written judgements lie that ship with the package."""

from __future__ import annotations

from pathlib import Path


def shipped_cases() -> Path:
    """The file of cases."""
    package = Path(__file__).parents[1]
    shipped = package / "starter" / "cases.yaml"
    # In a source tree (an editable install) it is the repository's own file.
    return shipped if shipped.is_file() else package.parents[1] / "benchmarks" / "cases.yaml"
