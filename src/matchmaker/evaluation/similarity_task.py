"""The task `similarity`: pairs of sentences that people have judged, in four languages."""

from __future__ import annotations

from matchmaker.evaluation.public_data import by_engine, engines_told, measured
from matchmaker.evaluation.similarity_figures import SimilarityFigures, similarity_figures
from matchmaker.evaluation.task import Context, Group, TableLayout, TaskResult

NAME = "similarity"
SPEARMAN = "Spearman"


def evaluate(context: Context) -> TaskResult:
    """Figures on the STS-B development sets of the data folder.

    Raises
    ------
    UsageError
        If there is no data folder, or a file is missing in it.
    InvalidDataError
        If the content of a file is not what it should be.
    """
    stage = "Reading pairs of sentences"
    return similarity_result(measured(context, NAME, stage, similarity_figures))


def similarity_result(figures: SimilarityFigures) -> TaskResult:
    """The figures as every task gives them."""
    groups = {
        **figures.within,
        **{f"en_{language}": found for language, found in figures.across.items()},
    }
    engines = by_engine(
        {
            group: {
                engine: Group(figures.pairs, {SPEARMAN: figure}) for engine, figure in found.items()
            }
            for group, found in groups.items()
        }
    )
    return TaskResult(
        name=NAME,
        title="Pairs of sentences: likeness as people judged it (STS-B)",
        engines=engines,
        tables=[
            TableLayout("Both sentences in one language", list(figures.within), [SPEARMAN]),
            TableLayout(
                "One sentence in English, one in another language",
                [f"en_{language}" for language in figures.across],
                [SPEARMAN],
            ),
        ],
        notes=[
            engines_told(engines),
            f"{SPEARMAN}: 1 where it orders the pairs as people do, 0 by chance.",
        ],
        counts={"pairs of sentences in each language": figures.pairs},
        extra={"trust": dict(figures.trust)},
    )
