"""Every engine that is evaluated, by family: what shares one computation stands in one file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from matchmaker.embedding.vector_store import Progress
from matchmaker.errors import UsageError
from matchmaker.evaluation.plain_engines import (
    MEAN_EMBEDDING,
    POPULARITY,
    RANDOM,
    MeanEmbedding,
    Popularity,
    Random,
)
from matchmaker.evaluation.product_engines import (
    CONTEXT_ONLY,
    FACTOR_ABLATIONS,
    ONE_WAY,
    PREFERENCES,
    Product,
    Variant,
    variants,
)
from matchmaker.evaluation.profile_texts import BM25, TFIDF, ProfileTexts
from matchmaker.evaluation.task import DEFAULT, Context
from matchmaker.evaluation.world import Query, World
from matchmaker.scoring.columns import Array

# What the default has to beat, the simplest first.
BASELINES = (RANDOM, POPULARITY, CONTEXT_ONLY, BM25, TFIDF, MEAN_EMBEDDING, ONE_WAY)
VARIANTS = {
    "no-dense": "without comparing meaning",
    "no-lexical": "without comparing words",
    "no-theme": "without comparing themes",
    "no-evidence": "with all evidence counted alike",
}
ABLATIONS = (*FACTOR_ABLATIONS, *VARIANTS)
# What answers one question together, and is corrected for its number: what the default beats, and
# what each of its parts is worth.
BASELINE_FAMILY, PART_FAMILY = "baselines", "parts"
COMPARED = {BASELINE_FAMILY: BASELINES, PART_FAMILY: ABLATIONS}
LABELS: Mapping[str, str] = {
    DEFAULT: "the ranking as it ships",
    RANDOM: "random order",
    POPULARITY: "most past exchanges first",
    CONTEXT_ONLY: "similar context only",
    BM25: "BM25 of whole profiles",
    TFIDF: "TF-IDF cosine of whole profiles",
    MEAN_EMBEDDING: "mean sentence embedding of whole profiles",
    ONE_WAY: "what they could answer only",
    **FACTOR_ABLATIONS,
    **VARIANTS,
    **{name: f"South-South strength {name.rpartition('-')[2]}" for name in PREFERENCES},
}


class Family(Protocol):
    """Engines that are computed together."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names of its engines."""
        ...

    def scores(self, query: Query) -> Mapping[str, Array]:
        """Scores of the query's candidates, in their order, by engine.

        The larger the better; NaN for a candidate that the engine does not rank at all.
        """
        ...


class Families(NamedTuple):
    """All engines that could be made.

    Attributes
    ----------
    unmeasured
        Why others could not, by name.
    """

    made: Sequence[Family]
    unmeasured: Mapping[str, str]


def families(
    context: Context, world: World, progress: Progress | None = None, *, preferences: bool = True
) -> Families:
    """All engines that there are with the context's embedding engine, the default first.

    Parameters
    ----------
    progress
        Told of texts that had to be encoded.
    preferences
        Whether other strengths of the South-South preference are among them.
    """
    engine, settings = context.engine, context.settings
    made: list[Family] = [
        Product(world, engine, settings, progress, preferences=preferences),
        Random(world, context.draws.seed),
        Popularity(world, context.ledger),
        ProfileTexts(world),
    ]
    if engine.dense is not None:
        made.append(MeanEmbedding(world, engine))
    unmeasured = {}
    for name, made_of in variants(engine, settings):
        try:
            made.append(Variant(name, world, *made_of))
        except UsageError as error:  # a weak model may not do without a part
            unmeasured[name] = error.message
    return Families(made, unmeasured)


def names_of(made: Sequence[Family]) -> tuple[str, ...]:
    """Names of the engines of some families: the default, baselines, ablations, preferences."""
    present = {name for family in made for name in family.names}
    return tuple(name for name in LABELS if name in present)
