"""The candidate graph: all pairs where they are few, both sides' best lists where they are many."""

from __future__ import annotations

import pytest

from matchmaker.matching.batch.preparing import prepare
from matchmaker.matching.eligibility import Filters
from matchmaker.matching.ranking import rank
from matchmaker.profiles.registry import Registry
from matchmaker.settings import Settings
from tests.support.batch_problems import MODES, batch_problem
from tests.support.builders import item, profile

SUBJECTS = (
    ("Sorting waste at markets", "solid-waste"),
    ("Licensing street vendors", "informal-economy"),
    ("Budgets that residents decide", "participation"),
    ("Canals against floods", "drainage"),
)
COUNTRIES = ("ke", "br", "in", "fi", "ug", "mz", "tz", "co")


def towns(count):
    """Each seeks one subject and offers the next; every town's texts are its own."""
    return Registry(
        [
            profile(
                f"{COUNTRIES[at % len(COUNTRIES)]}-town-{at}",
                challenges=[item(f"{wanted} in {at} wards", themes=[theme])],
                expertise=[item(f"{offered} since year {at}", themes=[other])],
            )
            for at in range(count)
            for (wanted, theme), (offered, other) in [
                (SUBJECTS[at % 4], SUBJECTS[(at * 7 + 1) % 4])
            ]
        ]
    )


def prepared(engine, registry, members=None, **asked):
    return prepare(batch_problem(registry, engine, members, **asked))


def edges(made):
    """Scores by the ids of seeker and partner."""
    candidates = made.candidates
    return {
        (made.seekers[row].id, made.partners[column].id): score
        for row, column, score in zip(
            candidates.rows, candidates.columns, candidates.scores, strict=True
        )
    }


@pytest.mark.parametrize("mode", MODES)
def test_scores_are_those_of_a_ranking_to_the_last_digit(engine, mode):
    registry = towns(9)
    made = prepared(engine, registry, mode=mode)
    found = edges(made)
    for seeker in registry:
        ranking = rank(registry, seeker, engine, Settings(mode=mode, top=99))
        for match in ranking.matches:
            pair = (seeker.id, match.candidate.id)
            if mode == "exchange" and pair not in found:
                assert found[pair[::-1]] == pytest.approx(match.pair.score, rel=1e-12)
            else:
                assert found[pair] == match.pair.score


@pytest.mark.parametrize("mode", MODES)
def test_long_lists_hold_every_pair(engine, mode):
    registry = towns(10)
    everything = prepared(engine, registry, mode=mode)
    listed = prepared(engine, registry, mode=mode, batch={"all_pairs_below": 0, "candidates": 10})
    assert edges(listed) == edges(everything)
    assert listed.candidates.n_eligible == everything.candidates.n_eligible


@pytest.mark.parametrize("mode", ["learn", "share"])
def test_short_lists_hold_the_best_of_both_sides(engine, mode):
    registry = towns(12)
    everything = edges(prepared(engine, registry, mode=mode))
    found = edges(
        prepared(engine, registry, mode=mode, batch={"all_pairs_below": 0, "candidates": 1})
    )
    assert len(found) < len(everything)
    for side in (0, 1):
        for town in registry:
            own = {pair: score for pair, score in everything.items() if pair[side] == town.id}
            assert max(own.values()) == pytest.approx(
                max(score for pair, score in found.items() if pair[side] == town.id), rel=1e-5
            )


def test_a_host_without_a_place_takes_no_place_in_a_list(engine):
    full = profile(
        "za-famous",
        expertise=[item(f"{SUBJECTS[0][0]} in 0 wards", themes=[SUBJECTS[0][1]])],
        capacity={"hosts_per_year": 0},
    )
    registry = Registry([*towns(8), full])
    made = prepared(engine, registry, mode="learn", batch={"all_pairs_below": 0, "candidates": 1})
    assert not any(host == full.id for _, host in edges(made))
    assert any(host == full.id for _, host in edges(prepared(engine, registry, mode="learn")))


def test_pairs_below_the_minimum_are_no_candidates(engine):
    registry = towns(8)
    scores = sorted(edges(prepared(engine, registry, mode="learn")).values())
    least = round(scores[len(scores) // 2], 6)
    kept = edges(prepared(engine, registry, mode="learn", min_score=least))
    assert sorted(kept.values()) == [score for score in scores if round(score, 6) >= least]


def test_an_exchange_on_a_theme_is_seen_from_the_side_that_gains_more(engine):
    asks = profile(
        "ke-asks",
        challenges=[item("Licensing street vendors", themes=["informal-economy"])],
        expertise=[item("Canals against floods", themes=["drainage"])],
    )
    offers = profile(
        "br-offers",
        challenges=[item("Canals against floods", themes=["drainage"])],
        expertise=[item("Licensing street vendors", themes=["informal-economy"])],
    )
    made = prepared(engine, Registry([asks, offers]), filters=Filters(theme="informal-economy"))
    assert list(edges(made)) == [("ke-asks", "br-offers")]
    assert list(made.nothing_listed) == ["br-offers"]
