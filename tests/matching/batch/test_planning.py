"""The dry run: what stands in the way before anything is decided."""

import pytest

from matchmaker.matching.batch.planning import plan
from matchmaker.profiles.registry import Registry
from tests.support.batch_problems import MODES, batch_problem
from tests.support.builders import item, profile

ASKS = {"challenges": [item("Market waste")], "expertise": [item("Drains", themes=["drainage"])]}


@pytest.mark.parametrize("mode", MODES)
def test_whom_nobody_may_be_matched_with_is_named_unless_a_pair_is_locked(engine, mode):
    registry = Registry([profile("ke-first", **ASKS), profile("tz-second", **ASKS)])
    free = plan(batch_problem(registry, engine, mode=mode, forbidden=[("ke-first", "tz-second")]))
    assert [one.id for one in free.alone] == ["ke-first", "tz-second"]
    kept = plan(batch_problem(registry, engine, mode=mode, locked=[("ke-first", "tz-second")]))
    assert not kept.alone  # in a directed mode the other one can still have the other way round


def test_whoever_lists_nothing_is_named_unless_a_pair_is_locked(engine):
    registry = Registry([profile("ke-first", **ASKS), profile("tz-silent")])
    free = plan(batch_problem(registry, engine))
    assert free.nothing_listed.keys() == {"tz-silent"}
    kept = plan(batch_problem(registry, engine, locked=[("ke-first", "tz-silent")]))
    assert kept.nothing_listed == {}
