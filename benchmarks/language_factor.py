"""How far the packaged model can be trusted with texts that it was not made to read.

    python benchmarks/language_factor.py DATA_FOLDER/evaluation/stsb_multi_mt

Rank correlation of its cosine with human judgement (STS-B development sets) where one sentence is
English and the other is its translation's partner, over the same for English. The mean ratio is
``FOREIGN_LANGUAGE_FACTOR``. Needs the extra ``semantic`` and the data named above.
"""

from __future__ import annotations

import csv
import statistics
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from matchmaker.embedding.channels import FloatArray
from matchmaker.embedding.dense import SentenceTransformerChannel
from matchmaker.embedding.model_files import find_model

EVERY = 2  # sentence pairs: half of them is enough for two digits


def rows_of(folder: Path, language: str) -> list[list[str]]:
    """Sentence, sentence, judgement."""
    with (folder / f"stsb-{language}-dev.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[::EVERY]


def rank_correlation(left: FloatArray, right: FloatArray, judged: list[float]) -> float:
    """Spearman's, of the cosine with the judgement."""

    def ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
        _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
        return np.asarray((np.cumsum(counts) - (counts - 1) / 2)[inverse])

    return float(
        np.corrcoef(ranks((left * right).sum(axis=1, dtype=np.float64)), ranks(np.array(judged)))[
            0, 1
        ]
    )


def main(folder: Path) -> None:
    """Print the correlations and their mean ratio."""
    channel = SentenceTransformerChannel(find_model(None))
    english = rows_of(folder, "en")
    judged = [float(row[2]) for row in english]
    first = channel.encode([row[0] for row in english], "document")
    own = rank_correlation(first, channel.encode([r[1] for r in english], "document"), judged)
    print(f"en - en: {own:.3f}")
    ratios = []
    for language in ("fr", "es", "pt"):
        other = channel.encode([row[1] for row in rows_of(folder, language)], "document")
        across = rank_correlation(first, other, judged)
        ratios.append(across / own)
        print(f"en - {language}: {across:.3f}, ratio {across / own:.3f}")
    print(f"mean ratio: {statistics.mean(ratios):.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
