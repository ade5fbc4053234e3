"""What the weights of the dense and the lexical block are worth, on the SDG human benchmark.

    python benchmarks/similarity.py DATA_FOLDER

For each text, the similarity with the best text of the goal it was judged on (its title, short
title and targets), and the area under the ROC curve over the judgements, averaged over the 17
goals. Nothing is fitted on these texts. Needs the extra ``semantic``, and
``evaluation/sdg_benchmark_human`` and ``vocabulary`` of the data folder.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from matchmaker.embedding.channels import Channel
from matchmaker.embedding.dense import SentenceTransformerChannel
from matchmaker.embedding.lexical import HashedWords
from matchmaker.embedding.model_files import find_model

SHARES = (0.0, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 1.0)  # of the dense block in dense + lexical


def read(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def macro_auc(
    similarity: NDArray[np.float64], goals: NDArray[np.int64], judged: list[dict[str, str]]
) -> float:
    """Mean area under the ROC curve over the goals."""
    from sklearn.metrics import roc_auc_score  # noqa: PLC0415 - slow to import

    areas = []
    for goal in range(1, 18):
        rows = [at for at, row in enumerate(judged) if int(row["sdg"]) == goal]
        truth = [judged[at]["label"].lower() == "true" for at in rows]
        areas.append(roc_auc_score(truth, similarity[rows][:, goals == goal].max(axis=1)))
    return float(np.mean(areas))


def main(folder: Path) -> None:
    """Print the macro AUC of each share."""
    judged = read(folder / "evaluation" / "sdg_benchmark_human" / "benchmark.csv")
    targets = [
        row
        for row in read(folder / "vocabulary" / "sdg_texts.csv")
        if row["lang"] == "en" and row["kind"] in {"goal", "target"}
    ]
    goals = np.array([int(row["code"].split(".")[0]) for row in targets])

    def similarity(channel: Channel) -> NDArray[np.float64]:
        texts = channel.encode([row["text"] for row in judged], "query")
        return (texts @ channel.encode([row["text"] for row in targets], "document").T).astype(
            float
        )

    dense = similarity(SentenceTransformerChannel(find_model(None)))
    lexical = similarity(HashedWords())
    for share in SHARES:
        area = macro_auc(share * dense + (1 - share) * lexical, goals, judged)
        print(f"dense {share:.2f}, lexical {1 - share:.2f}: macro AUC {area:.4f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
