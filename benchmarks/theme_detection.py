"""How well the themes that a text names are those that it is about.

    python benchmarks/theme_detection.py DATA_FOLDER

Over the challenges and expertise of ``profiles/``, in the language each is written in: precision,
recall and F1 of the detected themes against the declared ones, by the weight that is asked for;
then how often a detected theme was declared, by its weight. Over the targets of the 2030 Agenda,
which the data folder has in four languages (``vocabulary/sdg_texts.csv``): how far the themes
detected in a translation are those of the English text, and how many of a target's detected themes
name that target as theirs.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from matchmaker.evaluation.sdg_data import load_sdg_texts
from matchmaker.profiles.item_text import item_text
from matchmaker.profiles.registry import Registry
from matchmaker.reference.theme_detection import DetectedTheme, detect_themes
from matchmaker.reference.themes import LANGUAGES, themes

PROFILES = Path(__file__).parents[1] / "profiles"
LEAST = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
CUT = 0.3  # weight from which a theme counts in the comparison of languages


class Text(NamedTuple):
    """A text, the themes it was declared to be about, and those detected in it."""

    language: str
    declared: frozenset[str]
    found: Sequence[DetectedTheme]

    def from_weight(self, least: float) -> frozenset[str]:
        """The detected themes of at least a weight."""
        return frozenset(one.theme for one in self.found if one.weight >= least)


def main(folder: Path) -> None:
    """Print the tables."""
    texts = sorted(_item_texts(), key=lambda text: LANGUAGES.index(text.language))
    print("declared themes: precision / recall / F1 by least weight")
    print("      texts  " + "  ".join(f"{least:^16}" for least in LEAST))
    for language, group in groupby(texts, key=lambda text: text.language):
        own = list(group)
        figures = "  ".join(_quality(own, least) for least in LEAST)
        print(f"  {language}  {len(own):5}  {figures}")
    print("declared of those detected, by weight: " + ", ".join(_calibration(texts)))
    targets = load_sdg_texts(folder).targets
    codes = sorted(set.intersection(*(set(targets[language]) for language in LANGUAGES)))
    found = {
        language: [detect_themes(targets[language][code], language) for code in codes]
        for language in LANGUAGES
    }
    print(f"{len(codes)} SDG targets, themes of weight {CUT} or more")
    for language in LANGUAGES:
        own_themes, english = _sets(found[language]), _sets(found["en"])
        print(
            f"  {language}: themes {statistics.mean(map(len, own_themes)):.2f},"
            f" Jaccard with English {_mean(_jaccard, own_themes, english):.2f},"
            f" overlap {_mean(_overlap, own_themes, english):.2f},"
            f" that have the target {_having_the_target(codes, own_themes):.2f}"
        )


def _item_texts() -> list[Text]:
    return [
        Text(
            language,
            frozenset(item.themes),
            detect_themes(item_text(item.title, item.description or ""), language),
        )
        for profile in Registry.load([PROFILES], starter=False)
        for language in [profile.text_language or "en"]
        if language in LANGUAGES
        for item in (*profile.challenges, *profile.expertise)
    ]


def _quality(texts: Sequence[Text], least: float) -> str:
    right = sum(len(text.from_weight(least) & text.declared) for text in texts)
    found = sum(len(text.from_weight(least)) for text in texts)
    precision = right / max(found, 1)
    recall = right / sum(len(text.declared) for text in texts)
    f1 = 2 * precision * recall / (precision + recall)
    return f"{precision:.2f}/{recall:.2f}/{f1:.3f}".center(16)


def _calibration(texts: Sequence[Text]) -> list[str]:
    bins: dict[int, list[bool]] = {}
    for text in texts:
        for one in text.found:
            bins.setdefault(int(one.weight * 10), []).append(one.theme in text.declared)
    return [
        f"{tenth / 10}: {statistics.mean(hits):.2f} of {len(hits)}"
        for tenth, hits in sorted(bins.items())
    ]


def _sets(found: Sequence[Sequence[DetectedTheme]]) -> list[frozenset[str]]:
    return [frozenset(one.theme for one in text if one.weight >= CUT) for text in found]


def _mean(
    measure: Callable[[frozenset[str], frozenset[str]], float],
    some: Sequence[frozenset[str]],
    others: Sequence[frozenset[str]],
) -> float:
    """Mean over the pairs where one of the two has a theme."""
    pairs = zip(some, others, strict=True)
    return statistics.mean(measure(one, other) for one, other in pairs if one | other)


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(min(len(one), len(other)), 1)


def _having_the_target(codes: Sequence[str], found: Sequence[frozenset[str]]) -> float:
    """Share of the detected themes that name the target of the text as theirs."""
    by_id = themes().by_id
    hits = [
        code in by_id[theme].sdg_targets
        for code, own in zip(codes, found, strict=True)
        for theme in own
    ]
    return statistics.mean(hits)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
