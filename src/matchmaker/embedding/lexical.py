"""The lexical channel: hashed words, weighted by a shipped table of inverse document frequency."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from matchmaker.embedding.channels import FloatArray, Role, unit_rows

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import HashingVectorizer

# Twice as many gain little and double the vector (docs/decisions/0004).
N_BUCKETS = 1024
IDF_FILE = "idf.npy"


class HashedWords:
    """Signed hashing of words (Weinberger et al. 2009) with sublinear counts and IDF.

    The table is fixed and versioned, so that adding a profile changes no other pair's score.
    """

    languages: frozenset[str] | None = None

    @property
    def identity(self) -> str:
        """Name and checksum of the IDF table."""
        return f"hashed-words/1:{hashlib.sha256(_idf_bytes()).hexdigest()[:16]}"

    def encode(self, texts: Sequence[str], role: Role) -> FloatArray:  # noqa: ARG002 - the same for both roles
        """Vectors of shape (n_texts, 1024)."""
        counts = word_counts(texts)
        # Signed counts that collide may cancel; the logarithm keeps their sign.
        weighted = np.sign(counts) * np.log1p(np.abs(counts)) * _idf()
        return unit_rows(weighted)


def word_counts(texts: Sequence[str], *, signed: bool = True) -> FloatArray:
    """Counts of hashed words, of shape (n_texts, 1024)."""
    matrix = _vectorizer(signed=signed).transform(texts)
    return np.asarray(matrix.toarray(), dtype=np.float32)


@cache
def _vectorizer(*, signed: bool) -> HashingVectorizer:
    from sklearn.feature_extraction.text import HashingVectorizer  # noqa: PLC0415 - heavy

    return HashingVectorizer(
        n_features=N_BUCKETS, alternate_sign=signed, norm=None, strip_accents="unicode"
    )


@cache
def _idf_bytes() -> bytes:
    return files("matchmaker.embedding").joinpath(IDF_FILE).read_bytes()


@cache
def _idf() -> FloatArray:
    table = np.load(io.BytesIO(_idf_bytes()), allow_pickle=False)
    return np.asarray(table, dtype=np.float32)
