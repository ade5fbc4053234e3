import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.programmes.eligibility import assess, assess_all
from tests.support.builders import item, profile, programme

KENYA = profile("ke-mji", challenges=[item("Waste")], networks=["citynet"])
FINLAND = profile("fi-kyla", expertise=[item("Sorting")])
BRAZIL = profile("br-vila", level="region", challenges=[item("Plan", themes=["urban-planning"])])
EVERYBODY = [KENYA, FINLAND, BRAZIL, profile("ke-soko")]


def verdict(rules, one=KENYA, other=FINLAND, **more):
    return assess(programme(eligibility=rules, **more), one, other)


def test_without_rules_any_two_countries_are_taken():
    assert verdict({}).is_eligible
    assert verdict({}).direction == "either"


def test_compatriots_are_taken_only_where_a_rule_says_so():
    refused = verdict({}, KENYA, EVERYBODY[3])
    assert refused.reasons == ("It takes pairs from two countries only.",)
    assert verdict({"domestic": True}, KENYA, EVERYBODY[3]).is_eligible


@pytest.mark.parametrize(
    ("each", "reason"),
    [
        (
            {"governments": ["ke-mji", "tz-soko"]},
            "Kyla is not the one it is for (ke-mji or tz-soko).",
        ),
        ({"countries": ["KE", "TZ"]}, "Kyla is not in Kenya or Tanzania."),
        ({"areas": ["Africa"]}, "Kyla is not in Africa."),
        ({"memberships": ["commonwealth"]}, "Kyla is not in a country of the Commonwealth."),
        ({"south": True}, "Kyla is not in a country of the Global South."),
        ({"south": False}, "Mji is not in a country outside the Global South."),
        ({"levels": ["county"]}, "Neither is of the level county."),
        ({"networks": ["citynet"]}, "Kyla is not listed as a member of citynet."),
    ],
)
def test_a_condition_that_is_not_met_is_named(each, reason):
    found = verdict({"each": each})
    assert not found.is_eligible
    assert found.direction is None
    assert reason in found.reasons


def test_of_one_list_one_entry_is_enough_and_every_list_must_hold():
    assert verdict({"each": {"countries": ["KE", "FI"]}}).is_eligible
    found = verdict({"each": {"countries": ["KE", "FI"], "south": True}})
    assert found.reasons == ("Kyla is not in a country of the Global South.",)


def test_rules_of_one_side_tell_the_direction():
    rules = {"provider": {"countries": ["FI"]}, "learner": {"areas": ["Africa"]}}
    assert verdict(rules).direction == "learn"
    assert verdict(rules, FINLAND, KENYA).direction == "share"
    assert verdict(rules, KENYA, BRAZIL).reasons == (
        "Neither is in Finland, as the provider must be.",
    )


def test_reasons_of_the_nearer_direction_are_told_where_each_fails_for_another():
    rules = {"provider": {"countries": ["FI"]}, "learner": {"levels": ["county"]}}
    assert verdict(rules).reasons == ("Neither is of the level county, as the learner must be.",)
    rules = {"provider": {"countries": ["FI"]}, "learner": {"countries": ["FI", "BR"]}}
    assert verdict(rules).reasons == ("Mji cannot be the learner: it is not in Finland or Brazil.",)
    rules = {"provider": {"countries": ["KE"]}, "themes": ["solid-waste"]}
    assert verdict(rules).reasons == ("Kyla cannot be the provider: it is not in Kenya.",)
    rules = {"provider": {"countries": ["FI"]}, "themes": ["markets"]}
    assert verdict(rules).reasons == ("The two do not meet in Municipal and public markets.",)


def test_an_exchange_on_another_theme_is_not_for_a_programme_of_its_own_themes():
    waste = programme(eligibility={"themes": ["solid-waste"]})
    assert assess(waste, KENYA, FINLAND, theme="recycling").is_eligible  # a sibling
    found = assess(waste, KENYA, FINLAND, theme="informal-economy")
    assert found.reasons == ("It takes Solid waste collection and disposal only.",)
    assert assess(programme(), KENYA, FINLAND, theme="informal-economy").is_eligible


def test_where_both_learn_the_sides_tell_no_direction():
    rules = {"provider": {"countries": ["FI"]}, "learner": {"areas": ["Africa"]}, "mutual": True}
    assert verdict(rules).direction == verdict(rules, FINLAND, KENYA).direction == "either"
    assert verdict(rules, KENYA, BRAZIL).direction is None


