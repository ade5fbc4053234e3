"""What the weights of the dense and the lexical block are worth, on the SDG human benchmark.

    python benchmarks/similarity.py DATA_FOLDER

Prints the macro AUC over the 17 goals by share of the dense block, as the task `themes` of the
evaluation has it. Needs the extra ``semantic``, and ``evaluation/sdg_benchmark_human`` and
``vocabulary`` of the data folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

from matchmaker.embedding.engine import open_engine
from matchmaker.evaluation.goal_judging import goal_figures
from matchmaker.evaluation.sdg_data import load_judgements, load_sdg_texts


def main(folder: Path) -> None:
    """Print the macro AUC of each share, and of the default."""
    engine = open_engine("sentence-transformers")
    figures = goal_figures(load_judgements(folder), load_sdg_texts(folder).goal_texts, engine)
    rows = {f"dense {share:.1f}": area for share, area in figures.shares.items()}
    for name, area in (rows | dict(figures.macro_auc)).items():
        print(f"{name}: macro AUC {area.value:.4f} ({area.low:.3f} to {area.high:.3f})")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
