"""Numbers with underscores, which the reader refuses, written in digits only."""

from __future__ import annotations

import re

from matchmaker.profiles.findings import Code
from matchmaker.profiles.layout_mends import Mend
from matchmaker.profiles.yaml_document import YamlError
from matchmaker.profiles.yaml_reading import parse

_MOST = 20  # numbers of a file
# Fields that hold a whole number: elsewhere the word may be meant as text.
_NUMBER = re.compile(
    r"((?:^|[\s{,])(?:population|population_year|hosts_per_year|visits_per_year|staff_days|year):"
    r"[ ]+)([1-9][0-9]{0,2}(?:_[0-9]{3})+)(?=[ ,}]|$)"
)


def plain_numbers(text: str) -> tuple[str, list[Mend]]:
    """The text with such numbers written plainly, as far as the reader stumbles over them."""
    mends: list[Mend] = []
    for _ in range(_MOST):
        try:
            parse(text)
        except YamlError as error:
            better = _mended(text, error) if error.code == Code.NUMBER else None
            if better is None:
                break
            text, mend = better
            mends.append(mend)
        else:
            break
    return text, mends


def _mended(text: str, error: YamlError) -> tuple[str, Mend] | None:
    lines = text.split("\n")
    line = lines[error.line]
    for found in _NUMBER.finditer(line):
        if found.start(2) == error.column:
            digits = found[2].replace("_", "")
            lines[error.line] = line[: found.start(2)] + digits + line[found.end(2) :]
            return "\n".join(lines), Mend(error.line + 1, f"{found[2]} written as {digits}")
    return None
