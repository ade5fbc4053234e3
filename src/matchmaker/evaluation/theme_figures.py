"""Every figure of the task `themes`: goals of texts, and the same target across languages."""

from __future__ import annotations

from collections.abc import Container, Mapping
from pathlib import Path
from typing import NamedTuple

from matchmaker.embedding.engine import Engine
from matchmaker.embedding.vector_store import Progress
from matchmaker.evaluation.bootstrap import DRAWS, Draws
from matchmaker.evaluation.goal_judging import GoalFigures, goal_figures, goal_sides
from matchmaker.evaluation.sdg_data import load_judgements, load_sdg_texts
from matchmaker.evaluation.target_search import (
    SearchFigures,
    bare_titles,
    search_figures,
    whole_targets,
)
from matchmaker.evaluation.text_engines import encode_ahead
from matchmaker.reference.themes import LANGUAGES


class ThemeFigures(NamedTuple):
    """All figures of the task.

    Attributes
    ----------
    goals
        Macro AUC on the SDG human benchmark.
    targets
        Whole targets by language, searched for among the English ones.
    bare_titles
        The harder form: short titles without numbers and cognates.
    """

    goals: GoalFigures
    targets: Mapping[str, SearchFigures]
    bare_titles: Mapping[str, SearchFigures]


def theme_figures(
    folder: Path,
    engine: Engine,
    progress: Progress | None = None,
    draws: Draws = DRAWS,
    languages: Container[str] | None = LANGUAGES,
) -> ThemeFigures:
    """Measure an engine on the SDG texts of a data folder.

    Parameters
    ----------
    folder
        Holds ``evaluation/sdg_benchmark_human`` and ``vocabulary``.
    engine
        Its vector store keeps what is encoded, so that a second run is fast.
    progress
        Told of every block of texts that had to be encoded.
    draws
        Of the bootstrap.
    languages
        Those in which whole targets are searched for: the product's own, or ``None`` for whatever
        the file has, which takes a minute more.

    Raises
    ------
    UsageError
        If the folder or a file is not there.
    InvalidDataError
        If the content of a file is not what it should be.
    """
    judged, texts = load_judgements(folder), load_sdg_texts(folder)
    whole, bare = whole_targets(texts.targets, languages), bare_titles(texts.targets)
    queries = [search.queries for search in (*whole.values(), *bare.values())]
    encode_ahead(engine, [*goal_sides(judged, texts.goal_texts), *queries], progress)
    return ThemeFigures(
        goals=goal_figures(judged, texts.goal_texts, engine, draws),
        targets=search_figures(whole, engine, draws),
        bare_titles=search_figures(bare, engine, draws),
    )
