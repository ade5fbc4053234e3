"""Write the JSON Schemas of profiles, exchanges and programmes from their models.

    python scripts/build_schema.py            # write schema/*.schema.json
    python scripts/build_schema.py --check    # exit 1 if one is not current

The wheel holds no copy: `match schema` generates the same text.
"""

from __future__ import annotations

import sys
from pathlib import Path

from generated_file import write_or_check

from matchmaker.checking.schemas import SCHEMAS
from matchmaker.profiles.json_schema import schema_text

FOLDER = Path(__file__).parents[1] / "schema"

if __name__ == "__main__":
    sys.exit(
        max(
            write_or_check(FOLDER / f"{kind}.schema.json", schema_text(make()))
            for kind, make in SCHEMAS.items()
        )
    )
