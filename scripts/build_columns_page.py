"""Write the reference page of the columns of a spreadsheet from their table.

python scripts/build_columns_page.py            # write docs/reference/columns.md
python scripts/build_columns_page.py --check    # exit 1 if it is not current
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from generated_file import write_or_check

from matchmaker.profiles.spreadsheets.layout import LANGUAGES, Column, Sheet, sheets

TARGET = Path(__file__).parents[1] / "docs" / "reference" / "columns.md"
INTRODUCTION = """# Columns of a spreadsheet

<!-- written by scripts/build_columns_page.py -->

What `match import` reads and `match export` writes; [how to](../how-to/spreadsheets.md). Sheets and
columns are known by their name in English, French, Spanish or Portuguese, in any case, with or
without accents, spaces and underscores. A column with a star is needed for a new row. The allowed
values of closed lists stand in [terms](terms.md) and in the sheet "Read me" of the template.
"""


def page() -> str:
    """The text of the page."""
    return "\n".join([INTRODUCTION, *(line for sheet in sheets().values() for line in part(sheet))])


def part(sheet: Sheet) -> Iterator[str]:
    """The lines of one sheet."""
    others = ", ".join(dict.fromkeys(sheet.names[language] for language in LANGUAGES[1:]))
    yield f"## {sheet.id} ({others})\n"
    yield "| en | fr | es | pt | content | meaning |"
    yield "|---|---|---|---|---|---|"
    for column in sheet.columns:
        names = " | ".join(column.names[language] for language in LANGUAGES)
        star = " \\*" if column.is_required else ""
        cells = names.replace(" |", f"{star} |", 1)
        yield f"| {cells} | {content(column)} | {column.help['en']} |"
    yield ""


def content(column: Column) -> str:
    """What a cell holds."""
    few = column.allowed() if column.allowed else ()
    kind = "one of: " + ", ".join(few) if 0 < len(few) <= FEW else column.kind
    return f"{kind} (several)" if column.many else kind


FEW = 8

if __name__ == "__main__":
    sys.exit(write_or_check(TARGET, page()))
