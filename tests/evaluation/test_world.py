from __future__ import annotations

import numpy as np
import pytest

from matchmaker.evaluation.engines import families
from matchmaker.evaluation.product_engines import ScoredWorld
from matchmaker.evaluation.task import Context
from matchmaker.evaluation.world import Query, View, World, visible_columns
from matchmaker.ledger.ledger import Ledger
from matchmaker.scoring.columns import columns_of
from matchmaker.scoring.scorer import Scorer
from matchmaker.settings import DEFAULTS
from tests.support.small_registry import small_registry


@pytest.fixture
def world():
    return World(small_registry().profiles)


def without(profile, challenges=(), expertise=()):
    """A profile without some items, by their titles."""
    return profile.model_copy(
        update={
            "challenges": tuple(i for i in profile.challenges if i.title not in challenges),
            "expertise": tuple(i for i in profile.expertise if i.title not in expertise),
        }
    )


def test_hiding_items_is_the_same_as_profiles_without_them(world, engine):
    challenges = ("Rain floods the low quarters", "Organic market waste goes to landfill")
    expertise = ("Drainage canals against rain floods", "Licences for street vendors and markets")
    view = View(
        frozenset(at for at, item in enumerate(world.challenges) if item.title in challenges),
        frozenset(at for at, item in enumerate(world.expertise) if item.title in expertise),
    )
    assert len(view.challenges) == len(view.expertise) == 2
    seeker = world.number["ke-alphaville"]
    candidates = tuple(at for at in range(len(world.profiles)) if at != seeker)
    settings = DEFAULTS.model_copy(update={"mode": "learn"})
    scored = ScoredWorld(world, engine, DEFAULTS).score(Query(seeker, candidates, "learn", view))

    def columns(numbers):
        cut = [without(world.profiles[at], challenges, expertise) for at in numbers]
        return columns_of(cut, engine.embed(cut), settings)

    expected = Scorer.of(engine, settings).score_all(columns([seeker]), columns(candidates))
    np.testing.assert_allclose(scored.score, expected.score, rtol=1e-12)
    np.testing.assert_allclose(scored.factors, expected.factors, rtol=1e-12)


def test_with_nothing_hidden_the_columns_are_those_of_the_product(world, engine):
    columns = columns_of(world.profiles, engine.embed(world.profiles), DEFAULTS)
    shown = visible_columns(columns, [2, 0], View())
    expected = columns.take([2, 0])
    np.testing.assert_array_equal(
        shown.vectors.challenges.matrix, expected.vectors.challenges.matrix
    )
    np.testing.assert_array_equal(shown.challenge_weights, expected.challenge_weights)


def test_hidden_texts_leave_no_trace_in_whole_profiles(world, engine, store):  # noqa: ARG001
    view = View(frozenset(range(len(world.challenges))), frozenset(range(len(world.expertise))))
    context = Context(small_registry(), Ledger(), engine, cases=None)
    for family in families(context, world).made:
        if "bm25" in family.names:
            scores = family.scores(Query(0, (1, 2, 3), "learn", view))
            assert all(not values.any() for values in scores.values())
