"""Finding the English text of an SDG target from its text in another language."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import NamedTuple

import numpy as np

from matchmaker.embedding.engine import Engine
from matchmaker.evaluation.bootstrap import DRAWS, Draws, Estimate
from matchmaker.evaluation.first_ranks import first_ranks
from matchmaker.evaluation.short_titles import short_title, without_cognates
from matchmaker.evaluation.text_engines import Texts, text_engines
from matchmaker.reference.themes import LANGUAGES


class Search(NamedTuple):
    """Texts of one language, each to be found among all English targets.

    Attributes
    ----------
    queries
        The texts.
    right
        Number of the English target that each is to find.
    documents
        The English targets.
    left_out
        Targets of which nothing was left to search with.
    """

    queries: Texts
    right: tuple[int, ...]
    documents: Texts
    left_out: int = 0


class EngineFound(NamedTuple):
    """How often the right target was first, and the mean of 1 / its place."""

    recall_at_1: Estimate
    mrr: Estimate


class SearchFigures(NamedTuple):
    """What was found in one language.

    Attributes
    ----------
    queries, documents
        How many there are.
    left_out
        Targets of which nothing was left to search with.
    words
        Of a query, on average.
    engines
        What each engine found.
    """

    queries: int
    documents: int
    left_out: int
    words: float
    engines: Mapping[str, EngineFound]

    @property
    def mrr_by_chance(self) -> float:
        """Mean reciprocal rank of a random order."""
        return sum(1 / place for place in range(1, self.documents + 1)) / self.documents


def whole_targets(
    targets: Mapping[str, Mapping[str, str]], languages: Container[str] | None = LANGUAGES
) -> Mapping[str, Search]:
    """The search with whole texts, for every language but English.

    Parameters
    ----------
    languages
        Those to search in: the product's own by default, ``None`` for whatever there is.
    """
    codes = list(targets["en"])
    documents = Texts([targets["en"][code] for code in codes])
    searches = {}
    for language in sorted(targets.keys() - {"en"}):
        if languages is not None and language not in languages:
            continue
        asked = [at for at, code in enumerate(codes) if code in targets[language]]
        texts = [targets[language][codes[at]] for at in asked]
        if texts:
            searches[language] = Search(Texts(texts, language, "query"), tuple(asked), documents)
    return searches


def bare_titles(targets: Mapping[str, Mapping[str, str]]) -> Mapping[str, Search]:
    """The search with short titles without numbers and cognates, in the product's languages.

    In some other scripts words are nothing to count by.

    Cognates are those of the right answer; what looks like words of other answers stays, and
    misleads an engine that goes by letters.
    """
    searches = {}
    for language, search in whole_targets(targets).items():
        bare = [
            " ".join(without_cognates(short_title(text), search.documents.texts[at]))
            for text, at in zip(search.queries.texts, search.right, strict=True)
        ]
        kept = [at for at, text in enumerate(bare) if text]
        if kept:
            searches[language] = Search(
                Texts([bare[at] for at in kept], language, "query"),
                tuple(search.right[at] for at in kept),
                search.documents,
                len(bare) - len(kept),
            )
    return searches


def search_figures(
    searches: Mapping[str, Search], engine: Engine, draws: Draws = DRAWS
) -> Mapping[str, SearchFigures]:
    """Recall at 1 and mean reciprocal rank by language and engine."""
    return {language: _figures(search, engine, draws) for language, search in searches.items()}


def _figures(search: Search, engine: Engine, draws: Draws) -> SearchFigures:
    texts = search.queries.texts
    engines = {}
    for name, compared in text_engines(engine).items():
        scores = compared.between(search.queries, search.documents)
        ranks = first_ranks(scores, np.array(search.right))
        engines[name] = EngineFound(
            draws.mean(ranks.at_one),
            draws.mean(ranks.reciprocal),
        )
    words = float(np.mean([len(text.split()) for text in texts]))
    return SearchFigures(len(texts), len(search.documents.texts), search.left_out, words, engines)
