"""Turn themes.yaml, which people edit, into the two files that the program reads.

themes.json (ids, labels, codes) is read on every start, theme_names.json (synonyms, ambiguous
words) only where people write themes or look for them.

python scripts/build_themes.py            # write them
python scripts/build_themes.py --check    # exit 1 if one is not current
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generated_file import write_or_check

from matchmaker.profiles.yaml_reading import parse
from matchmaker.reference import tables

FOLDER = Path(tables.__file__).parent


def built(source: str) -> dict[str, str]:
    """The text of each file, by its name."""
    document: Any = parse(source).data
    synonyms = {
        theme["id"]: theme.pop("synonyms")
        for group in document["groups"]
        for theme in group["themes"]
    }
    names = {"ambiguous": document.pop("ambiguous"), "synonyms": synonyms}
    return {"themes.json": _compact(document), "theme_names.json": _compact(names)}


def _compact(data: Mapping[str, Any]) -> str:
    """One line of JSON."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    files = built((FOLDER / "themes.yaml").read_text(encoding="utf-8"))
    sys.exit(max([write_or_check(FOLDER / name, text) for name, text in files.items()]))
