"""Dates seen from today: stale, not yet come, and the days between."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.checking.calendar_dates import date_findings
from matchmaker.checking.facts import Facts, Mark
from tests.support.checking import TODAY, facts_in, fields_text

LIMIT = 730


def found(text: str, today: dt.date = TODAY, limit: int = LIMIT) -> list[tuple[str, str]]:
    return [
        (str(finding.code), finding.path)
        for finding in date_findings("a.yaml", facts_in(text), today, limit)
    ]


def verified(day: dt.date) -> str:
    return fields_text(verified_on=day.isoformat())


@pytest.mark.parametrize(("age", "stale"), [(0, False), (LIMIT, False), (LIMIT + 1, True)])
def test_a_profile_is_stale_from_the_day_after_the_limit(age, stale):
    text = verified(TODAY - dt.timedelta(days=age))
    assert found(text) == ([("MM303", "verified_on")] if stale else [])


def test_a_stale_profile_is_told_with_its_date_age_and_place():
    (finding,) = date_findings("a.yaml", facts_in(verified(dt.date(2020, 1, 1))), TODAY, LIMIT)
    assert (finding.file, finding.line, finding.column) == ("a.yaml", 12, 1)
    assert finding.message == "last verified on 2020-01-01, 2251 days ago"


def test_the_limit_is_a_setting():
    text = verified(TODAY - dt.timedelta(days=31))
    assert found(text, limit=31) == []
    assert found(text, limit=30) == [("MM303", "verified_on")]


@pytest.mark.parametrize(("ahead", "future"), [(0, False), (1, False), (2, True), (10_000, True)])
def test_tomorrow_may_have_come_already_where_the_profile_was_written(ahead, future):
    text = verified(TODAY + dt.timedelta(days=ahead))
    assert found(text) == ([("MM209", "verified_on")] if future else [])


def test_every_date_and_year_of_a_profile_is_looked_at():
    text = fields_text(
        verified_on="2026-03-03",
        readiness={"endorsed_on": "2027-01-01"},
        context={"population": 5, "population_year": 2027},
        sources=[
            {"id": "s1", "title": "T", "year": 2026},
            {"id": "s2", "title": "T", "year": 2030},
        ],
    )
    assert sorted(found(text)) == [
        ("MM209", "context.population_year"),
        ("MM209", "readiness.endorsed_on"),
        ("MM209", "sources[1].year"),
        ("MM209", "verified_on"),
    ]


def test_on_the_last_day_of_a_year_the_next_one_may_have_begun():
    text = fields_text(verified_on="2025-01-01", sources=[{"id": "s1", "title": "T", "year": 2026}])
    assert found(text, dt.date(2025, 12, 31)) == []
    assert found(text, dt.date(2025, 12, 30)) == [("MM209", "sources[0].year")]


@pytest.mark.parametrize(
    ("date", "hint"), [("2030-01-01", "Correct the date."), ("2030", "Correct the year.")]
)
def test_a_future_date_says_what_today_is(date, hint):
    facts = Facts(dates=(Mark(date, 3, 4, "x"),))
    (finding,) = date_findings("a.yaml", facts, TODAY, LIMIT)
    assert (finding.line, finding.column, finding.path) == (3, 4, "x")
    assert finding.message == f"{date} lies in the future (today is 2026-03-01)"
    assert finding.hint == hint


def test_a_profile_without_dates_has_none_to_look_at():
    assert list(date_findings("a.yaml", Facts(), TODAY, LIMIT)) == []


@given(st.dates(), st.dates(), st.integers(1, 4000))
def test_no_date_is_both_stale_and_in_the_future_on_any_day_of_the_calendar(day, today, limit):
    codes = [code for code, _ in found(verified(day), today, limit)]
    age = (today - day).days
    assert codes == (["MM303"] if age > limit else ["MM209"] if age < -1 else [])
