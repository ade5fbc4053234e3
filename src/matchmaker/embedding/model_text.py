"""The small text files of a model, read within bounds: whoever made the model wrote them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from matchmaker.errors import UsageError

# The longest model cards, which list hundreds of benchmark results, are about 0.6 MB.
MOST_BYTES = 2**20


def read_start(path: Path) -> str | None:
    """The first `MOST_BYTES` of a text file; ``None`` if there is no such file."""
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES).decode("utf-8", errors="replace")
    except OSError:
        return None


def read_json_object(path: Path) -> dict[str, Any]:
    """A JSON object; an empty one if there is no such file.

    Raises
    ------
    UsageError
        If the file is too large or holds anything else.
    """
    if not path.is_file():
        return {}
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise unusable(path, "is larger than 1 MiB")
        data = json.loads(content)
    except (OSError, ValueError, RecursionError) as error:
        raise unusable(path, "is no readable JSON") from error
    if not isinstance(data, dict):
        raise unusable(path, "holds no JSON object")
    return data


def unusable(path: Path, problem: str) -> UsageError:
    """The error of a file of a model that cannot be used as it is."""
    return UsageError(
        f"The model's file {path} {problem}.",
        hint="Mend the file, or get the model again.",
    )
