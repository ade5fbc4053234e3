"""Write the reference page of all findings of `match check` from the catalogue.

python scripts/build_codes_page.py            # write docs/reference/findings.md
python scripts/build_codes_page.py --check    # exit 1 if it is not current
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from generated_file import write_or_check

from matchmaker.checking.catalogue import CATALOGUE
from matchmaker.checking.registry_check import NOT_CHECKED
from matchmaker.profiles.findings import Code

TARGET = Path(__file__).parents[1] / "docs" / "reference" / "findings.md"
INTRODUCTION = """# Findings of match check

<!-- written by scripts/build_codes_page.py -->

Codes are stable. Errors make a profile unusable; warnings do not, and fail the check only with
`--strict` (staleness never does). `--select` and `--ignore` take codes or their beginnings;
`matchmaker.toml` holds what is always ignored, and exceptions for some files. They are
meant for warnings: an error that is ignored is not reported, but a ranking refuses the profile.

```toml
[check]
ignore = ["MM307"]

[check.exceptions]
"profiles/mz/*.yaml" = ["MM302"]
```

`match check` does not know whether a claim is true: {}.
"""
GROUPS = {
    "0": "MM0xx: the reader",
    "1": "MM1xx: the schema",
    "2": "MM2xx: contradictions",
    "3": "MM3xx: warnings",
}


def page() -> str:
    """The text of the page."""
    lines = [INTRODUCTION.format("; ".join(NOT_CHECKED))]
    for group, codes in groupby(Code, key=lambda code: code[2]):
        lines.append(f"## {GROUPS[group]}\n")
        for code in codes:
            lines += _entry(code)
    return "\n".join(lines)


def _entry(code: Code) -> Iterator[str]:
    explanation = CATALOGUE[code]
    yield f"### {code}: {explanation.title}\n"
    yield f"{explanation.reason}\n"
    yield f"{explanation.mend}\n"
    if explanation.wrong:
        yield f"Wrong:\n\n```yaml\n{explanation.wrong}\n```\n"
        yield f"Right:\n\n```yaml\n{explanation.right}\n```\n"


if __name__ == "__main__":
    sys.exit(write_or_check(TARGET, page()))
