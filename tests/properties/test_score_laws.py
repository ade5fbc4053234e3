"""Laws that hold for every pair, whatever the profiles say."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from matchmaker.content_cache import ContentCache
from matchmaker.embedding.vector_store import VectorStore
from matchmaker.scoring.columns import columns_of
from matchmaker.scoring.combine import FACTORS, points, scores
from matchmaker.scoring.scorer import Scorer
from matchmaker.settings import Settings
from tests.support import reference_score
from tests.support.builders import light_engine
from tests.support.strategies import profiles, registries

ENGINE = light_engine(VectorStore(ContentCache(None)))
MODES = st.sampled_from(["exchange", "learn", "share"])
RELAXED = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def pair_score(seeker, candidate, **chosen):
    options = Settings(**chosen)
    scorer = Scorer.of(ENGINE, options)
    rows = [columns_of([side], ENGINE.embed([side]), options) for side in (seeker, candidate)]
    return scorer.score_pair(seeker, candidate, *rows)


@RELAXED
@given(seeker=profiles("a"), candidate=profiles("b"), mode=MODES)
def test_scores_coverages_and_strengths_stay_in_range(seeker, candidate, mode):
    pair = pair_score(seeker, candidate, mode=mode)
    assert 0 <= pair.score <= 100
    strengths = [answer.strength for answer in (*pair.answers, *pair.offers)]
    shares = [pair.they_help, pair.you_help, pair.context, pair.completeness, *strengths]
    assert all(0 <= share <= 1 for share in shares)
    assert all(0 < factor.value <= 1 and factor.points <= 0 for factor in pair.factors)


@RELAXED
@given(seeker=profiles("a"), candidate=profiles("b"), mode=MODES)
def test_points_sum_to_the_loss_from_100(seeker, candidate, mode):
    pair = pair_score(seeker, candidate, mode=mode)
    assert abs(sum(factor.points for factor in pair.factors) - (pair.score - 100)) < 1e-9
    assert [factor.name for factor in pair.factors] == list(FACTORS)


@RELAXED
@given(one=profiles("a"), other=profiles("b"))
def test_exchange_mode_is_symmetric(one, other):
    forth, back = pair_score(one, other), pair_score(other, one)
    assert forth.score == pytest.approx(back.score, abs=1e-9)
    assert forth.they_help == pytest.approx(back.you_help, abs=1e-12)
    assert [answer.expertise for answer in forth.answers] == [o.expertise for o in back.offers]


@RELAXED
@given(one=profiles("a"), other=profiles("b"))
def test_learning_from_somebody_is_their_sharing_with_you(one, other):
    learn, share = pair_score(one, other, mode="learn"), pair_score(other, one, mode="share")
    assert learn.score == pytest.approx(share.score, abs=1e-9)


@RELAXED
@given(
    seeker=profiles("a"),
    candidate=profiles("b"),
    mode=MODES,
    preference=st.sampled_from(["prefer", "off"]),
    strength=st.sampled_from([0.0, 0.1, 0.5]),
)
def test_the_score_is_the_one_of_the_design(seeker, candidate, mode, preference, strength):
    options = Settings(mode=mode, south_south=preference, south_south_strength=strength)
    scorer = Scorer.of(ENGINE, options)
    expected = reference_score.score(
        seeker, candidate, ENGINE, options, scorer.calibration,
        scorer.typical.context, scorer.unknown_coverage,
    )  # fmt: skip
    rows = [columns_of([side], ENGINE.embed([side]), options) for side in (seeker, candidate)]
    assert scorer.score_pair(seeker, candidate, *rows).score == pytest.approx(expected, abs=1e-9)


@RELAXED
@given(everybody=registries(), mode=MODES)
def test_many_at_once_score_as_each_alone(everybody, mode):
    options = Settings(mode=mode)
    scorer = Scorer.of(ENGINE, options)
    columns = columns_of(everybody, ENGINE.embed(everybody), options)
    own = columns.take([0])
    together = scorer.score_all(own, columns.take(range(1, len(everybody))))
    for at, candidate in enumerate(everybody[1:]):
        alone = scorer.score_pair(everybody[0], candidate, own, columns.take([at + 1]))
        assert together.score[at] == pytest.approx(alone.score, abs=1e-9)


@RELAXED
@given(seeker=profiles("a"), candidate=profiles("b"))
def test_better_evidence_never_lowers_a_score(seeker, candidate):
    assume(candidate.expertise)
    before = pair_score(seeker, candidate)
    proven = [
        {**entry, "evidence": [{"source": "s1", "verified_by": "A jury"}]}
        for entry in (item.model_dump(mode="json") for item in candidate.expertise)
    ]
    data = {**candidate.model_dump(mode="json", by_alias=True), "expertise": proven}
    after = pair_score(seeker, type(candidate).model_validate(data, strict=False))
    assert after.score >= before.score - 1e-12


@given(
    st.lists(
        st.lists(st.floats(1e-6, 1.0), min_size=5, max_size=5) | st.just([1.0] * 5), min_size=1
    )
)
def test_points_add_up_for_any_factors_also_at_exactly_one(rows):
    factors = np.array(rows)
    assert np.abs(points(factors).sum(axis=1) - (scores(factors) - 100)).max() < 1e-9


def test_a_perfect_pair_has_exactly_100_and_no_points():
    perfect = np.ones((1, 5))
    assert scores(perfect)[0] == 100
    assert (points(perfect) == 0).all()


def test_one_factor_at_one_takes_no_points():
    taken = points(np.array([[0.5, 1.0, 0.9, 1.0, 1.0]]))[0]
    assert taken[[1, 3, 4]].tolist() == [0, 0, 0]
    assert taken.sum() == pytest.approx(45 - 100)
