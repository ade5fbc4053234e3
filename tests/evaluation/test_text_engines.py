from __future__ import annotations

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from matchmaker.embedding.engine import FOREIGN_LANGUAGE_FACTOR, Engine
from matchmaker.embedding.lexical import HashedWords
from matchmaker.evaluation.text_engines import (
    SHARES,
    Texts,
    encode_ahead,
    share_engines,
    text_engines,
)
from tests.support.tiny_channel import TinyChannel

LEFT = Texts(["clean water for all", "street vendors", "schools"], role="query")
RIGHT = Texts(["water in pipes", "vendors in the street", "a museum"])


@pytest.fixture
def dense(store) -> Engine:
    return Engine(TinyChannel(), HashedWords(), store=store)


def test_the_engines_by_name(engine, dense):
    assert list(text_engines(dense)) == ["default", "light", "dense", "word-tfidf", "char-tfidf"]
    assert list(text_engines(engine)) == ["default", "word-tfidf", "char-tfidf"]
    assert list(share_engines(dense)) == list(SHARES)
    assert not share_engines(engine)


def test_rows_are_the_diagonal_of_all_pairs(dense):
    for compared in text_engines(dense).values():
        every = compared.between(LEFT, RIGHT)
        assert every.shape == (3, 3)
        assert compared.along(LEFT, RIGHT) == pytest.approx(np.diag(every))


def test_the_default_weighs_the_blocks_as_the_product_does(dense):
    tiny, words = TinyChannel(), HashedWords()

    def dots(channel):
        return channel.encode(LEFT.texts, "query") @ channel.encode(RIGHT.texts, "document").T

    engines = text_engines(dense)
    # These texts declare no theme; the two of drainage name it.
    named = np.diag([0.2, 0.2, 0.0])
    default = 0.55 * dots(tiny) + 0.25 * dots(words) + named
    assert engines["default"].between(LEFT, RIGHT) == pytest.approx(default, abs=1e-6)
    assert engines["light"].between(LEFT, RIGHT) == pytest.approx(dots(words), abs=1e-6)
    assert engines["dense"].between(LEFT, RIGHT) == pytest.approx(dots(tiny), abs=1e-6)
    half = 0.5 * dots(tiny) + 0.5 * dots(words)
    assert share_engines(dense)[0.5].between(LEFT, RIGHT) == pytest.approx(half, abs=1e-6)


def test_a_text_in_another_language_is_trusted_as_the_product_trusts_it(dense):
    engines = text_engines(dense)
    ours, others = Texts(["red kites", "blue doors"]), Texts(["red doors", "a blue kite"])
    foreign = ours._replace(language="sw")
    lost = engines["default"].between(ours, others) - engines["default"].between(foreign, others)
    expected = (1 - FOREIGN_LANGUAGE_FACTOR) * 0.55 * engines["dense"].between(ours, others)
    assert expected.max() > 0.05
    assert lost == pytest.approx(expected, abs=2e-6)


def test_the_baselines_are_scikit_learns(dense):
    for name, options in {
        "word-tfidf": {},
        "char-tfidf": {"analyzer": "char_wb", "ngram_range": (3, 5)},
    }.items():
        vectorizer = TfidfVectorizer(strip_accents="unicode", sublinear_tf=True, **options)
        vectorizer.fit(LEFT.texts + RIGHT.texts)
        expected = vectorizer.transform(LEFT.texts) @ vectorizer.transform(RIGHT.texts).T
        found = text_engines(dense)[name].between(LEFT, RIGHT)
        assert found == pytest.approx(expected.toarray(), abs=1e-6)


def test_texts_are_encoded_once_with_those_of_like_length(dense):
    told = []
    encode_ahead(dense, [LEFT, RIGHT, LEFT], lambda done, left: told.append((done, left)))
    assert dense.dense.encoded == sorted(RIGHT.texts, key=len) + sorted(LEFT.texts, key=len)
    assert told == [(0, 3), (3, 0), (0, 3), (3, 0)]
    text_engines(dense)["default"].between(LEFT, RIGHT)
    assert len(dense.dense.encoded) == 6


def test_the_light_engine_has_nothing_to_encode_ahead(engine):
    told = []
    encode_ahead(engine, [LEFT], lambda *counts: told.append(counts))
    assert told == []
