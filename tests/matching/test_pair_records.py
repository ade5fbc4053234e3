"""History and programmes beside the ranking: they mark pairs, and change no score."""

from matchmaker.ledger.ledger import Ledger
from matchmaker.matching.eligibility import Filters
from matchmaker.matching.pair_records import PairRecords
from matchmaker.matching.ranking import rank
from matchmaker.settings import DEFAULTS
from tests.support.builders import exchange, programme
from tests.support.small_registry import small_registry

RECORDS = PairRecords(
    Ledger(
        [
            exchange("pair", "ke-alphaville:learner", "fi-gammastad", years={"from": 2003}),
            exchange("group", "ke-alphaville", "br-betatown", "in-deltanagar"),
        ]
    ),
    [
        programme("north", eligibility={"provider": {"south": False}}),
        programme("ended", status="closed"),
    ],
)


def ranked(engine, records=RECORDS, **filters):
    registry = small_registry()
    seeker = registry.find("ke-alphaville")
    found = rank(registry, seeker, engine, DEFAULTS, Filters(**filters), records)
    return found, {match.candidate.id: match for match in found.matches}


def test_a_match_carries_its_history_and_every_programme(engine):
    _, found = ranked(engine)
    (made,) = found["fi-gammastad"].history
    assert (made.exchange.id, made.role, made.bond) == ("pair", "learner", "pair")
    assert found["br-betatown"].history[0].bond == "met"
    taken = {
        id_: [a.programme.id for a in match.programmes if a.is_eligible]
        for id_, match in found.items()
    }
    assert taken == {"fi-gammastad": ["north"], "br-betatown": [], "in-deltanagar": []}
    assert {len(match.programmes) for match in found.values()} == {2}


def test_records_leave_scores_and_order_alone(engine):
    with_records, _ = ranked(engine)
    without, _ = ranked(engine, PairRecords())
    assert [m.pair for m in with_records.matches] == [m.pair for m in without.matches]


def test_only_new_partners_leaves_out_whom_the_seeker_worked_with_not_whom_it_met(engine):
    found, matches = ranked(engine, new_only=True)
    assert set(matches) == {"br-betatown", "in-deltanagar"}
    assert found.excluded["that you have worked with"] == 1


def test_a_seeker_without_history_has_no_known_partner(engine):
    found, matches = ranked(engine, PairRecords(), new_only=True)
    assert len(matches) == 3
    assert "that you have worked with" not in found.excluded
