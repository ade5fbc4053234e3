"""Write the JSON Schema of a profile from the model.

    python scripts/build_schema.py            # write schema/profile.schema.json
    python scripts/build_schema.py --check    # exit 1 if it is not current

The wheel holds no copy: `match schema` generates the same text.
"""

from __future__ import annotations

import sys
from pathlib import Path

from generated_file import write_or_check

from matchmaker.profiles.json_schema import schema_text

TARGET = Path(__file__).parents[1] / "schema" / "profile.schema.json"

if __name__ == "__main__":
    sys.exit(write_or_check(TARGET, schema_text()))
