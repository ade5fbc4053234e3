from __future__ import annotations

import pytest

from matchmaker.evaluation.exchanges import NO_ELIGIBLE, NO_THEME_LEFT, NOTHING_LEFT, judgements
from matchmaker.evaluation.world import World
from matchmaker.ledger.ledger import Ledger
from matchmaker.settings import DEFAULTS
from tests.support.builders import exchange
from tests.support.exchange_world import exchange_ledger, exchange_registry, peers


@pytest.fixture
def world():
    return World(exchange_registry().profiles)


def judged(world, *exchanges, **options):
    ledger = Ledger(exchanges) if exchanges else exchange_ledger()
    return judgements(world, ledger, [peers()], DEFAULTS, **options)


def found(result):
    return {one.id: one.relevant for one in result.judged}


def pair(*parties, id="x", themes=("solid-waste",), **more):  # noqa: A002 - the field's name
    return exchange(id, *parties, themes=list(themes), **more)


def test_who_learned_asks_on_each_theme_and_who_only_provided_does_not(world):
    assert found(judged(world)) == {
        "ke-hilltop/markets": ("br-porto-alto",),
        "ke-hilltop/solid-waste": ("br-porto-alto",),
    }


def test_where_no_role_is_known_or_both_did_both_each_side_asks(world):
    for roles in (("", ""), (":mutual", ":mutual")):
        parties = (f"ke-hilltop{roles[0]}", f"in-riverpur{roles[1]}")
        assert found(judged(world, pair(*parties))) == {
            "in-riverpur/solid-waste": ("ke-hilltop",),
            "ke-hilltop/solid-waste": ("in-riverpur",),
        }


def test_partners_of_one_theme_are_found_together(world):
    result = judged(
        world,
        pair("ke-hilltop:learner", "in-riverpur:provider", id="one", programme="peers"),
        pair("ke-hilltop:learner", "fi-silent-bay:provider", id="two"),
        pair("in-riverpur:learner", "fi-silent-bay:provider", id="three", programme="peers"),
    )
    assert found(result)["ke-hilltop/solid-waste"] == ("fi-silent-bay", "in-riverpur")
    # A shared programme makes one cluster, and so does a query that stands in two.
    assert len({one.cluster for one in result.judged}) == 1


def test_queries_that_share_no_programme_and_no_exchange_are_clusters_of_their_own(world):
    result = judged(
        world,
        pair(
            "ke-hilltop:learner", "in-riverpur:provider", id="one", themes=["markets", "drainage"]
        ),
        pair("in-riverpur:learner", "fi-silent-bay:provider", id="two"),
    )
    clusters = {one.id: one.cluster for one in result.judged}
    assert clusters["ke-hilltop/markets"] == clusters["ke-hilltop/drainage"]
    assert clusters["in-riverpur/solid-waste"] != clusters["ke-hilltop/markets"]


def test_candidates_are_those_of_the_ranking(world):
    (query, *_) = judged(world).judged
    ids = {world.profiles[at].id for at in query.query.candidates}
    assert ids == {"br-porto-alto", "in-riverpur", "fi-silent-bay", "za-two-rivers"}
    assert query.query.mode == "learn"
    reverse = query.reverse["br-porto-alto"]
    assert reverse.mode == "share"
    assert world.number["ke-hilltop"] in reverse.candidates
    assert reverse.view == query.query.view


def test_what_falls_is_hidden_and_counted(world):
    result = judged(world)
    view = result.judged[0].query.view
    assert {world.challenges[at].title for at in view.challenges} == {
        "Street vendors fill the pavements",
        "Few residents pay rates",
    }
    assert view.exchanges == {"hilltop-porto-alto"}
    assert (result.dropped_items, result.drops) == (3, 6)
    assert result.naming == 2  # the same item, in both queries


def test_items_that_name_the_partner_can_fall_too(world):
    result = judged(world, unnamed=True)
    hidden = {world.expertise[at].title for at in result.judged[0].query.view.expertise}
    assert hidden == {"Waste collection by cooperatives", "Composting with Porto Alto"}
    assert result.naming == 0


def test_the_seeker_can_be_reduced_to_the_theme(world):
    result = judged(world, focused=True)
    assert found(result) == {"ke-hilltop/solid-waste": ("br-porto-alto",)}
    assert result.fallen == {NO_THEME_LEFT: 1}
    (query,) = result.judged
    own = world.challenge_owners == query.query.seeker
    left = set(own.nonzero()[0].tolist()) - query.query.view.challenges
    assert [world.challenges[at].title for at in left] == ["Market waste lies for days"]
    assert result.drops == 3  # what the theme hides has not fallen


def test_why_a_query_cannot_be_asked_is_counted(world):
    result = judged(
        world,
        pair("ke-hilltop:learner", "ke-riverside:provider", id="compatriots"),
        pair("fi-silent-bay:learner", "in-riverpur:provider", id="nothing-to-learn"),
        pair("ke-hilltop:learner", "xk-nowhere:provider", id="unknown"),
    )
    assert result.judged == ()
    assert result.fallen == {NO_ELIGIBLE: 1, NOTHING_LEFT: 1}


def test_in_a_group_event_learners_look_for_those_who_taught(world):
    assert found(judged(world, groups=True)) == {
        "in-riverpur/solid-waste": ("fi-silent-bay",),
        "ke-hilltop/solid-waste": ("fi-silent-bay",),
    }
    unknown = pair("ke-hilltop", "in-riverpur", "br-porto-alto:learner")
    assert found(judged(world, unknown, groups=True)) == {
        "in-riverpur/solid-waste": ("ke-hilltop",),
        "ke-hilltop/solid-waste": ("in-riverpur",),
    }
