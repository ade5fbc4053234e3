"""Pairs of sentences with judged likeness in four languages (STS-B), read from a data folder."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from matchmaker.errors import InvalidDataError
from matchmaker.evaluation.data_files import DataFile, Row, invalid, read_rows
from matchmaker.reference.themes import LANGUAGES

FEWEST_PAIRS = 3
MOST_ALIKE = 5.0


class SentencePairs(NamedTuple):
    """Pairs of one language, and how alike people found them, from 0 to 5."""

    first: Sequence[str]
    second: Sequence[str]
    judged: Sequence[float]


def stsb_file(language: str) -> DataFile:
    """The file of a language."""
    return DataFile(
        f"evaluation/stsb_multi_mt/stsb-{language}-dev.csv",
        "the development sets of github.com/PhilipMay/stsb-multi-mt",
        ("sentence1", "sentence2", "score"),
        headed=False,
    )


def load_pairs(folder: Path) -> Mapping[str, SentencePairs]:
    """The pairs by language; a row says the same, and is judged the same, in each.

    Raises
    ------
    UsageError
        If the folder or a file is not there.
    InvalidDataError
        If the content is not what it should be, or the languages do not go together.
    """
    pairs = {language: _pairs_of(folder, language) for language in LANGUAGES}
    english = pairs["en"].judged
    for language, other in pairs.items():
        if other.judged != english:
            raise InvalidDataError(
                f"{folder / stsb_file(language).place}: its judgements are not those of the "
                "English file, row by row.",
                hint="Fetch the files of all languages again, from one version.",
            )
    if len(english) < FEWEST_PAIRS or len(set(english)) == 1:
        raise InvalidDataError(
            f"{folder / stsb_file('en').place} has too little for a correlation.",
            hint=f"{FEWEST_PAIRS} pairs at least, not all judged the same.",
        )
    return pairs


def _pairs_of(folder: Path, language: str) -> SentencePairs:
    file = stsb_file(language)
    rows = read_rows(folder, file)
    path = folder / file.place
    for row in rows:
        if not (row.cells[0].strip() and row.cells[1].strip()):
            raise invalid(path, row.line, "a sentence is empty")
    return SentencePairs(
        [row.cells[0] for row in rows],
        [row.cells[1] for row in rows],
        [_score(path, row) for row in rows],
    )


def _score(path: Path, row: Row) -> float:
    try:
        score = float(row.cells[2])
    except ValueError:
        score = math.nan
    if not 0 <= score <= MOST_ALIKE:
        raise invalid(path, row.line, f"the score '{row.cells[2][:20]}' is not from 0 to 5")
    return score
