from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from matchmaker.embedding import calibration
from matchmaker.embedding.calibration import (
    ANSWER_STRENGTH,
    ITEMS_OF_A_PARTNER,
    MISMATCH_STRENGTH,
    Calibration,
    calibration_of,
    calibration_similarities,
    fit_calibration,
)
from matchmaker.embedding.engine import Engine, open_engine
from matchmaker.embedding.lexical import HashedWords
from matchmaker.errors import UsageError
from matchmaker.settings import SimilarityWeights
from tests.support.tiny_channel import TinyChannel


def strength(similarity: float, scale: Calibration) -> float:
    return float(1 / (1 + np.exp(-(similarity - scale.tau) / scale.beta)))


def test_the_scale_goes_through_its_two_points(engine):
    scale = fit_calibration(engine)
    similarity = calibration_similarities(engine)
    right = np.median(np.diag(similarity))
    mismatches = similarity[~np.eye(len(similarity), dtype=bool)]
    draws = np.random.default_rng(0).choice(mismatches, (20_000, 4))
    wrong = np.median(draws.max(axis=1))
    assert strength(right, scale) == pytest.approx(ANSWER_STRENGTH, abs=0.01)
    assert strength(wrong, scale) == pytest.approx(MISMATCH_STRENGTH, abs=0.01)


def test_a_profile_lists_as_many_expertise_as_the_scale_assumes(starter):
    counts = [len(profile.expertise) for profile in starter]
    assert np.median(counts) == ITEMS_OF_A_PARTNER


def test_the_light_engine_has_a_stored_scale(engine, monkeypatch):
    monkeypatch.setattr(
        "matchmaker.embedding.calibration.fit_calibration", lambda _: pytest.fail("fitted")
    )
    assert calibration_of(engine).beta > 0


def test_another_engine_is_fitted_once_and_kept(store, monkeypatch):
    weights = SimilarityWeights(dense=0, lexical=0.4, theme=0.6)
    other = Engine(None, HashedWords(), weights=weights, store=store)
    fitted = calibration_of(other)
    monkeypatch.setattr(
        "matchmaker.embedding.calibration.fit_calibration", lambda _: pytest.fail("again")
    )
    assert calibration_of(other) == fitted


def test_a_model_that_cannot_tell_answers_from_mismatches_is_refused(store):
    class Constant(TinyChannel):
        identity = "constant:1"

        def encode(self, texts, _role):
            return np.tile(np.eye(1, 16, dtype=np.float32), (len(texts), 1))

    weights = SimilarityWeights(dense=1, lexical=0, theme=0)
    with pytest.raises(UsageError, match="does not tell right answers"):
        calibration_of(Engine(Constant(), HashedWords(), weights=weights, store=store))


@pytest.mark.semantic
def test_both_default_engines_ship_with_their_scale():
    stored = json.loads(Path(calibration.__file__).with_name("calibrations.json").read_text())
    assert {open_engine("light").identity, open_engine("auto").identity} == set(stored)
