"""One checklist over every text channel: what the store and the score rely on."""

from __future__ import annotations

import numpy as np
import pytest

from matchmaker.embedding.channels import Channel
from matchmaker.embedding.dense import SentenceTransformerChannel
from matchmaker.embedding.gloss import Glossed
from matchmaker.embedding.lexical import HashedWords
from matchmaker.embedding.model_files import find_model
from tests.support.small_models import save_small_model
from tests.support.tiny_channel import TinyChannel

TEXTS = [
    "Licensing street vendors through their association",
    "Composting market waste with women's groups",
    "Budget participatif dans les communes",
    "Ação contra cheias nos bairros baixos",
    "",
    "  ",
    "1234 !?",
    "word " * 2000,
]


@pytest.fixture(
    scope="module",
    params=[
        "tiny",
        "lexical",
        "glossed",
        "beside its gloss",
        pytest.param("packaged", marks=pytest.mark.semantic),
        pytest.param("prompted", marks=pytest.mark.semantic),
    ],
)
def channel(request: pytest.FixtureRequest, tmp_path_factory) -> Channel:
    def prompted() -> Channel:
        folder = save_small_model(
            tmp_path_factory.mktemp("models") / "multilingual-e5-small",
            card="---\nlanguage: [en, fr, es, pt]\n---\n",
        )
        return SentenceTransformerChannel(find_model(str(folder)))

    return {
        "tiny": TinyChannel,
        "lexical": HashedWords,
        "glossed": lambda: Glossed(TinyChannel(), "pt"),
        "beside its gloss": lambda: Glossed(HashedWords(), "fr", beside=True),
        "packaged": lambda: SentenceTransformerChannel(find_model(None)),
        "prompted": prompted,
    }[request.param]()


def test_one_row_a_text_of_single_precision(channel):
    vectors = channel.encode(TEXTS, "query")
    assert vectors.shape[0] == len(TEXTS)
    assert vectors.dtype == np.float32


def test_rows_have_length_one_or_zero_and_are_finite(channel):
    norms = np.linalg.norm(channel.encode(TEXTS, "document"), axis=1)
    assert np.isfinite(norms).all()
    assert all(norm == pytest.approx(1, abs=1e-5) or norm == 0 for norm in norms)


def test_a_text_has_the_same_vector_alone_and_among_others(channel):
    together = channel.encode(TEXTS, "query")
    alone = np.vstack([channel.encode([text], "query") for text in TEXTS])
    assert np.abs(together - alone).max() < 1e-5


def test_a_text_is_most_like_itself(channel):
    vectors = channel.encode(TEXTS[:4], "query")
    assert (np.argmax(vectors @ vectors.T, axis=1) == np.arange(4)).all()


def test_the_identity_is_stable_and_names_a_version(channel):
    assert channel.identity == channel.identity
    assert ":" in channel.identity


def test_languages_are_known_codes(channel):
    assert channel.languages is None or channel.languages <= {"en", "fr", "es", "pt"}
