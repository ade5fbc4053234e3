"""The slowest of the hostile megabytes, against PyYAML reading an honest one.

    python -m benchmarks.hostile_files     # from the repository's folder

Every file is one that the tests read (`tests/support/hostile_texts.py`). The reference is
`yaml.safe_load` on starter profiles, one after the other, up to the same size. Prints processor
seconds of both and their ratio: a registry's CI must not be held up by one bad file.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import NamedTuple

import yaml

from matchmaker.profiles.files import MAX_BYTES
from matchmaker.profiles.reading import parse_profile
from tests.support.hostile_texts import MEGABYTES

BAR = 1.0
PROFILES = Path(__file__).parents[1] / "profiles"


class Timed(NamedTuple):
    """Processor seconds that reading a file took."""

    seconds: float
    name: str


def honest_megabyte() -> str:
    """Starter profiles as documents of one stream, as many as fit."""
    text = ""
    for path in sorted(PROFILES.rglob("*.yaml")):
        document = f"---\n{path.read_text(encoding='utf-8')}"
        if len((text + document).encode()) > MAX_BYTES:
            break
        text += document
    return text


def main() -> None:
    """Print both times and the ratio."""
    text = honest_megabyte()
    start = time.process_time()
    n_profiles = sum(1 for _ in yaml.safe_load_all(text))
    reference = time.process_time() - start
    timed = []
    for name, shape in MEGABYTES.items():
        content = shape.encode()
        start = time.process_time()
        parse_profile(content, "file.yaml")
        timed.append(Timed(time.process_time() - start, name))
    worst = max(timed)
    print(f"yaml.safe_load: {reference:.2f} s for {n_profiles} profiles, {len(text) / 1e6:.2f} MB")
    print(
        f"slowest of {len(timed)} hostile files: {worst.seconds:.2f} s ({worst.name}); "
        f"ratio {worst.seconds / reference:.2f} (bar {BAR:g})"
    )


if __name__ == "__main__":
    main()
