from __future__ import annotations

import random

import pytest

from matchmaker.errors import NothingEligibleError, UnknownNameError, UsageError
from matchmaker.matching.cautions import MEANINGS, cautions
from matchmaker.matching.eligibility import Filters
from matchmaker.matching.ranking import rank
from matchmaker.profiles.registry import Registry
from matchmaker.settings import Settings
from tests.support.builders import item, profile

VENDORS = item("Street vendors crowd the pavements", themes=["informal-economy"])
LICENSING = item("Licensing street vendors with bays on pavements", themes=["informal-economy"])
MARKET = item("Rebuilding the market hall with its traders", themes=["markets"])
COMPOST = item("Composting household waste with women's groups", themes=["composting"])

SEEKER = profile("mz-seeker", challenges=[VENDORS], expertise=[COMPOST])
OTHERS = [
    profile("ke-licensing", challenges=[COMPOST], expertise=[LICENSING]),
    profile("fi-licensing", challenges=[COMPOST], expertise=[LICENSING]),
    profile("br-compost", challenges=[VENDORS], expertise=[COMPOST]),
    profile("tz-market", challenges=[COMPOST], expertise=[MARKET]),
    profile("mz-neighbour", challenges=[COMPOST], expertise=[LICENSING]),
    profile("ke-association", level="association", expertise=[LICENSING]),
    profile("ug-nothing"),
]
REGISTRY = Registry([SEEKER, *OTHERS])


def ids(ranking):
    return [match.candidate.id for match in ranking.matches]


def ranked(engine, filters=None, seeker=SEEKER, registry=REGISTRY, **chosen):
    return rank(registry, seeker, engine, Settings(**chosen), filters)


def test_who_answers_stands_above_who_has_the_same_problem(engine):
    found = ids(ranked(engine))
    assert found.index("ke-licensing") < found.index("br-compost")


def test_of_two_equal_partners_the_southern_one_is_preferred(engine):
    found = ids(ranked(engine))
    assert found.index("ke-licensing") < found.index("fi-licensing")


def test_the_preference_is_off_and_only_on_demand(engine):
    scores = {
        how: {m.candidate.id: m.pair.score for m in ranked(engine, south_south=how).matches}
        for how in ("prefer", "off", "only")
    }
    assert scores["off"]["fi-licensing"] == pytest.approx(scores["prefer"]["fi-licensing"] / 0.9)
    assert scores["off"]["ke-licensing"] == pytest.approx(scores["prefer"]["ke-licensing"])
    assert "fi-licensing" not in scores["only"]


def test_what_the_preference_changed_is_reported(engine):
    effect = ranked(engine, top=1, south_south_strength=0.5).preference
    assert effect.strength == 0.5
    assert effect.relevance_lost >= 0
    assert ranked(engine, south_south="off").preference is None


def test_a_northern_partner_that_is_better_on_everything_else_can_be_displaced(engine):
    close = [
        profile("fi-best", challenges=[COMPOST], expertise=[LICENSING]),
        profile("ke-good", challenges=[COMPOST], expertise=[LICENSING], languages=["sw"]),
    ]
    registry = Registry([SEEKER, *close])
    strong = ranked(engine, registry=registry, top=1, south_south_strength=0.5)
    assert ids(strong) == ["ke-good"]
    assert [p.id for p in strong.preference.entered] == ["ke-good"]
    assert [p.id for p in strong.preference.left] == ["fi-best"]


def test_compatriots_and_the_seeker_itself_are_left_out_unless_domestic(engine):
    assert "mz-neighbour" not in ids(ranked(engine))
    assert "mz-neighbour" in ids(ranked(engine, Filters(domestic=True)))
    assert "mz-seeker" not in ids(ranked(engine, Filters(domestic=True)))


def test_a_seeker_from_a_file_replaces_its_own_entry_in_the_registry(engine):
    newer = SEEKER.model_copy(update={"name": "Seeker, newer"})
    assert "mz-seeker" not in ids(ranked(engine, Filters(domestic=True), seeker=newer))


def test_associations_are_ranked_with_associations_unless_a_level_asks(engine):
    assert "ke-association" not in ids(ranked(engine))
    assert ids(ranked(engine, Filters(levels=("association",)))) == ["ke-association"]
    union = profile("za-union", level="association", challenges=[VENDORS])
    assert ids(ranked(engine, seeker=union)) == ["ke-association"]


def test_excluded_governments_are_counted_by_reason(engine):
    found = ranked(engine, Filters(countries=("KE",)))
    assert found.excluded == {
        "associations": 1, "in the same country": 1, "in another country": 4,
    }  # fmt: skip
    assert found.n_eligible == 1


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(regions=("Eastern Africa",)), {"ke-licensing", "tz-market", "ug-nothing"}),
        (Filters(regions=("Europe",)), {"fi-licensing"}),
        (Filters(regions=("Europe", "Americas")), {"fi-licensing", "br-compost"}),
        (Filters(countries=("TZ", "FI")), {"tz-market", "fi-licensing"}),
        (Filters(theme="informal-economy"), {"ke-licensing", "fi-licensing", "tz-market"}),
    ],
)
def test_filters_keep_what_they_say(engine, filters, expected):
    assert set(ids(ranked(engine, filters))) == expected


def test_a_theme_keeps_the_seekers_challenges_in_it(engine):
    both = profile("mz-both", challenges=[VENDORS, item("No drains", themes=["drainage"])])
    found = ranked(engine, Filters(theme="informal-economy"), seeker=both)
    assert [item.id for item in found.seeker.challenges] == ["street-vendors-crowd-the-pavements"]


