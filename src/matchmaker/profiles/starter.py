"""Where the files lie that ship with the package: profiles, exchanges, programmes."""

from __future__ import annotations

from pathlib import Path
from typing import Literal


def starter_folder(name: Literal["profiles", "exchanges", "programmes"] = "profiles") -> Path:
    """A folder of files that ship with the package."""
    package = Path(__file__).parents[1]
    shipped = package / "starter" / name
    # In a source tree (an editable install) they are the repository's own folder.
    return shipped if shipped.is_dir() else package.parents[1] / name
