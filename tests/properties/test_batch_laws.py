"""Laws of every batch match, whatever is asked: capacities, given pairs, reasons."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.content_cache import ContentCache
from matchmaker.embedding.vector_store import VectorStore
from matchmaker.errors import InvalidDataError
from matchmaker.matching.batch.deciding import match_batch
from matchmaker.matching.eligibility import Filters
from matchmaker.profiles.registry import Registry
from tests.support.batch_problems import (
    MODES,
    assert_laws,
    batch_problem,
    locks_too_much,
    pair_ids,
    registries,
)
from tests.support.builders import light_engine


@pytest.fixture(scope="module")
def shared_engine():
    return light_engine(VectorStore(ContentCache(None)))


@st.composite
def asked(draw, registry: Registry):
    ids = [profile.id for profile in registry]
    ends = [(a, b) for a in ids for b in ids if a != b]
    given_pairs = draw(st.lists(st.sampled_from(ends), max_size=3, unique_by=frozenset))
    kept = draw(st.integers(0, len(given_pairs)))
    objective = draw(st.sampled_from(["welfare", "stable"]))
    return {
        "members": draw(st.lists(st.sampled_from(ids), min_size=1, unique=True)),
        "locked": given_pairs[:kept],
        "forbidden": given_pairs[kept:],
        "new_with_new": draw(st.booleans()),
        "mode": draw(st.sampled_from(MODES)),
        "min_score": draw(st.sampled_from([0.0, 5.0])),
        "filters": Filters(domestic=draw(st.booleans())),
        "batch": {
            "objective": objective,
            "fair": objective == "welfare" and draw(st.booleans()),
            "per_city": draw(st.integers(1, 3)),
            "default_capacity": draw(st.integers(0, 2)),
            "all_pairs_below": draw(st.sampled_from([0, 250_000])),
            "candidates": draw(st.sampled_from([1, 2, 50])),
            "exact_below": draw(st.sampled_from([0, 20_000])),
        },
    }


@given(st.data())
@settings(max_examples=150)
def test_every_batch_keeps_the_laws(shared_engine, data):
    registry = data.draw(registries())
    problem = batch_problem(registry, shared_engine, **data.draw(asked(registry)))
    if locks_too_much(problem):
        with pytest.raises(InvalidDataError, match="above capacity"):
            match_batch(problem)
    else:
        assert_laws(match_batch(problem), problem)


@given(st.data())
@settings(max_examples=30)
def test_the_order_of_files_does_not_matter(shared_engine, data):
    registry = data.draw(registries())
    options = data.draw(asked(registry))
    shuffled = Registry(data.draw(st.permutations(registry.profiles)))
    results = []
    for one in (registry, shuffled):
        try:
            batch = match_batch(batch_problem(one, shared_engine, **options))
            results.append((pair_ids(batch), batch.quality, batch.unmatched, batch.load))
        except InvalidDataError as error:
            results.append(error.details)
    assert results[0] == results[1]


@given(st.data())
@settings(max_examples=30)
def test_fairness_never_leaves_more_members_alone(shared_engine, data):
    registry = data.draw(registries(least=4))
    options = data.draw(asked(registry)) | {"locked": [], "forbidden": []}
    options["batch"] |= {"objective": "welfare", "exact_below": 20_000}
    with_, without = (
        match_batch(
            batch_problem(
                registry, shared_engine, **options | {"batch": options["batch"] | {"fair": fair}}
            )
        )
        for fair in (True, False)
    )
    assert len(with_.unmatched) <= len(without.unmatched)
    assert with_.quality.fairness.members_gained == len(without.unmatched) - len(with_.unmatched)
    lost = without.quality.objective - with_.quality.objective
    assert with_.quality.fairness.score_lost == pytest.approx(lost, abs=1e-4)
