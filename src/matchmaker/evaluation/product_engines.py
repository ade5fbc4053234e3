"""The product's own score, parts of it, and the score with one part off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from matchmaker.embedding.engine import Engine
from matchmaker.embedding.vector_store import Progress
from matchmaker.evaluation.task import DEFAULT
from matchmaker.evaluation.world import Query, World, visible_columns
from matchmaker.scoring.columns import Array, columns_of
from matchmaker.scoring.combine import FACTORS, scores
from matchmaker.scoring.scorer import Scorer, Scores
from matchmaker.settings import EvidenceHandicaps, Settings, SimilarityWeights

ONE_WAY, CONTEXT_ONLY = "one-way", "context-only"
# A factor whose exponent is 0, or whose base is 1, is 1 for every pair: the product without it.
FACTOR_ABLATIONS = {
    "no-they-help": "without what they could answer",
    "no-you-help": "without what the seeker could answer",
    "no-context": "without similar context",
    "no-language": "without a common language",
    "no-south-south": "without the South-South preference",
}
STRENGTHS = (0.0, 0.05, 0.1, 0.2)
SOUTH_ONLY = "south-only"
PREFERENCES = (*(f"south-{strength:g}" for strength in STRENGTHS), SOUTH_ONLY)
_SOUTH = FACTORS.index("south_south")


class ScoredWorld:
    """The product's score of any query.

    Parameters
    ----------
    progress
        Told of texts that had to be encoded.
    """

    def __init__(
        self, world: World, engine: Engine, settings: Settings, progress: Progress | None = None
    ) -> None:
        self._columns = columns_of(world.profiles, engine.embed(world.profiles, progress), settings)
        self._scorer = Scorer.of(engine, settings)

    def score(self, query: Query) -> Scores:
        """Scores of the query's candidates by the product's own scorer."""
        settings = self._scorer.settings.model_copy(update={"mode": query.mode})
        return replace(self._scorer, settings=settings).score_all(
            visible_columns(self._columns, [query.seeker], query.view),
            visible_columns(self._columns, query.candidates, query.view),
        )


class Product:
    """The default engine, and all that can be read off its factors."""

    def __init__(
        self,
        world: World,
        engine: Engine,
        settings: Settings,
        progress: Progress | None = None,
        *,
        preferences: bool = True,
    ) -> None:
        self._scored = ScoredWorld(world, engine, settings, progress)
        self._preferences = preferences

    @property
    def names(self) -> tuple[str, ...]:
        """Names of its engines."""
        shown = PREFERENCES if self._preferences else ()
        return (DEFAULT, ONE_WAY, CONTEXT_ONLY, *FACTOR_ABLATIONS, *shown)

    def scores(self, query: Query) -> Mapping[str, Array]:
        """Scores of the query's candidates by engine."""
        scored = self._scored.score(query)
        sought = scored.you_help if query.mode == "share" else scored.they_help
        found = {DEFAULT: scored.score, ONE_WAY: sought, CONTEXT_ONLY: scored.context.similarity}
        for at, name in enumerate(FACTOR_ABLATIONS):
            found[name] = scores(np.delete(scored.factors, at, axis=1))
        if self._preferences:
            found.update(with_preferences(scored))
        return found


def with_preferences(scored: Scores) -> dict[str, Array]:
    """The same scores under other strengths of the South-South preference.

    With ``only``, what is not South-South is not ranked.
    """
    plain = scores(np.delete(scored.factors, _SOUTH, axis=1))
    found = {
        f"south-{strength:g}": plain * (1 - strength) ** (~scored.south) for strength in STRENGTHS
    }
    found[SOUTH_ONLY] = np.where(scored.south, plain, np.nan)
    return found


class Variant:
    """The score with another engine or other settings."""

    def __init__(self, name: str, world: World, engine: Engine, settings: Settings) -> None:
        self._name = name
        self._scored = ScoredWorld(world, engine, settings)

    @property
    def names(self) -> tuple[str, ...]:
        """Its one name."""
        return (self._name,)

    def scores(self, query: Query) -> Mapping[str, Array]:
        """Scores of the query's candidates."""
        return {self._name: self._scored.score(query).score}


def variants(engine: Engine, settings: Settings) -> Iterator[tuple[str, tuple[Engine, Settings]]]:
    """Engines and settings with one part off; each engine has its own strength scale."""
    weights = engine.weights
    blocks = {
        "dense": weights.dense if engine.dense is not None else 0.0,
        "lexical": weights.lexical,
        "theme": weights.theme,
    }
    for block, share in blocks.items():
        rest = sum(blocks.values()) - share
        if share == 0 or rest == 0:
            continue
        left = {name: 0.0 if name == block else value / rest for name, value in blocks.items()}
        without = replace(engine, weights=SimilarityWeights(**left))
        if block == "dense":  # the light engine, which has a calibration of its own
            without = replace(engine, dense=None, model=None)
        yield f"no-{block}", (without, settings)
    alike = EvidenceHandicaps(stated=0, documented=0, verified=0)
    yield "no-evidence", (engine, settings.model_copy(update={"evidence": alike}))
