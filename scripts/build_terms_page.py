"""Write the reference page of the closed lists of a profile from the packaged tables.

    python scripts/build_terms_page.py            # write docs/reference/terms.md
    python scripts/build_terms_page.py --check    # exit 1 if it is not current

Needs nothing but the package.
"""

from __future__ import annotations

import sys
from pathlib import Path

from generated_file import write_or_check

from matchmaker.reference.countries import subregions
from matchmaker.reference.themes import themes
from matchmaker.reference.vocabularies import KINDS, context_terms

TARGET = Path(__file__).parents[1] / "docs" / "reference" / "terms.md"
FIELDS = {
    "climate": "context.climate",
    "settlement": "context.settlement",
    "hazard": "context.hazards",
    "function": "context.functions",
}
INTRODUCTION = """# Allowed values of a profile

<!-- written by scripts/build_terms_page.py -->

Countries are ISO 3166-1 alpha-2 codes, languages ISO 639-1 codes.
"""


def page() -> str:
    """The text of the page."""
    lines = [INTRODUCTION, "## region\n", f"{', '.join(subregions())}."]
    for kind in KINDS:
        lines += [f"\n## {FIELDS[kind]}\n", "| value | meaning |", "|---|---|"]
        lines += [f"| `{term}` | {label} |" for term, label in context_terms(kind).items()]
    lines += ["\n## themes\n", "| value | theme | group |", "|---|---|---|"]
    vocabulary = themes()
    lines += [
        f"| `{theme.id}` | {theme.label()} | {vocabulary.groups[theme.group].label()} |"
        for theme in vocabulary.by_id.values()
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(write_or_check(TARGET, page()))
