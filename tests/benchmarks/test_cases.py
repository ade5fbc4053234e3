"""The judgements that ship: enough of each kind, about governments that can be matched."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from matchmaker.evaluation.cases import Cases, Kind, is_held_out, load_cases
from matchmaker.profiles.model import Profile
from matchmaker.profiles.registry import Registry
from matchmaker.reference.countries import countries

FILE = Path(__file__).parents[2] / "benchmarks" / "cases.yaml"
CROSS_LANGUAGE = "cross-language"
MANY = {
    "answered-not-shared",
    "theme-not-twin",
    "look-alike-words",
    "language",
    "specific-not-generic",
    "mutual-not-one-sided",
}


@pytest.fixture(scope="module")
def judged(starter: Registry) -> Cases:
    return load_cases(FILE, {profile.id for profile in starter})


@pytest.fixture(scope="module")
def known(starter: Registry, judged: Cases) -> dict[str, Profile]:
    return {profile.id: profile for profile in (*starter, *judged.towns)}


@pytest.mark.parametrize("kind", get_args(Kind))
def test_there_are_enough_of_each_kind(judged, kind):
    count = sum(case.kind == kind for case in judged.cases)
    assert count >= (9 if kind in MANY else 7)


def test_most_are_about_real_governments_alone(judged, starter):
    real = {profile.id for profile in starter}
    of_real = [case for case in judged.cases if {case.seeker, case.better, case.worse} <= real]
    assert len(judged.cases) >= 80
    assert len(of_real) >= 50


def test_about_half_are_held_out(judged):
    held = sum(is_held_out(case.id) for case in judged.cases)
    assert 0.4 <= held / len(judged.cases) <= 0.6


def test_partners_are_of_other_countries_and_one_level_of_association(judged, known):
    for case in judged.cases:
        seeker, better, worse = (known[id_] for id_ in (case.seeker, case.better, case.worse))
        assert seeker.country not in {better.country, worse.country}, case.id
        assert len({p.level == "association" for p in (seeker, better, worse)}) == 1, case.id


def test_every_text_is_in_english_but_where_languages_are_the_point(judged, known):
    for case in judged.cases:
        if case.kind == CROSS_LANGUAGE:
            continue
        for id_ in (case.seeker, case.better, case.worse):
            assert known[id_].text_language == "en", case.id


def test_a_seeker_seeks_the_theme_and_the_better_partner_offers_it(judged, known):
    for case in judged.cases:
        if case.theme is not None:
            wanted = {theme for item in known[case.seeker].challenges for theme in item.themes}
            offered = {theme for item in known[case.better].expertise for theme in item.themes}
            assert case.theme in wanted & offered, case.id


def test_no_judgement_is_made_twice(judged):
    triples = Counter((c.seeker, c.theme, c.better, c.worse) for c in judged.cases)
    assert max(triples.values()) == 1


def test_every_invented_town_is_used(judged):
    used = {id_ for case in judged.cases for id_ in (case.seeker, case.better, case.worse)}
    assert {town.id for town in judged.towns} <= used


def of_kind(judged: Cases, known: dict[str, Profile], kind: str):
    for case in judged.cases:
        if case.kind == kind:
            yield case.id, known[case.seeker], known[case.better], known[case.worse]


def test_only_the_better_one_speaks_the_seekers_language(judged, known):
    for id_, seeker, better, worse in of_kind(judged, known, "language"):
        assert set(seeker.languages) & set(better.languages), id_
        assert not set(seeker.languages) & set(worse.languages), id_
        assert (seeker.capacity.interpreting, worse.capacity.interpreting) == ((), ()), id_


def test_the_worse_one_is_about_a_hundred_times_larger_or_smaller(judged, known):
    for id_, seeker, better, worse in of_kind(judged, known, "size"):
        people = [profile.context.population for profile in (seeker, better, worse)]
        assert None not in people, id_
        for other in people[:2]:
            assert max(people[2], other) / min(people[2], other) >= 80, id_
        assert max(people[:2]) / min(people[:2]) <= 2, id_


def test_the_worse_one_has_less_evidence_and_nothing_else(judged, known):
    ranks = ["stated", "documented", "verified"]
    for id_, _, better, worse in of_kind(judged, known, "evidence"):
        [more], [less] = better.expertise, worse.expertise
        assert ranks.index(more.evidence_level) > ranks.index(less.evidence_level), id_
        assert more.themes == less.themes, id_
        assert (better.country, better.languages, better.context) == (
            worse.country,
            worse.languages,
            worse.context,
        ), id_


def test_the_better_one_is_in_the_south_as_the_seeker_is_and_no_richer(judged, known):
    for id_, seeker, better, worse in of_kind(judged, known, "south-south"):
        of = [countries()[profile.country] for profile in (seeker, better, worse)]
        assert [country.global_south for country in of] == [True, True, False], id_
        assert of[1].income_group == of[2].income_group, id_
        assert better.context == worse.context, id_


def test_there_are_ten_cases_for_each_direction_of_interest(judged, known):
    directions = Counter(
        (seeker.text_language, better.text_language)
        for _, seeker, better, _ in of_kind(judged, known, CROSS_LANGUAGE)
    )
    assert len(directions) >= 4
    assert min(directions.values()) >= 10
    assert {("pt", "fr"), ("pt", "en"), ("fr", "en")} <= directions.keys()


def test_only_what_they_say_sets_partners_in_another_language_apart(judged, known):
    for id_, seeker, better, worse in of_kind(judged, known, CROSS_LANGUAGE):
        assert id_.startswith(f"{seeker.text_language}-{better.text_language}-")
        assert seeker.text_language != better.text_language == worse.text_language, id_
        assert better.languages == worse.languages, id_
        assert set(seeker.languages) & set(better.languages), id_
        assert (better.context, better.capacity) == (worse.context, worse.capacity), id_
        assert countries()[better.country].global_south == countries()[worse.country].global_south


def test_every_town_that_writes_in_another_language_is_translated(judged):
    of_language = {town.id: town.text_language for town in judged.towns}
    assert {town.id for town in judged.translations} == {
        id_ for id_, language in of_language.items() if language != "en"
    }
    assert {town.text_language for town in judged.towns_in_english} == {"en"}
