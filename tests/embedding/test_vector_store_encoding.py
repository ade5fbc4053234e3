"""How vectors stand in the store: whole, or sparse where most of them is zero."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from matchmaker.embedding.vector_store import _decoded, _encode

numbers = st.floats(width=32, allow_nan=False, allow_infinity=False)


@given(
    st.integers(1, 40).flatmap(
        lambda dim: st.lists(
            arrays(np.float32, dim, elements=st.just(0.0) | numbers, fill=st.just(np.float32(0))),
            min_size=1,
            max_size=6,
        )
    )
)
def test_vectors_come_back_as_they_were(vectors):
    assert np.array_equal(_decoded([_encode(vector) for vector in vectors]), np.stack(vectors))


def test_few_words_take_few_bytes_and_a_dense_vector_takes_its_own():
    hashed = np.zeros(1024, dtype=np.float32)
    hashed[[3, 77, 1023]] = 0.5
    assert len(_encode(hashed)) == 3 + 3 * 6
    dense = np.ones(384, dtype=np.float32)
    assert _encode(dense) == dense.tobytes()


@pytest.mark.parametrize("dim", [2**16 - 1, 2**16])
def test_places_have_room_for_every_dimension(dim):
    vector = np.zeros(dim, dtype=np.float32)
    vector[-1] = 1
    assert np.array_equal(_decoded([_encode(vector)])[0], vector)


def test_what_an_earlier_version_stored_is_read():
    dense = np.arange(4, dtype=np.float32)
    sparse = np.array([0, 0, 0, 0], dtype=np.float32)
    assert np.array_equal(_decoded([dense.tobytes(), _encode(sparse)]), np.stack([dense, sparse]))