def test_sharing_on_a_theme_looks_for_those_who_have_the_challenge(engine):
    found = ids(ranked(engine, Filters(theme="composting"), mode="share"))
    assert set(found) == {"ke-licensing", "fi-licensing", "tz-market"}


@pytest.mark.parametrize("name", ["Informal economy", "vendedores ambulantes"])
def test_a_theme_by_another_name_ranks_as_its_id_does(engine, name):
    by_id, by_name = (ranked(engine, Filters(theme=t)) for t in ("informal-economy", name))
    assert by_name.theme == by_id.theme == "informal-economy"
    assert by_name.matches == by_id.matches


def test_an_unknown_theme_offers_near_ones(engine):
    with pytest.raises(UnknownNameError) as caught:
        ranked(engine, Filters(theme="informal-economi"))
    assert "informal-economy" in caught.value.near


def test_a_theme_the_seeker_does_not_list_is_said_with_those_it_lists(engine):
    with pytest.raises(NothingEligibleError) as caught:
        ranked(engine, Filters(theme="ports"))
    assert "informal-economy" in caught.value.hint


def test_a_seeker_without_challenges_can_exchange_but_not_learn(engine):
    seeker = profile("mz-offers", expertise=[COMPOST])
    assert ranked(engine, seeker=seeker).matches[0].pair.answers == ()
    with pytest.raises(UsageError, match="cannot learn"):
        ranked(engine, seeker=seeker, mode="learn")


def test_a_seeker_without_expertise_cannot_share(engine):
    with pytest.raises(UsageError, match="cannot share"):
        ranked(engine, seeker=profile("mz-asks", challenges=[VENDORS]), mode="share")


def test_a_seeker_with_neither_cannot_be_matched(engine):
    with pytest.raises(UsageError, match="neither challenges nor expertise"):
        ranked(engine, seeker=profile("mz-empty"))


def test_a_registry_of_one_has_nobody_to_rank(engine):
    with pytest.raises(NothingEligibleError, match="nobody to rank"):
        ranked(engine, registry=Registry([SEEKER]))


def test_a_minimum_that_nobody_reaches_names_the_best_score(engine):
    with pytest.raises(NothingEligibleError, match="the best has"):
        ranked(engine, min_score=100)


def test_the_minimum_and_the_number_are_kept(engine):
    everyone = ranked(engine)
    third = everyone.matches[2].pair.score
    assert len(ranked(engine, min_score=third).matches) == 3
    assert len(ranked(engine, top=2).matches) == 2


def test_the_order_of_files_is_irrelevant(engine):
    expected = ids(ranked(engine))
    for seed in range(5):
        shuffled = random.Random(seed).sample(OTHERS, len(OTHERS))  # noqa: S311 - not a secret
        assert ids(ranked(engine, registry=Registry(shuffled))) == expected


def test_ties_are_broken_by_id(engine):
    twins = [profile(f"ke-{name}", expertise=[LICENSING]) for name in ("c", "a", "b")]
    assert ids(ranked(engine, registry=Registry(twins))) == ["ke-a", "ke-b", "ke-c"]


def test_cautions_say_what_to_check_first(engine):
    codes = {
        match.candidate.id: {caution.code for caution in match.cautions}
        for match in ranked(engine).matches
    }
    assert "stated-only" in codes["ke-licensing"]
    assert "no-challenges" in codes["ug-nothing"]
    french = profile("sn-french", languages=["fr"], expertise=[LICENSING], challenges=[COMPOST])
    alone = ranked(engine, registry=Registry([french])).matches[0]
    assert alone.cautions[0].code == "no-language"


def test_profiles_in_other_languages_are_said_to_be_compared_by_theme(engine):
    spanish = SEEKER.model_copy(update={"text_language": "es"})
    found = ranked(engine, seeker=spanish).matches[0]
    assert "text-language" in {caution.code for caution in found.cautions}
    assert "text-language" not in {c.code for c in ranked(engine).matches[0].cautions}


@pytest.mark.parametrize(
    ("ours", "theirs", "readable", "has_model", "said"),
    [
        ("en", "en", frozenset({"en"}), True, None),
        ("en", "pt", frozenset({"en"}), True, "word by word"),
        ("pt", "pt", frozenset({"en"}), True, "word by word"),
        ("en", "sw", frozenset({"en"}), True, "by theme"),
        ("en", "pt", frozenset({"en", "pt"}), True, None),  # a multilingual model
        ("en", "pt", None, True, None),
        ("pt", "en", frozenset({"fr"}), True, "by theme"),  # a gloss is of no use to it
        ("en", "pt", None, False, "word by word"),  # the light engine
        ("pt", "pt", None, False, None),
        ("en", "de", None, False, "by theme"),
    ],
)
def test_how_texts_in_two_languages_are_compared_is_said(
    engine, ours, theirs, readable, has_model, said
):
    match = ranked(engine).matches[0]
    seeker = SEEKER.model_copy(update={"text_language": ours})
    candidate = match.candidate.model_copy(update={"text_language": theirs})
    found = cautions(seeker, candidate, match.pair, 0.1, readable, has_model=has_model)
    texts = [caution.text for caution in found if caution.code == "text-language"]
    assert [said in text for text in texts] == ([True] if said else [])


def test_every_caution_has_a_meaning_for_the_legend(engine):
    codes = {caution.code for match in ranked(engine).matches for caution in match.cautions}
    assert codes <= MEANINGS.keys()
