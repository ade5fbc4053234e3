"""The SDG human benchmark and the texts of goals and targets, read from a data folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from matchmaker.errors import InvalidDataError
from matchmaker.evaluation.data_files import DataFile, Row, invalid, read_rows

BENCHMARK = DataFile(
    "evaluation/sdg_benchmark_human/benchmark.csv",
    "the SDG benchmark of github.com/SDGClassification/benchmark (MIT)",
    ("text", "sdg", "label"),
)
TEXTS = DataFile(
    "vocabulary/sdg_texts.csv",
    "goals and targets by language, such as those of github.com/open-sdg/sdg-translations (MIT), "
    "as a table with the columns kind, code, field, lang and text",
    ("kind", "code", "lang", "text"),
)
GOALS = range(1, 18)
_LABELS = {"true": True, "false": False}


class Judgement(NamedTuple):
    """Whether experts found that a text directly addresses a goal."""

    text: str
    goal: int
    direct: bool


class SdgTexts(NamedTuple):
    """What the 2030 Agenda says.

    Attributes
    ----------
    goal_texts
        Goal and text of each English title, short title and target.
    targets
        By language, then by code such as ``11.2``.
    """

    goal_texts: Sequence[tuple[int, str]]
    targets: Mapping[str, Mapping[str, str]]


def load_judgements(folder: Path) -> list[Judgement]:
    """The expert judgements; each goal judged has texts of both kinds.

    Raises
    ------
    UsageError
        If the folder or the file is not there.
    InvalidDataError
        If its content is not what it should be.
    """
    path = folder / BENCHMARK.place
    judged: list[Judgement] = []
    for row in read_rows(folder, BENCHMARK):
        text, goal, label = row.cells
        if label.strip().lower() not in _LABELS:
            raise invalid(path, row.line, f"the label is '{label[:20]}', not True or False")
        if not text.strip():
            raise invalid(path, row.line, "the text is empty")
        judged.append(Judgement(text, _goal(path, row, goal), _LABELS[label.strip().lower()]))
    for goal_number in sorted({one.goal for one in judged}):
        labels = {one.direct for one in judged if one.goal == goal_number}
        if len(labels) == 1:
            raise InvalidDataError(
                f"{path}: every text judged on goal {goal_number} is {labels.pop()}.",
                hint="An area under the curve needs texts of both kinds for each goal.",
            )
    return judged


def load_sdg_texts(folder: Path) -> SdgTexts:
    """Texts of the goals, and the targets of each language.

    Raises
    ------
    UsageError
        If the folder or the file is not there.
    InvalidDataError
        If its content is not what it should be.
    """
    path = folder / TEXTS.place
    goal_texts: list[tuple[int, str]] = []
    targets: dict[str, dict[str, str]] = {}
    for row in read_rows(folder, TEXTS):
        kind, code, language, text = row.cells
        if kind not in {"goal", "target"}:  # indicators are said in too many words
            continue
        if not text.strip():
            raise invalid(path, row.line, "the text is empty")
        goal = _goal(path, row, code.split(".")[0])
        if language == "en":
            goal_texts.append((goal, text))
        if kind == "target":
            targets.setdefault(language, {})[code] = text
    if "en" not in targets:
        raise InvalidDataError(
            f"{path} has no English targets.",
            hint="Texts are judged by, and searched for among, the English ones (lang = en).",
        )
    return SdgTexts(goal_texts, targets)


def _goal(path: Path, row: Row, number: str) -> int:
    if number.isascii() and number.isdigit() and len(number) <= len("17") and int(number) in GOALS:
        return int(number)
    raise invalid(path, row.line, f"'{number[:20]}' is no goal from 1 to 17")
