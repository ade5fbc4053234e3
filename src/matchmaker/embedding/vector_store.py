"""Vectors kept between runs by what shaped them, never by profile."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from matchmaker.content_cache import ContentCache, cache_folder, content_key
from matchmaker.embedding.channels import TEMPLATE_VERSION, Channel, FloatArray, Role

STORE_FILE = "vectors.sqlite3"
_MARK = b"s"
_HEAD = len(_MARK) + 2  # bytes of a sparse vector in front of its places
_SPARSE_ENTRY = 6  # bytes of a place and a number
_MOST_SPARSE = 2**16 - 1  # dimensions that a place of two bytes can name
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
        return self.vectors_by(texts, role, [channel] * len(texts), progress)

    def vectors_by(
        self,
        texts: Sequence[str],
        role: Role,
        channels: Sequence[Channel],
        progress: Progress | None = None,
    ) -> FloatArray:
        """The same with a channel for each text, all of one dimension."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        # An identity is not free: it may hash a file.
        of = {
            id(channel): (f"{TEMPLATE_VERSION} {role} {channel.identity}", channel)
            for channel in channels
        }
        made_by = [of[id(channel)][0] for channel in channels]
        keys = [content_key(*parts) for parts in zip(made_by, texts, strict=True)]
        known = self._cache.get_many(list(dict.fromkeys(keys)))
        missing = {
            key: (text, channel)
            for key, text, channel in zip(keys, texts, channels, strict=True)
            if key not in known
        }
        if missing and progress is not None:
            progress(0, len(missing))  # before a model is loaded, which takes seconds
        left = len(missing)
        for block in _blocks(missing):
            encoded = block.channel.encode(list(block.texts.values()), role)
            fresh = {key: _encode(vector) for key, vector in zip(block.texts, encoded, strict=True)}
            self._cache.put_many(fresh)
            known.update(fresh)
            left -= len(fresh)
            if progress is not None:
                progress(len(fresh), left)
        return _decoded([known[key] for key in keys])


class _Block(NamedTuple):
    """Texts by key that one channel encodes before the next commit."""

    channel: Channel
    texts: Mapping[bytes, str]


def _blocks(missing: Mapping[bytes, tuple[str, Channel]]) -> Iterator[_Block]:
    by_channel: dict[int, tuple[Channel, list[tuple[bytes, str]]]] = {}
    for key, (text, channel) in missing.items():
        by_channel.setdefault(id(channel), (channel, []))[1].append((key, text))
    for channel, texts in by_channel.values():
        for start in range(0, len(texts), _BLOCK):
            yield _Block(channel, dict(texts[start : start + _BLOCK]))


def _encode(vector: FloatArray) -> bytes:
    """A vector as bytes: all its numbers, or the few that are not zero, with their places.

    Hashed words leave most of a vector empty. The second form has an odd length, as the first
    never has: a mark, the dimension, places of two bytes, numbers of four.
    """
    plain = vector.astype("<f4")
    places = np.flatnonzero(plain)
    if len(places) * _SPARSE_ENTRY >= plain.nbytes or len(plain) > _MOST_SPARSE:
        return plain.tobytes()
    head = _MARK + np.array([len(plain)], dtype="<u2").tobytes()
    return head + places.astype("<u2").tobytes() + plain[places].tobytes()


def _decoded(values: Sequence[bytes]) -> FloatArray:
    """The vectors of shape (n, dim) that `_encode` wrote."""
    if not any(len(value) % 2 for value in values):
        return np.frombuffer(b"".join(values), dtype="<f4").reshape(len(values), -1)
    sparse = [at for at, value in enumerate(values) if len(value) % 2]
    dim = int(np.frombuffer(values[sparse[0]], dtype="<u2", count=1, offset=len(_MARK))[0])
    result = np.zeros((len(values), dim), dtype=np.float32)
    counts = [(len(values[at]) - _HEAD) // _SPARSE_ENTRY for at in sparse]
    ends = [_HEAD + 2 * count for count in counts]
    places = b"".join([values[at][_HEAD:end] for at, end in zip(sparse, ends, strict=True)])
    numbers = b"".join([values[at][end:] for at, end in zip(sparse, ends, strict=True)])
    rows = np.repeat(np.array(sparse), counts)
    result[rows, np.frombuffer(places, dtype="<u2")] = np.frombuffer(numbers, dtype="<f4")
    for at, value in enumerate(values):
        if len(value) % 2 == 0:
            result[at] = np.frombuffer(value, dtype="<f4")
    return result
