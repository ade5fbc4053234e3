"""Vectors kept between runs by what shaped them, never by profile."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from matchmaker.content_cache import ContentCache, cache_folder, content_key
from matchmaker.embedding.channels import TEMPLATE_VERSION, Channel, FloatArray, Role

STORE_FILE = "vectors.sqlite3"
_BLOCK = 128  # texts encoded between two commits: what an interrupted run can lose at most

# Called with the number of texts that were just encoded, first 0, and the number still to do.
Progress = Callable[[int, int], None]


class VectorStore:
    """Vectors by text, role, channel identity and template version.

    Parameters
    ----------
    cache
        Where they are kept; the user's cache folder by default.
    """

    def __init__(self, cache: ContentCache | None = None) -> None:
        self._cache = cache or ContentCache(cache_folder() / STORE_FILE)

    @property
    def cache(self) -> ContentCache:
        """The cache underneath, for other values that belong to an embedding."""
        return self._cache

    def vectors(
        self,
        texts: Sequence[str],
        role: Role,
        channel: Channel,
        progress: Progress | None = None,
    ) -> FloatArray:
        """Vectors of the texts, encoded by the channel where the store has none.

        Returns
        -------
        ndarray of shape (n_texts, dim)
            ``(0, 0)`` if there are no texts.
        """
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        made_by = f"{TEMPLATE_VERSION} {role} {channel.identity}"
        keys = [content_key(made_by, text) for text in texts]
        text_of = dict(zip(keys, texts, strict=True))
        known = self._cache.get_many(list(text_of))
        missing = [key for key in text_of if key not in known]
        if missing and progress is not None:
            progress(0, len(missing))  # before a model is loaded, which takes seconds
        for start in range(0, len(missing), _BLOCK):
            block = missing[start : start + _BLOCK]
            encoded = channel.encode([text_of[key] for key in block], role)
            fresh = {key: _encode(vector) for key, vector in zip(block, encoded, strict=True)}
            self._cache.put_many(fresh)
            known.update(fresh)
            if progress is not None:
                progress(len(block), len(missing) - start - len(block))
        together = b"".join([known[key] for key in keys])
        return np.frombuffer(together, dtype="<f4").reshape(len(keys), -1)


def _encode(vector: FloatArray) -> bytes:
    return vector.astype("<f4").tobytes()
