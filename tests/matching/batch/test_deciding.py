"""What a batch match decides for a few towns that can be reasoned about by hand."""

from __future__ import annotations

import pytest

from matchmaker.errors import InvalidDataError, UsageError
from matchmaker.ledger.ledger import Ledger
from matchmaker.matching.eligibility import Filters
from matchmaker.matching.explaining import explain
from matchmaker.matching.pair_records import PairRecords
from matchmaker.profiles.registry import Registry
from matchmaker.settings import Settings
from tests.support.batch_problems import MODES, matched, pair_ids
from tests.support.builders import exchange, item, profile

VENDORS = item("Street vendors crowd the pavements", themes=["informal-economy"])
LICENSING = item("Licensing street vendors on pavements", themes=["informal-economy"])
WASTE = item("Organic waste of markets goes to landfill")
COMPOST = item("Composting the organic waste of markets")

# Both learners want the famous host most; only the first has a second choice that is any good.
FAMOUS = profile("za-famous", expertise=[LICENSING, COMPOST], challenges=[WASTE])
SECOND = profile("br-second", expertise=[COMPOST], challenges=[VENDORS])
VERSATILE = profile("ke-versatile", challenges=[VENDORS, WASTE], expertise=[COMPOST])
PICKY = profile("ug-picky", challenges=[VENDORS], expertise=[COMPOST])
REGISTRY = Registry([FAMOUS, SECOND, VERSATILE, PICKY])
NEW = ("ke-versatile", "ug-picky")


def with_capacity(town, **capacity):
    return town.model_copy(update={"capacity": town.capacity.model_copy(update=capacity)})


def learners(engine, registry=REGISTRY, **asked):
    return matched(registry, engine, NEW, mode="learn", new_with_new=False, **asked)


def reasons(batch):
    return {one.profile.id: one.reason for one in batch.unmatched}


def test_deciding_for_all_beats_choosing_pair_by_pair(engine):
    batch = learners(engine)
    assert pair_ids(batch) == [("ke-versatile", "br-second"), ("ug-picky", "za-famous")]
    assert batch.quality.objective >= batch.quality.greedy
    assert batch.quality.gap == 0


def test_a_host_with_two_places_takes_both(engine):
    registry = REGISTRY.with_profiles([with_capacity(FAMOUS, hosts_per_year=2)])
    batch = learners(engine, registry)
    assert ("ug-picky", "za-famous") in pair_ids(batch)
    loads = {(load.profile.id, load.role): load for load in batch.load}
    assert not loads["za-famous", "host"].assumed
    assert loads["za-famous", "host"].capacity == 2
    assert loads["br-second", "host"].assumed


@pytest.mark.parametrize("mode", MODES)
def test_each_pair_has_the_score_of_its_explanation(engine, mode):
    batch = matched(REGISTRY, engine, mode=mode)
    assert batch.pairs
    for pair in batch.pairs:
        seeker, other = (pair.b, pair.a) if mode == "share" else (pair.a, pair.b)
        explained = explain(REGISTRY, seeker, other, engine, Settings(mode=mode)).pair
        assert pair.score.score == explained.score
        swapped = mode == "share"
        assert pair.score.they_help == (explained.you_help if swapped else explained.they_help)
        assert pair.score.answers == (explained.offers if swapped else explained.answers)
        assert [factor.name for factor in pair.score.factors] == [
            factor.name for factor in explained.factors
        ]
        points = sum(factor.points for factor in pair.score.factors)
        assert points == pytest.approx(pair.score.score - 100)


def test_in_share_the_members_are_the_hosts(engine):
    batch = matched(REGISTRY, engine, ["za-famous"], mode="share")
    assert [pair.b.id for pair in batch.pairs] == ["za-famous"]
    assert not batch.unmatched


def test_new_members_meet_each_other_unless_told_otherwise(engine):
    alone = Registry([VERSATILE, PICKY])
    assert pair_ids(matched(alone, engine)) == [("ke-versatile", "ug-picky")]
    apart = matched(alone, engine, new_with_new=False)
    assert reasons(apart) == dict.fromkeys(NEW, "no-eligible-partner")


