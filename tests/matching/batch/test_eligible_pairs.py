"""The rules of a ranking, for many seekers at once."""

from __future__ import annotations

import pytest

from matchmaker.errors import NothingEligibleError
from matchmaker.matching.batch.eligible_pairs import EligiblePairs
from matchmaker.matching.eligibility import Filters, eligible_candidates
from matchmaker.settings import Settings
from tests.support.builders import item, profile

WASTE = item("Sorting waste at markets")
GOVERNMENTS = (
    profile("br-one", challenges=[WASTE], expertise=[WASTE]),
    profile("br-two", challenges=[WASTE], expertise=[WASTE]),
    profile("fi-north", challenges=[WASTE], expertise=[WASTE]),
    profile("ke-hosts", expertise=[WASTE]),
    profile("ke-learns", challenges=[WASTE], level="county"),
    profile("ug-union", challenges=[WASTE], expertise=[WASTE], level="association"),
    profile("tz-union", challenges=[WASTE], expertise=[WASTE], level="association"),
)


EVERYONE = Filters()


def eligible(filters=EVERYONE, mode="exchange", ruled_out=None):
    settings = Settings(mode=mode)
    return EligiblePairs(GOVERNMENTS, GOVERNMENTS, filters, settings, ruled_out or {})


@pytest.mark.parametrize("south_south", ["prefer", "only"])
@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(domestic=True),
        Filters(regions=("Africa",)),
        Filters(countries=("FI", "KE")),
        Filters(levels=("county",)),
        Filters(theme="solid-waste"),
    ],
)
def test_the_rules_are_those_of_a_ranking(filters, south_south):
    settings = Settings(mode="exchange", south_south=south_south)
    pairs = EligiblePairs(GOVERNMENTS, GOVERNMENTS, filters, settings, {})
    for row, seeker in enumerate(GOVERNMENTS):
        try:
            expected = eligible_candidates(seeker, GOVERNMENTS, filters, settings)
        except NothingEligibleError:
            assert not len(pairs.partners_of(row))
            continue
        found = [GOVERNMENTS[column].id for column in pairs.partners_of(row)]
        assert found == [candidate.id for candidate in expected.candidates]
        assert pairs.excluded(row) == expected.excluded


@pytest.mark.parametrize(("mode", "missing"), [("learn", "ke-learns"), ("share", "ke-hosts")])
def test_a_partner_needs_what_the_mode_asks_of_it(mode, missing):
    pairs = eligible(mode=mode)
    assert missing not in [GOVERNMENTS[column].id for column in pairs.partners_of(0)]
    assert missing in [GOVERNMENTS[column].id for column in eligible().partners_of(0)]


def test_single_pairs_can_be_ruled_out_with_their_reason():
    pairs = eligible(ruled_out={"br-one": {"fi-north": "that are ruled out"}})
    assert "fi-north" not in [GOVERNMENTS[column].id for column in pairs.partners_of(0)]
    assert pairs.excluded(0)["that are ruled out"] == 1
    assert "fi-north" in [GOVERNMENTS[column].id for column in pairs.partners_of(1)]


def test_blocks_are_parts_of_the_whole():
    pairs = eligible(ruled_out={"br-two": {"ke-hosts": "that are ruled out"}})
    whole = pairs.admits(slice(None), slice(None))
    for start in range(len(GOVERNMENTS)):
        block = pairs.admits(slice(start, start + 2), slice(1, 5))
        assert (block == whole[start : start + 2, 1:5]).all()


@pytest.mark.parametrize("filters", [Filters(), Filters(regions=("Africa",))])
def test_pairs_are_counted_once_or_for_each_side(filters):
    pairs = eligible(filters)
    whole = pairs.admits(slice(None), slice(None))
    assert pairs.count(unordered=False) == whole.sum()
    assert pairs.count(unordered=True) == (whole | whole.T).sum() // 2
