"""Whole profiles compared as texts: what a search engine would do."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

from matchmaker.evaluation.world import Query, View, World
from matchmaker.scoring.columns import Array

BM25, TFIDF = "bm25", "tf-idf"
# Of Robertson et al., "Okapi at TREC-3" (1994), as Lucene has them.
K1, B = 1.2, 0.75


class ProfileTexts:
    """BM25 and TF-IDF cosine: a seeker's whole profile asks, whole profiles answer.

    A profile is the texts of all its items that the query may see. The weights of words come from
    the same profiles, which is more than the product's lexical block knows of them.
    """

    names = (BM25, TFIDF)

    def __init__(self, world: World) -> None:
        self._world = world
        vectorizer = CountVectorizer(strip_accents="unicode")
        self._counts = vectorizer.fit_transform(world.texts)
        self._weighted = lru_cache(maxsize=1)(self._weights)

    def scores(self, query: Query) -> Mapping[str, Array]:
        """Scores of the query's candidates by engine."""
        counts, bm25, tfidf = self._weighted(query.view)
        rows = list(query.candidates)
        asked = counts[query.seeker].T
        return {
            BM25: _dense(bm25[rows] @ asked),
            TFIDF: _dense(tfidf[rows] @ tfidf[query.seeker].T),
        }

    def _weights(self, view: View) -> tuple[csr_matrix, csr_matrix, csr_matrix]:
        """Counts of words by profile, of shape (n_profiles, n_words), and both weightings."""
        counts = csr_matrix(self._world.owned_texts(view) @ self._counts)
        tfidf = TfidfTransformer(sublinear_tf=True).fit_transform(counts)
        return counts, bm25_weights(counts), tfidf


def bm25_weights(counts: csr_matrix) -> csr_matrix:
    """What each word of each document adds to its score, for every time that a query has it.

    ``idf * f (k1 + 1) / (f + k1 (1 - b + b length / mean length))`` with the count f and
    ``idf = ln(1 + (N - n + .5) / (n + .5))``, n being the documents with the word.
    """
    lengths = np.asarray(counts.sum(axis=1)).ravel()
    present = np.asarray((counts > 0).sum(axis=0)).ravel()
    n_documents = counts.shape[0]
    idf = np.log1p((n_documents - present + 0.5) / (present + 0.5))
    found = counts.tocoo()
    norm = K1 * (1 - B + B * lengths / max(float(lengths.mean()), 1.0))
    weights = idf[found.col] * found.data * (K1 + 1) / (found.data + norm[found.row])
    return csr_matrix((weights, (found.row, found.col)), shape=counts.shape)


def _dense(column: csr_matrix) -> Array:
    return np.asarray(column.toarray(), dtype=np.float64).ravel()
