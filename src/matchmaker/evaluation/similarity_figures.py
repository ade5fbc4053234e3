"""How far an engine orders pairs of sentences as people do, within and across languages (STS-B)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np

from matchmaker.embedding.engine import Engine
from matchmaker.embedding.vector_store import Progress
from matchmaker.evaluation.bootstrap import DRAWS, Draws, Estimate
from matchmaker.evaluation.rank_statistics import spearman
from matchmaker.evaluation.stsb_data import load_pairs
from matchmaker.evaluation.text_engines import DENSE, Texts, encode_ahead, text_engines

ByEngine = Mapping[str, Estimate]


class SimilarityFigures(NamedTuple):
    """Spearman's rank correlation with human judgement.

    Attributes
    ----------
    pairs
        Pairs of sentences in each language.
    within
        By language: both sentences in it.
    across
        By language: the first sentence in English, the second in it.
    """

    pairs: int
    within: Mapping[str, ByEngine]
    across: Mapping[str, ByEngine]

    @property
    def trust(self) -> Mapping[str, float]:
        """Correlation of the dense block across languages over that in English, by language.

        With the packaged model their mean is `GLOSSED_FACTOR`. Empty for the light engine.
        """
        if DENSE not in self.within["en"]:
            return {}
        own = self.within["en"][DENSE].value
        return {language: found[DENSE].value / own for language, found in self.across.items()}


def similarity_figures(
    folder: Path, engine: Engine, progress: Progress | None = None, draws: Draws = DRAWS
) -> SimilarityFigures:
    """Measure an engine on the STS-B development sets of a data folder.

    Parameters
    ----------
    folder
        Holds ``evaluation/stsb_multi_mt``.
    engine
        Its vector store keeps what is encoded, so that a second run is fast.
    progress
        Told of every block of texts that had to be encoded.
    draws
        Of the bootstrap.

    Raises
    ------
    UsageError
        If the folder or a file is not there.
    InvalidDataError
        If the content of a file is not what it should be.
    """
    pairs = load_pairs(folder)
    first = {language: Texts(list(own.first), language) for language, own in pairs.items()}
    second = {language: Texts(list(own.second), language) for language, own in pairs.items()}
    encode_ahead(engine, [*first.values(), *second.values()], progress)
    judged = np.array(pairs["en"].judged)
    engines = text_engines(engine)

    def figures(left: Texts, right: Texts) -> ByEngine:
        return {
            name: draws.estimate(spearman(compared.along(left, right), judged), len(judged))
            for name, compared in engines.items()
        }

    return SimilarityFigures(
        pairs=len(judged),
        within={language: figures(first[language], second[language]) for language in pairs},
        across={
            language: figures(first["en"], second[language])
            for language in pairs
            if language != "en"
        },
    )
