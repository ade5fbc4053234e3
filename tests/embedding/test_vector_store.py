from __future__ import annotations

import numpy as np
import pytest

from matchmaker.content_cache import ContentCache
from matchmaker.embedding.vector_store import VectorStore
from matchmaker.errors import Notice
from tests.support.tiny_channel import DIMENSION, TinyChannel


def on_disk(tmp_path) -> VectorStore:
    return VectorStore(ContentCache(tmp_path / "vectors.sqlite3"))


def test_a_text_is_encoded_once_and_comes_back_bit_for_bit(tmp_path):
    channel = TinyChannel()
    first = on_disk(tmp_path).vectors(["one two", "three"], "query", channel)
    again = on_disk(tmp_path).vectors(["three", "one two"], "query", channel)
    assert channel.encoded == ["one two", "three"]
    assert (first == again[::-1]).all()


def test_the_key_is_text_role_and_channel(tmp_path):
    channel, store = TinyChannel(), on_disk(tmp_path)
    store.vectors(["one"], "query", channel)
    store.vectors(["one"], "document", channel)
    channel.identity = "tiny:2"
    store.vectors(["one"], "query", channel)
    assert channel.encoded == ["one"] * 3


def test_the_same_text_twice_is_encoded_once(store):
    channel = TinyChannel()
    vectors = store.vectors(["one", "two", "one"], "query", channel)
    assert channel.encoded == ["one", "two"]
    assert (vectors[0] == vectors[2]).all()


def test_no_texts_give_an_empty_matrix(store):
    assert store.vectors([], "query", TinyChannel()).shape == (0, 0)


def test_a_damaged_file_is_rebuilt_not_trusted(tmp_path):
    channel = TinyChannel()
    expected = on_disk(tmp_path).vectors(["one two"], "query", channel)
    (tmp_path / "vectors.sqlite3").write_bytes(b"not a database" * 100)
    with pytest.warns(Notice, match="damaged"):
        rebuilt = on_disk(tmp_path).vectors(["one two"], "query", channel)
    assert (rebuilt == expected).all()
    assert len(channel.encoded) == 2
    on_disk(tmp_path).vectors(["one two"], "query", channel)
    assert len(channel.encoded) == 2


def test_a_changed_vector_is_encoded_again(tmp_path):
    channel = TinyChannel()
    expected = on_disk(tmp_path).vectors(["one two"], "query", channel)
    cache = ContentCache(tmp_path / "vectors.sqlite3")
    connection = cache._connection
    wrong = np.full(DIMENSION, 9, dtype="<f4").tobytes()
    with connection:
        connection.execute("UPDATE entries SET value = ?", (wrong,))
    cache.close()
    assert (on_disk(tmp_path).vectors(["one two"], "query", channel) == expected).all()


def test_an_interrupted_run_keeps_what_was_encoded(tmp_path):
    class Breaking(TinyChannel):
        def encode(self, texts, role):
            if len(self.encoded) >= 128:
                raise KeyboardInterrupt
            return super().encode(texts, role)

    texts = [f"text {number}" for number in range(200)]
    with pytest.raises(KeyboardInterrupt):
        on_disk(tmp_path).vectors(texts, "query", Breaking())
    after = TinyChannel()
    on_disk(tmp_path).vectors(texts, "query", after)
    assert len(after.encoded) == 72


def test_progress_counts_down_what_is_missing(store):
    calls = []
    texts = [f"text {number}" for number in range(130)]
    store.vectors(texts, "query", TinyChannel(), lambda done, left: calls.append((done, left)))
    store.vectors(texts, "query", TinyChannel(), lambda done, left: calls.append((done, left)))
    assert calls == [(0, 130), (128, 2), (2, 0)]


def test_each_text_goes_to_its_own_channel_and_rows_stay_in_order(tmp_path):
    first, second = TinyChannel(), TinyChannel()
    second.identity = "tiny:2"
    texts, channels = ["one", "two", "three", "one"], [first, second, first, second]
    told: list[tuple[int, int]] = []
    together = on_disk(tmp_path).vectors_by(
        texts, "query", channels, lambda done, left: told.append((done, left))
    )
    assert (first.encoded, second.encoded) == (["one", "three"], ["two", "one"])
    assert told == [(0, 4), (2, 2), (2, 0)]
    alone = [
        VectorStore(ContentCache(None)).vectors([text], "query", channel)
        for text, channel in zip(texts, channels, strict=True)
    ]
    assert (together == np.vstack(alone)).all()
    again = on_disk(tmp_path).vectors_by(texts, "query", channels)
    assert (again == together).all()
    assert (len(first.encoded), len(second.encoded)) == (4, 4)
