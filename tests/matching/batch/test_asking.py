"""Whom to ask for one more place: what is promised is gained by whoever follows it."""

import pytest

from matchmaker.profiles.registry import Registry
from tests.support.batch_problems import matched
from tests.support.builders import item, profile

WASTE = item("Market waste")
FLOODS = item("Floods", themes=["drainage"])


def three(**capacity) -> Registry:
    """Two that look for a partner, and the one that both need."""
    return Registry(
        [
            profile("ke-first", challenges=[WASTE], expertise=[FLOODS]),
            profile("tz-second", challenges=[WASTE], expertise=[FLOODS]),
            profile("ug-host", challenges=[FLOODS], expertise=[WASTE], capacity=capacity),
        ]
    )


def asked(registry, engine, mode="exchange"):
    members = ["ke-first", "tz-second"]
    return matched(registry, engine, members, new_with_new=False, mode=mode, what_if=True)


@pytest.mark.parametrize(
    ("hosts", "visits", "roles"),
    [
        (1, 1, ("host", "learner")),
        (1, 2, ("host",)),
        (2, 1, ("learner",)),
        (None, None, ("host", "learner")),
    ],
)
def test_an_exchange_needs_a_place_in_each_role_that_is_short(engine, hosts, visits, roles):
    now = asked(three(hosts_per_year=hosts, visits_per_year=visits), engine)
    (place,) = now.extra_places
    assert (place.profile.id, place.roles, place.capacity) == ("ug-host", roles, 1)
    stated = {"host": hosts or 1, "learner": visits or 1}
    more = {role: count + (role in roles) for role, count in stated.items()}
    then = asked(three(hosts_per_year=more["host"], visits_per_year=more["learner"]), engine)
    gained = then.quality.objective - now.quality.objective
    assert gained == pytest.approx(place.score_gained, abs=1e-6)
    assert len(then.pairs) - len(now.pairs) == place.members_gained == 1
    assert then.extra_places == ()


def test_a_host_of_learners_needs_it_as_a_host_alone(engine):
    (place,) = asked(three(hosts_per_year=1, visits_per_year=0), engine, "learn").extra_places
    assert place.roles == ("host",)