def test_a_locked_pair_is_kept_though_it_is_not_the_best(engine):
    batch = learners(engine, locked=[("ug-picky", "br-second")])
    assert ("ug-picky", "br-second") in pair_ids(batch)
    assert [pair.locked for pair in batch.pairs if pair.a.id == "ug-picky"] == [True]
    assert ("ke-versatile", "za-famous") in pair_ids(batch)


def test_a_locked_pair_of_compatriots_is_kept(engine):
    neighbour = profile("ug-neighbour", expertise=[LICENSING])
    batch = learners(
        engine, REGISTRY.with_profiles([neighbour]), locked=[("ug-picky", "ug-neighbour")]
    )
    assert ("ug-picky", "ug-neighbour") in pair_ids(batch)


def test_locked_pairs_above_capacity_are_refused_together(engine):
    registry = REGISTRY.with_profiles([with_capacity(SECOND, visits_per_year=0)])
    locked = [("ug-picky", "za-famous"), ("ke-versatile", "za-famous"), ("br-second", "ug-picky")]
    with pytest.raises(InvalidDataError) as refused:
        learners(engine, registry, locked=locked)
    details = "\n".join(refused.value.details)
    assert "lines 2, 3: Famous (za-famous) would be host 2 times" in details
    assert "line 4: Second (br-second) would be learner" in details


@pytest.mark.parametrize("pair", [("ug-picky", "za-famous"), ("za-famous", "ug-picky")])
def test_a_forbidden_pair_is_ruled_out_whichever_way_round(engine, pair):
    batch = learners(engine, forbidden=[pair])
    assert ("ug-picky", "za-famous") not in pair_ids(batch)


def test_fair_and_stable_contradict_each_other(engine):
    with pytest.raises(UsageError, match="fair"):
        learners(engine, batch={"fair": True, "objective": "stable"})


def test_the_stable_matching_has_no_blocking_pair_and_less_worth(engine):
    best, stable = learners(engine), learners(engine, batch={"objective": "stable"})
    assert stable.quality.blocking == 0
    assert stable.quality.objective <= best.quality.objective
    assert stable.quality.bound == pytest.approx(best.quality.objective)


def test_every_reason_to_stay_alone_is_told_apart(engine):
    registry = REGISTRY.with_profiles(
        [
            profile("in-silent"),
            profile("tz-union", level="association", challenges=[VENDORS], expertise=[WASTE]),
            with_capacity(profile("rw-homely", challenges=[VENDORS]), visits_per_year=0),
            profile("fi-other", challenges=[item("Ice on the harbour", themes=["ports"])]),
            profile("gh-late", challenges=[item("Vendors", themes=["informal-economy"])]),
        ]
    )
    new = ("in-silent", "tz-union", "rw-homely", "fi-other", "gh-late", "ug-picky")
    hosts = Registry(
        [one for one in registry if one.id in new or one.id == "za-famous"],
    )
    best = max(
        pair.score.score for pair in matched(hosts, engine, ["ug-picky"], mode="learn").pairs
    )
    batch = matched(
        hosts, engine, new, mode="learn", new_with_new=False, min_score=round(best / 4, 3)
    )
    assert reasons(batch) == {
        "in-silent": "nothing-listed",
        "tz-union": "no-eligible-partner",
        "rw-homely": "no-own-capacity",
        "fi-other": "below-minimum",
        "gh-late": "partners-full",
    }
    texts = {one.profile.id: one.text for one in batch.unmatched}
    assert "1 not associations" in texts["tz-union"]
    assert "below the minimum of" in texts["fi-other"]
    assert "the best was Famous" in texts["gh-late"]


def test_only_new_partners_leaves_out_those_of_the_ledger(engine):
    ledger = Ledger([exchange("met", "ug-picky", "za-famous")])
    batch = learners(engine, filters=Filters(new_only=True), records=PairRecords(ledger))
    assert ("ug-picky", "za-famous") not in pair_ids(batch)
    again = learners(engine, records=PairRecords(ledger))
    known = next(pair for pair in again.pairs if pair.a.id == "ug-picky")
    assert [made.exchange.id for made in known.history] == ["met"]


