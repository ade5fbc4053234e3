"""Writing a generated file, or checking that the one in the repository is current."""

from __future__ import annotations

import sys
from pathlib import Path


def write_or_check(target: Path, text: str) -> int:
    """Write the text; with ``--check`` on the command line, compare it instead.

    Returns
    -------
    int
        The exit code: 1 if the file is not current.
    """
    if "--check" not in sys.argv:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return 0
    current = target.is_file() and target.read_text(encoding="utf-8") == text
    print(f"{target.name} is current" if current else f"{target.name} is stale: run {sys.argv[0]}")
    return 0 if current else 1
