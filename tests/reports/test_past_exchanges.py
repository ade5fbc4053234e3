import pytest

from matchmaker.ledger.ledger import Ledger
from matchmaker.reports.past_exchanges import encounter_line, history_mark, years_text
from tests.support.builders import exchange


def between(*made):
    return Ledger(made).between("ke-a", "tz-b")


@pytest.mark.parametrize(
    ("years", "text"),
    [
        ({}, ""),
        ({"from": 2013, "to": 2015}, "2013-2015"),
        ({"from": 2013, "to": 2013}, "2013"),
        ({"from": 1996}, "from 1996"),
        ({"to": 2008}, "until 2008"),
        ({"from": 2014, "to": 2014, "approximate": True}, "about 2014"),
        ({"approximate": True}, ""),
        ({"from": 1990, "approximate": True}, "from about 1990"),
        ({"to": 2008, "approximate": True}, "until about 2008"),
        ({"from": 2000, "to": 2019, "approximate": True}, "about 2000-2019"),
    ],
)
def test_years_are_said_as_far_as_they_are_known(years, text):
    assert years_text(exchange(years=years).years) == text


def test_a_known_pair_is_marked_with_the_years_of_its_exchanges():
    pair = exchange("pair", years={"from": 2013, "to": 2015})
    event = exchange("event", "ke-a", "tz-b", "ug-c", years={"from": 2020, "to": 2020})
    assert history_mark(between(pair)) == "worked together 2013-2015"
    assert history_mark(between(pair, event)) == "worked together 2013-2015"
    assert history_mark(between(event)) == "at the same event 2020"
    assert history_mark(between(exchange())) == "worked together"
    assert history_mark(()) == ""


def test_years_of_two_exchanges_stand_once_and_the_latest_first():
    made = [exchange(f"x{n}", years={"from": y, "to": y}) for n, y in enumerate([2001, 2013, 2013])]
    assert history_mark(between(*made)) == "worked together 2013, 2001"


def test_a_line_says_when_what_and_who_learned():
    (made,) = between(exchange("x", "ke-a:learner", "tz-b", years={"to": 2008}))
    assert encounter_line(made, "Alphaville") == (
        "until 2008: Sorting waste at markets (Alphaville learned). Source: A test's source."
    )
    (event,) = between(exchange("x", "ke-a", "tz-b", "ug-c"))
    assert encounter_line(event, "Alphaville") == (
        "years not known: Sorting waste at markets (both at a group event, perhaps without an "
        "exchange of their own). Source: A test's source."
    )
