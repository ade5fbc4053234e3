"""Locked pairs above capacity: whose, how large it is, and who says so."""

import pytest

from matchmaker.errors import InvalidDataError
from matchmaker.matching.batch.capacities import refuse_overfull
from tests.support.batch_problems import listed
from tests.support.builders import profile

PAIRS = listed(("ke-a", "ug-host"), ("tz-b", "ug-host"))


@pytest.mark.parametrize(
    ("capacity", "says"),
    [
        ({"hosts_per_year": 1}, "its capacity is 1."),
        ({}, "its capacity is 1 (assumed: its profile states none)."),
        (
            {"hosts_per_year": 1, "assumed": True},
            "its capacity is 1 (assumed: its profile says that others estimated it).",
        ),
    ],
)
def test_where_the_number_is_from_is_said(capacity, says):
    known = [profile("ke-a"), profile("tz-b"), profile("ug-host", capacity=capacity)]
    with pytest.raises(InvalidDataError) as caught:
        refuse_overfull(PAIRS, {one.id: one for one in known}, "learn", 1)
    assert caught.value.details == (
        f"lines 2, 3: Host (ug-host) would be host 2 times, but {says}",
    )


def test_pairs_within_capacity_are_kept():
    known = [profile("ke-a"), profile("tz-b"), profile("ug-host")]
    refuse_overfull(PAIRS, {one.id: one for one in known}, "learn", 2)
