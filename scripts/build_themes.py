"""Turn themes.yaml, which people edit, into themes.json, which every start of the program reads.

python scripts/build_themes.py            # write it
python scripts/build_themes.py --check    # exit 1 if it is not current
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from matchmaker.profiles.yaml_reading import parse
from matchmaker.reference import tables

FOLDER = Path(tables.__file__).parent


def main() -> int:
    """Write or check."""
    source = (FOLDER / "themes.yaml").read_text(encoding="utf-8")
    built = json.dumps(parse(source).data, ensure_ascii=False, separators=(",", ":")) + "\n"
    target = FOLDER / "themes.json"
    if "--check" not in sys.argv:
        target.write_text(built, encoding="utf-8")
        return 0
    current = target.is_file() and target.read_text(encoding="utf-8") == built
    print("themes.json is current" if current else "stale, run scripts/build_themes.py")
    return 0 if current else 1


if __name__ == "__main__":
    sys.exit(main())