def test_themes_are_met_where_a_challenge_faces_expertise_in_one_of_them_or_in_siblings():
    sibling = profile("tz-jirani", expertise=[item("Compost", themes=["composting"])])
    wanted = {"themes": ["solid-waste", "composting", "urban-planning"]}
    assert verdict(wanted, KENYA, sibling).direction == "learn"
    assert not verdict({"themes": ["solid-waste", "urban-planning"]}, BRAZIL, FINLAND).is_eligible
    found = verdict({"themes": ["solid-waste"]})
    assert (found.is_eligible, found.direction) == (True, "learn")
    assert not verdict({"themes": ["solid-waste"]}, BRAZIL, FINLAND).is_eligible
    assert not verdict({"themes": ["markets"]}).is_eligible


def test_a_programme_that_ended_takes_nobody_and_says_whether_its_rules_would():
    found = verdict({}, status="closed", last_year=2012)
    assert found.reasons == ("It ended in 2012.",)
    assert found.direction == "either"
    refused = verdict({"each": {"south": True}}, status="closed")
    assert refused.reasons == ("It has ended.", "Kyla is not in a country of the Global South.")
    assert verdict({}, status="unknown").is_eligible


def test_the_definition_of_the_south_is_the_settings_one():
    one, other = profile("tr-koy"), profile("ke-mji")
    rules = {"each": {"south": True}}
    assert assess(programme(eligibility=rules), one, other, "unctad").is_eligible
    assert not assess(programme(eligibility=rules), one, other, "g77").is_eligible


def test_countries_stand_with_their_article():
    found = verdict({"each": {"countries": ["NL", "GB", "KE"]}})
    assert found.reasons == ("Kyla is not in the Netherlands, the United Kingdom or Kenya.",)


def test_many_countries_are_counted_rather_than_listed():
    found = verdict({"each": {"countries": ["BR", "AR", "UY", "PY", "CL"]}})
    assert found.reasons[0] == "Neither is in one of its 5 countries."


def test_a_network_that_a_profile_does_not_list_may_be_one_that_it_forgot():
    assert verdict({"each": {"networks": ["citynet"]}}).asks_for_membership
    assert not verdict({"each": {"networks": ["citynet"], "south": True}}).asks_for_membership
    assert not verdict({"each": {"networks": ["citynet"]}}, status="closed").asks_for_membership
    assert not verdict({}).asks_for_membership
    rules = {"provider": {"networks": ["citynet"]}, "learner": {"countries": ["BR"]}}
    assert verdict(rules, BRAZIL, FINLAND).asks_for_membership
    assert not verdict(rules, KENYA, FINLAND).asks_for_membership


def test_programmes_that_take_the_pair_stand_first():
    listed = assess_all(
        [
            programme("a", eligibility={"each": {"south": True}}),
            programme("b", status="closed"),
            programme("c"),
            programme("d", eligibility={"each": {"networks": ["citynet"]}}),
        ],
        KENYA,
        FINLAND,
    )
    assert [made.programme.id for made in listed] == ["c", "d", "b", "a"]


conditions = st.fixed_dictionaries(
    {},
    optional={
        "countries": st.lists(st.sampled_from(["KE", "FI", "BR"]), min_size=1, unique=True),
        "south": st.booleans(),
        "levels": st.lists(st.sampled_from(["municipality", "region"]), min_size=1, unique=True),
        "networks": st.just(["citynet"]),
    },
)


@given(
    st.fixed_dictionaries(
        {"each": conditions, "provider": conditions, "learner": conditions},
        optional={
            "domestic": st.booleans(),
            "mutual": st.booleans(),
            "themes": st.lists(st.sampled_from(["solid-waste", "markets"]), min_size=1),
        },
    ),
    st.sampled_from(EVERYBODY),
    st.sampled_from(EVERYBODY),
)
def test_seen_from_the_other_side_only_the_direction_turns_round(rules, one, other):
    there, back = verdict(rules, one, other), verdict(rules, other, one)
    turned = {"learn": "share", "share": "learn", "either": "either", None: None}
    assert back.direction == turned[there.direction]
    assert there.is_eligible == back.is_eligible == (there.direction is not None)
    assert bool(there.reasons) == (there.direction is None)
