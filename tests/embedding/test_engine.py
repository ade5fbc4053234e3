from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from matchmaker.embedding.engine import (
    FOREIGN_LANGUAGE_FACTOR,
    GLOSSED_FACTOR,
    Engine,
    open_engine,
)
from matchmaker.embedding.lexical import HashedWords
from matchmaker.embedding.vector_store import VectorStore
from matchmaker.errors import MissingExtraError, UsageError
from matchmaker.settings import SimilarityWeights
from tests.support.builders import item, profile
from tests.support.tiny_channel import DIMENSION, TinyChannel


def dense_engine(store: VectorStore, **weights: float) -> Engine:
    chosen = SimilarityWeights(**weights) if weights else SimilarityWeights()
    return Engine(TinyChannel(), HashedWords(), weights=chosen, store=store)


def test_one_dot_product_is_the_weighted_sum_of_the_blocks(store):
    engine = dense_engine(store)
    texts = ["sellers on pavements", "sellers between pavements"]  # that name no theme
    vectors = engine.vectors(texts, [["markets"], ["informal-economy"]], ["en", "en"], "query")
    tiny, words = TinyChannel().encode(texts, "query"), HashedWords().encode(texts, "query")
    expected = 0.55 * tiny[0] @ tiny[1] + 0.25 * words[0] @ words[1] + 0.20 * 0.3
    assert vectors[0] @ vectors[1] == pytest.approx(expected, abs=1e-6)


def test_an_item_has_similarity_one_with_itself(store):
    vectors = dense_engine(store).vectors(["clean water"], [["water-supply"]], ["en"], "query")
    assert vectors[0] @ vectors[0] == pytest.approx(1, abs=1e-6)


def test_a_text_in_a_language_the_model_does_not_read_keeps_part_of_its_dense_block(store):
    vectors = dense_engine(store).vectors(
        ["maji safi", "maji safi"], [["water-supply"]] * 2, ["en", "sw"], "query"
    )
    english, foreign = np.linalg.norm(vectors[:, :DIMENSION], axis=1)
    assert foreign == pytest.approx(english * FOREIGN_LANGUAGE_FACTOR, abs=1e-6)
    assert (vectors[0, DIMENSION:] == vectors[1, DIMENSION:]).all()


def test_a_text_that_has_a_gloss_is_compared_by_it_and_trusted_more(store):
    engine = dense_engine(store)
    vectors = engine.vectors(
        ["water", "água", "eau", "water"],
        [["sanitation"]] * 4,
        ["en", "pt", "fr", "ca"],
        "query",
    )
    english, *foreign = vectors[:, :DIMENSION]
    for row, factor in zip(
        foreign, (GLOSSED_FACTOR, GLOSSED_FACTOR, FOREIGN_LANGUAGE_FACTOR), strict=True
    ):
        assert row == pytest.approx(english * factor, abs=1e-6)
    assert FOREIGN_LANGUAGE_FACTOR < GLOSSED_FACTOR < 1


def test_a_model_that_reads_a_language_gets_its_texts_as_they_are(store):
    dense = TinyChannel()
    dense.languages = frozenset({"en", "pt"})
    engine = replace(dense_engine(store), dense=dense)
    engine.vectors(["esgoto"], [["sanitation"]], ["pt"], "query")
    assert dense.encoded == ["esgoto"]


def test_a_model_that_does_not_read_english_gets_no_english_gloss(store):
    dense = TinyChannel()
    dense.languages = frozenset({"fr"})
    engine = replace(dense_engine(store), dense=dense)
    texts = ["água", "eau", "water"]
    vectors = engine.vectors(texts, [["sanitation"]] * 3, ["pt", "fr", "en"], "query")
    assert dense.encoded == texts
    lengths = np.linalg.norm(vectors[:, :DIMENSION], axis=1) / 0.55**0.5
    assert lengths == pytest.approx([FOREIGN_LANGUAGE_FACTOR, 1, FOREIGN_LANGUAGE_FACTOR], abs=1e-6)


def test_without_a_dense_channel_the_other_blocks_share_its_weight(engine):
    assert engine.shares == pytest.approx((0, 0.25 / 0.45, 0.20 / 0.45))
    vectors = engine.vectors(["clean water"], [["water-supply"]], ["en"], "query")
    assert vectors[0] @ vectors[0] == pytest.approx(1, abs=1e-6)


def test_the_identity_changes_with_weights_and_channels(store, engine):
    other = dense_engine(store, dense=0.5, lexical=0.3, theme=0.2)
    assert len({engine.identity, dense_engine(store).identity, other.identity}) == 3


def test_rows_follow_the_profiles_and_empty_profiles_take_none(engine):
    many = engine.embed(
        [
            profile("ke-a", challenges=[item("One"), item("Two")]),
            profile("ke-b"),
            profile("ke-c", challenges=[item("Three")], expertise=[item("Four")]),
        ]
    )
    assert many.challenges.offsets.tolist() == [0, 2, 2, 3]
    assert many.expertise.offsets.tolist() == [0, 0, 0, 1]
    taken = many.challenges.take(np.array([2, 0]))
    assert taken.offsets.tolist() == [0, 1, 3]
    assert (taken.matrix[0] == many.challenges.matrix[2]).all()


def test_profiles_without_any_items_can_be_embedded(engine):
    assert engine.embed([profile("ke-a")]).challenges.matrix.shape[0] == 0


def test_weights_that_leave_the_light_engine_nothing_are_refused(store):
    weights = SimilarityWeights(dense=1, lexical=0, theme=0)
    bare = Engine(None, HashedWords(), weights=weights, store=store)
    with pytest.raises(UsageError, match="weight 0"):
        _ = bare.shares


def test_auto_falls_back_to_the_light_engine_without_the_extra(store, monkeypatch):
    monkeypatch.setattr("matchmaker.embedding.engine.semantic_installed", lambda: False)
    assert open_engine("auto", store=store).name == "light"


def test_asking_for_the_dense_engine_without_the_extra_names_the_extra(store, monkeypatch):
    monkeypatch.setattr("matchmaker.embedding.model_files.find_spec", lambda _: None)
    with pytest.raises(MissingExtraError) as caught:
        open_engine("sentence-transformers", store=store)
    assert "localgov-matchmaker[semantic]" in caught.value.hint


def test_a_model_for_the_light_engine_is_a_contradiction(store):
    with pytest.raises(UsageError, match="no model"):
        open_engine("light", "some/model", store=store)
