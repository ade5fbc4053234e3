"""A tiny data folder for evaluation tests, laid out as the real one; its texts are made up."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from matchmaker.reference.themes import LANGUAGES

# Enough words in common with the goal's texts to be told apart, but for the last two.
JUDGED = (
    ("Families without any income go hungry and stay poor.", "1", "True"),
    ("The museum shows coins of poor quality.", "1", "False"),
    ("Pipes bring clean water to every house.", "6", "True"),
    ("Wine is watered in some taverns.", "6", "False"),
    ("Sewage is treated before it reaches the lake.", "6", "True"),
    ("Families without any income go hungry and stay poor.", "6", "False"),
)
TARGETS = {
    "1.1": {
        "en": "By 2030, end extreme poverty for all people",
        "fr": "D'ici à 2030, supprimer la misère",
        "es": "Para 2030, erradicar la miseria",
        "sw": "Kufikia 2030, kukomesha umaskini",
    },
    "6.1": {
        "en": "By 2030, achieve access to clean drinking water",
        "fr": "D'ici à 2030, donner de l'eau potable à chacun",
        "es": "Para 2030, dar agua potable",
        "sw": "Kufikia 2030, maji safi kwa wote",
    },
    "6.2": {
        "en": "Access to adequate sanitation and hygiene",
        "fr": "Sanitation adéquate",
        "es": "Saneamiento y cloacas",
        "sw": "Usafi wa mazingira",
    },
}
GOALS = {"1": ("No poverty", "End poverty everywhere"), "6": ("Clean water and sewage", "Water")}
PAIRS = (
    ("A man plays the guitar", "A man plays a guitar", "5.0"),
    ("A dog runs on the beach", "A dog is running by the sea", "3.8"),
    ("A woman cuts bread", "A woman rides a horse", "0.8"),
    ("Two children sing", "The stock market fell", "0.0"),
)


def write_rows(path: Path, rows: Sequence[Sequence[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def write_data(folder: Path) -> Path:
    """A whole data folder."""
    write_rows(
        folder / "evaluation/sdg_benchmark_human/benchmark.csv",
        [("id", "text", "sdg", "label"), *((str(at), *row) for at, row in enumerate(JUDGED))],
    )
    goals = [
        ("goal", goal, field, "en", text)
        for goal, texts in GOALS.items()
        for field, text in zip(("short", "title"), texts, strict=True)
    ]
    targets = [
        ("target", code, "title", language, text)
        for code, texts in TARGETS.items()
        for language, text in texts.items()
    ]
    indicator = ("indicator", "1.1.1", "title", "en", "Share of people who are poor")
    write_rows(
        folder / "vocabulary/sdg_texts.csv",
        [("kind", "code", "field", "lang", "text"), indicator, *goals, *targets],
    )
    for language in LANGUAGES:
        write_rows(folder / f"evaluation/stsb_multi_mt/stsb-{language}-dev.csv", PAIRS)
    return folder