def test_a_theme_keeps_to_challenges_in_it(engine):
    batch = learners(engine, filters=Filters(theme="informal-economy"))
    assert batch.theme == "informal-economy"
    for pair in batch.pairs:
        assert [answer.challenge.id for answer in pair.score.answers] == [VENDORS["id"]]


def test_asking_names_the_host_whose_place_gains_most(engine):
    registry = Registry([FAMOUS, VERSATILE, PICKY])
    asked = matched(
        registry, engine, NEW, mode="learn", new_with_new=False, what_if=True
    ).extra_places
    [place] = asked
    assert (place.profile.id, place.roles, place.capacity) == ("za-famous", ("host",), 1)
    assert place.members_gained == 1
    assert place.score_gained == pytest.approx(place.shadow_price)
    registry = registry.with_profiles([with_capacity(FAMOUS, hosts_per_year=2)])
    after = learners(engine, registry)
    before = learners(engine, Registry([FAMOUS, VERSATILE, PICKY]))
    gained = after.quality.objective - before.quality.objective
    assert place.score_gained == pytest.approx(gained, abs=1e-5)


def test_nobody_is_asked_where_a_place_would_change_nothing(engine):
    registry = REGISTRY.with_profiles([with_capacity(FAMOUS, hosts_per_year=5)])
    assert learners(engine, registry, what_if=True, batch={"per_city": 1}).extra_places == ()


def test_per_city_is_a_wish_and_capacity_a_limit(engine):
    batch = learners(engine, batch={"per_city": 3})
    assert len(batch.pairs) == 2  # both states no capacity, so that one visit is assumed
    batch = learners(engine, batch={"per_city": 3, "default_capacity": 2})
    assert len(batch.pairs) == 4


def test_a_locked_pair_leaves_the_other_way_round_free(engine):
    both = Registry([FAMOUS, profile("ke-both", challenges=[VENDORS], expertise=[COMPOST])])
    batch = matched(both, engine, mode="learn", locked=[("ke-both", "za-famous")])
    assert pair_ids(batch) == [("ke-both", "za-famous"), ("za-famous", "ke-both")]


def test_what_speaks_against_a_locked_pair_is_said(engine):
    neighbour = profile("ug-neighbour", expertise=[LICENSING])
    registry = REGISTRY.with_profiles([neighbour])
    locked = [("ug-picky", "ug-neighbour"), ("br-second", "za-famous")]
    batch = learners(engine, registry, locked=locked)
    told = {pair.a.id: pair.despite for pair in batch.pairs if pair.locked}
    assert told == {
        "ug-picky": "a filter rules it out: in the same country",
        "br-second": "nobody in this batch looks for it",
    }


def test_an_exchange_needs_something_to_answer_on_one_side(engine):
    asking = Registry(
        [profile("ke-one", challenges=[VENDORS]), profile("ug-two", challenges=[WASTE])]
    )
    assert reasons(matched(asking, engine)) == dict.fromkeys(
        ("ke-one", "ug-two"), "no-eligible-partner"
    )


def test_whom_a_fair_choice_leaves_alone_is_asked_for(engine):
    """In an odd cycle of exchanges nobody has a price, and yet one is alone."""
    three = Registry(
        [
            profile(f"{country}-town", challenges=[VENDORS], expertise=[COMPOST, LICENSING])
            for country in ("ke", "ug", "rw")
        ]
    )
    host = with_capacity(FAMOUS, hosts_per_year=0, visits_per_year=0)
    for fair in (True, False):
        batch = matched(
            three.with_profiles([host]),
            engine,
            [one.id for one in three],
            what_if=True,
            batch={"fair": fair},
        )
        assert len(batch.unmatched) == 1
        assert [place.profile.id for place in batch.extra_places] == ["za-famous"]
        assert batch.extra_places[0].members_gained == 1


def test_a_member_that_could_be_chosen_by_another_is_not_called_ineligible(engine):
    """With a filter on partners a pair counts from the side that may have the other."""
    batch = matched(
        REGISTRY, engine, filters=Filters(countries=("BR",)), batch={"default_capacity": 1}
    )
    assert "no-eligible-partner" not in reasons(batch).values()
    assert len(batch.pairs) == 1
