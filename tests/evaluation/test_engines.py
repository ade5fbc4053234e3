from __future__ import annotations

import zlib
from dataclasses import replace
from math import log

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from matchmaker.evaluation.engines import ABLATIONS, BASELINES, LABELS, families, names_of
from matchmaker.evaluation.plain_engines import MEAN_EMBEDDING, POPULARITY
from matchmaker.evaluation.product_engines import PREFERENCES, SOUTH_ONLY
from matchmaker.evaluation.profile_texts import K1, B, bm25_weights
from matchmaker.evaluation.running import run_all
from matchmaker.evaluation.task import DEFAULT, Context
from matchmaker.evaluation.world import Query, View, World
from matchmaker.matching.ranking import rank
from matchmaker.settings import DEFAULTS
from tests.support.exchange_world import exchange_ledger, exchange_registry
from tests.support.word_channel import WordChannel

REGISTRY = exchange_registry()
WORLD = World(REGISTRY.profiles)
CANDIDATES = tuple(
    WORLD.number[id_] for id_ in ("br-porto-alto", "in-riverpur", "fi-silent-bay", "za-two-rivers")
)
SEEKER = WORLD.number["ke-hilltop"]
MODES = pytest.mark.parametrize("mode", ["learn", "exchange", "share"])


@pytest.fixture
def made(engine):
    """Every engine, with a dense channel that needs no model."""
    dense = replace(engine, dense=WordChannel(), model="words")
    return families(Context(REGISTRY, exchange_ledger(), dense, cases=None), WORLD).made


class LotChannel(WordChannel):
    """Draws a lot for every text."""

    identity = "lots:1"

    def encode(self, texts, role):
        lots = [f"{zlib.crc32(text.encode()):032b}" for text in texts]
        return super().encode(
            [" ".join(map("{}-bit-{}".format, lot, range(32))) for lot in lots], role
        )


def scored(made, query):
    return {name: values for family in made for name, values in family.scores(query).items()}


def test_every_engine_is_there_and_has_a_label(made):
    assert set(names_of(made)) == {DEFAULT, *BASELINES, *ABLATIONS, *PREFERENCES} == set(LABELS)


def test_without_a_model_the_engines_that_need_one_are_left_out(engine):
    light = families(Context(REGISTRY, exchange_ledger(), engine, cases=None), WORLD)
    assert set(LABELS) - set(names_of(light.made)) == {MEAN_EMBEDDING, "no-dense"}


def test_a_model_too_weak_without_the_themes_is_told_and_stops_nothing(engine):
    by_lot = replace(engine, dense=LotChannel(), model="lots")
    made, unmeasured = families(Context(REGISTRY, exchange_ledger(), by_lot, cases=None), WORLD)
    assert list(unmeasured) == ["no-theme"]
    assert "The model lots does not tell right answers" in unmeasured["no-theme"]
    assert set(LABELS) - set(names_of(made)) == {"no-theme"}


@MODES
def test_every_engine_gives_every_candidate_a_finite_score(made, mode):
    hidden = View(frozenset({0}), frozenset(range(len(WORLD.expertise))))
    for view in (View(), hidden):
        scores = scored(made, Query(SEEKER, CANDIDATES, mode, view))
        for name, values in scores.items():
            assert values.shape == (len(CANDIDATES),)
            assert np.isfinite(values).all() or name == SOUTH_ONLY, name


@MODES
def test_the_default_ranks_as_the_product_does(made, engine, mode):
    dense = replace(engine, dense=WordChannel(), model="words")
    settings = DEFAULTS.model_copy(update={"mode": mode, "top": 20})
    ranking = rank(REGISTRY, WORLD.profiles[SEEKER], dense, settings)
    query = Query(SEEKER, CANDIDATES, mode)
    ranked = run_all(WORLD, made, [query])[DEFAULT][query]
    assert ranked.ids == tuple(match.candidate.id for match in ranking.matches)
    expected = [match.pair.score for match in ranking.matches]
    assert ranked.scores == pytest.approx(expected)


def test_a_factor_that_is_off_is_divided_out(made):
    (product, *_) = made
    query = Query(SEEKER, CANDIDATES, "learn")
    scores = product.scores(query)
    south = np.array([True, True, False, True])
    np.testing.assert_allclose(
        scores["no-south-south"], scores[DEFAULT] / np.where(south, 1, 0.9), rtol=1e-12
    )
    np.testing.assert_allclose(scores["south-0.1"], scores[DEFAULT], rtol=1e-12)
    np.testing.assert_allclose(
        scores["south-0.2"], scores["south-0"] * np.where(south, 1, 0.8), rtol=1e-12
    )
    assert np.isnan(scores[SOUTH_ONLY]).tolist() == (~south).tolist()


def test_who_is_not_south_is_not_listed_where_only_south_south_is(made):
    query = Query(SEEKER, CANDIDATES, "learn")
    ranked = run_all(WORLD, made, [query])[SOUTH_ONLY][query]
    assert "fi-silent-bay" not in ranked.ids
    assert len(ranked.ids) == len(CANDIDATES) - 1


def test_one_way_is_what_the_seeker_seeks(made):
    learn, share = (
        scored(made, Query(SEEKER, CANDIDATES, mode))["one-way"] for mode in ("learn", "share")
    )
    turned = [scored(made, Query(at, (SEEKER,), "learn"))["one-way"][0] for at in CANDIDATES]
    assert share == pytest.approx(turned)
    assert not np.allclose(learn, share)


def test_fame_is_the_number_of_exchanges_that_may_be_known(made):
    known = scored(made, Query(SEEKER, CANDIDATES, "learn"))[POPULARITY]
    assert np.floor(known).tolist() == [1, 1, 1, 0]
    hidden = View(exchanges=frozenset({"hilltop-porto-alto"}))
    unknown = scored(made, Query(SEEKER, CANDIDATES, "learn", hidden))[POPULARITY]
    assert np.floor(unknown).tolist() == [0, 1, 1, 0]


def test_chance_depends_on_the_query_and_the_seed_alone(made):
    query = Query(SEEKER, CANDIDATES, "learn")
    first, again = (scored(made, query)["random"] for _ in range(2))
    other = scored(made, Query(SEEKER, CANDIDATES, "share"))["random"]
    assert first.tolist() == again.tolist() != other.tolist()


def test_bm25_is_the_sum_that_the_formula_says():
    counts = np.array([[2, 0, 1], [0, 3, 1], [1, 0, 0]], dtype=float)
    weights = bm25_weights(csr_matrix(counts)).toarray()
    lengths, mean = counts.sum(axis=1), counts.sum() / 3
    for document, word in np.ndindex(counts.shape):
        f, n = counts[document, word], (counts[:, word] > 0).sum()
        idf = log(1 + (3 - n + 0.5) / (n + 0.5))
        expected = idf * f * (K1 + 1) / (f + K1 * (1 - B + B * lengths[document] / mean))
        assert weights[document, word] == pytest.approx(expected)


def test_equal_queries_are_ranked_once_and_runs_are_alike(made):
    query = Query(SEEKER, CANDIDATES, "learn")
    told = []
    first = run_all(WORLD, made, [query, query], lambda done, left: told.append((done, left)))
    assert told == [(1, 0)]
    assert first == run_all(WORLD, made, [query])
