"""The engines that compare plain texts: the product's own blocks, and TF-IDF as a baseline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from matchmaker.embedding.channels import FloatArray, Role
from matchmaker.embedding.engine import Engine
from matchmaker.embedding.vector_store import Progress
from matchmaker.evaluation.task import DEFAULT
from matchmaker.scoring.columns import Array
from matchmaker.settings import SimilarityWeights

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

LIGHT, DENSE = "light", "dense"
WORD_TFIDF, CHAR_TFIDF = "word-tfidf", "char-tfidf"

# Shares of the dense block in dense + lexical; the default's own is .69.
SHARES = (0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)

TEXT_LABELS = {
    LIGHT: "its words alone",
    DENSE: "its model of meaning alone",
    WORD_TFIDF: "TF-IDF of words",
    CHAR_TFIDF: "TF-IDF of runs of 3 to 5 letters",
}

_DIGITS = 6  # what lies behind is rounding, and must not decide which of two texts is first


class Texts(NamedTuple):
    """Texts of one language that play one role."""

    texts: list[str]
    language: str = "en"
    role: Role = "document"


class TextEngine(Protocol):
    """Says how alike texts are."""

    def between(self, left: Texts, right: Texts) -> Array:
        """Similarity of every left text with every right one, of shape (n_left, n_right)."""
        ...

    def along(self, left: Texts, right: Texts) -> Array:
        """Similarity of each left text with the right one of the same row."""
        ...


class Blocks:
    """The product's vectors of texts that declare no theme."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def between(self, left: Texts, right: Texts) -> Array:
        """Dot products of all pairs."""
        return _rounded(self._vectors(left) @ self._vectors(right).T)

    def along(self, left: Texts, right: Texts) -> Array:
        """Dot products row by row."""
        return _rounded((self._vectors(left) * self._vectors(right)).sum(axis=1))

    def _vectors(self, side: Texts) -> FloatArray:
        count = len(side.texts)
        return self._engine.vectors(side.texts, [()] * count, [side.language] * count, side.role)


class TfIdf:
    """Cosine of TF-IDF counts, with the frequencies of the very texts that are compared.

    That is generous to a baseline: the product's own table of frequencies is fixed, and saw none of
    the texts that people have judged.

    Parameters
    ----------
    analyzer
        What is counted: ``word``, or ``char_wb`` for characters within words.
    lengths
        Fewest and most of them in a row.
    stop_words
        Language whose commonest words are passed over; only ``english`` is known.
    """

    def __init__(
        self,
        analyzer: str = "word",
        lengths: tuple[int, int] = (1, 1),
        stop_words: str | None = None,
    ) -> None:
        self._analyzer = analyzer
        self._lengths = lengths
        self._stop_words = stop_words

    def between(self, left: Texts, right: Texts) -> Array:
        """Cosines of all pairs."""
        one, other = self._counts(left, right)
        return _rounded((one @ other.T).toarray())

    def along(self, left: Texts, right: Texts) -> Array:
        """Cosines row by row."""
        one, other = self._counts(left, right)
        return _rounded(np.asarray(one.multiply(other).sum(axis=1)).ravel())

    def _counts(self, left: Texts, right: Texts) -> tuple[csr_matrix, csr_matrix]:
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - heavy

        vectorizer = TfidfVectorizer(
            analyzer=self._analyzer,
            ngram_range=self._lengths,
            stop_words=self._stop_words,
            strip_accents="unicode",
            sublinear_tf=True,
        )
        counts = vectorizer.fit_transform([*left.texts, *right.texts])
        return counts[: len(left.texts)], counts[len(left.texts) :]


def text_engines(engine: Engine) -> Mapping[str, TextEngine]:
    """The default, its lexical and its dense block alone, and two baselines.

    The default of the light engine is its lexical block, so the two are not listed again.
    """
    parts: dict[str, TextEngine] = {DEFAULT: Blocks(engine)}
    if engine.dense is not None:
        parts[LIGHT] = Blocks(with_share(engine, 0))
        parts[DENSE] = Blocks(with_share(engine, 1))
    return parts | {
        WORD_TFIDF: TfIdf(),
        CHAR_TFIDF: TfIdf("char_wb", (3, 5)),
    }


def share_engines(engine: Engine) -> Mapping[float, TextEngine]:
    """The engine with each of `SHARES`; none for the light engine, which has no dense block."""
    if engine.dense is None:
        return {}
    return {share: Blocks(with_share(engine, share)) for share in SHARES}


def with_share(engine: Engine, dense: float) -> Engine:
    """The same engine with that share of the dense block and the rest for the lexical one."""
    weights = SimilarityWeights(dense=dense, lexical=1 - dense, theme=0)
    return replace(engine, weights=weights)


def encode_ahead(engine: Engine, sides: Iterable[Texts], progress: Progress | None) -> None:
    """Put all texts into the vector store, those of like length together, which is faster."""
    texts: dict[Role, set[str]] = {}
    for side in sides:
        texts.setdefault(side.role, set()).update(side.texts)
    if engine.dense is None:
        return
    for role in sorted(texts):
        engine.store.vectors(
            sorted(texts[role], key=lambda text: (len(text), text)), role, engine.dense, progress
        )


def _rounded(similarity: FloatArray | Array) -> Array:
    return np.asarray(np.round(similarity.astype(np.float64), _DIGITS))
