"""How far the packaged model can be trusted with texts that it gets word by word in English.

    python benchmarks/language_factor.py DATA_FOLDER

Rank correlation of its cosine with human judgement (STS-B development sets) where one sentence is
English and the other the gloss of its translation's partner, over the same for English, as the task
`similarity` of the evaluation has it. The mean ratio is ``GLOSSED_FACTOR``. Needs the
extra ``semantic``, and ``evaluation/stsb_multi_mt`` of the data folder.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

from matchmaker.embedding.engine import open_engine
from matchmaker.evaluation.similarity_figures import similarity_figures
from matchmaker.evaluation.text_engines import DENSE


def main(folder: Path) -> None:
    """Print the correlations and their mean ratio."""
    figures = similarity_figures(folder, open_engine("sentence-transformers"))
    print(f"en - en: {figures.within['en'][DENSE].value:.3f}")
    for language, ratio in figures.trust.items():
        across = figures.across[language][DENSE].value
        print(f"en - {language}: {across:.3f}, ratio {ratio:.3f}")
    print(f"mean ratio: {statistics.mean(figures.trust.values()):.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
