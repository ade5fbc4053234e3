"""Turn themes.yaml, which people edit, into themes.json, which every start of the program reads.

python scripts/build_themes.py            # write it
python scripts/build_themes.py --check    # exit 1 if it is not current
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from generated_file import write_or_check

from matchmaker.profiles.yaml_reading import parse
from matchmaker.reference import tables

FOLDER = Path(tables.__file__).parent


def compact() -> str:
    """The themes as one line of JSON."""
    source = (FOLDER / "themes.yaml").read_text(encoding="utf-8")
    return json.dumps(parse(source).data, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    sys.exit(write_or_check(FOLDER / "themes.json", compact()))
