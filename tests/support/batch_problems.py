"""Batch matches for tests: small registries in memory, and laws that every result keeps."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import strategies as st

from matchmaker.matching.batch.deciding import match_batch
from matchmaker.matching.batch.pair_lists import ListedPair
from matchmaker.matching.batch.preparing import Problem, Request
from matchmaker.matching.batch.result import Batch
from matchmaker.matching.batch.stages import silent
from matchmaker.matching.eligibility import Filters
from matchmaker.matching.pair_records import PairRecords
from matchmaker.profiles.model import Profile
from matchmaker.profiles.registry import Registry
from matchmaker.settings import Settings
from tests.support.strategies import profiles

MODES = ("exchange", "learn", "share")


def listed(*pairs: tuple[str, str]) -> tuple[ListedPair, ...]:
    """Pairs as if they stood in a file, from its second line on."""
    return tuple(ListedPair(a, b, line) for line, (a, b) in enumerate(pairs, start=2))


def batch_problem(registry: Registry, engine, members=None, **asked: Any) -> Problem:
    """A problem of some members (ids; all by default).

    ``filters``, ``locked``, ``forbidden``, ``new_with_new`` and ``records`` are those of the
    request; everything else is a setting, ``batch`` a section of them.
    """
    seeking = [profile.id for profile in registry if not members or profile.id in members]
    request = Request(
        members=frozenset(seeking),
        filters=asked.pop("filters", Filters()),
        locked=listed(*asked.pop("locked", ())),
        forbidden=listed(*asked.pop("forbidden", ())),
        new_with_new=asked.pop("new_with_new", True),
    )
    records = asked.pop("records", PairRecords())
    return Problem(registry, request, engine, Settings(**asked), records, silent)


def matched(registry: Registry, engine, members=None, *, what_if=False, **asked: Any) -> Batch:
    """The batch match of such a problem."""
    return match_batch(batch_problem(registry, engine, members, **asked), what_if=what_if)


def pair_ids(batch: Batch) -> list[tuple[str, str]]:
    """Ids of both sides of each pair."""
    return [(pair.a.id, pair.b.id) for pair in batch.pairs]


@st.composite
def registries(draw: st.DrawFn, least: int = 2, most: int = 6) -> Registry:
    """Registries whose governments state capacities from none to three, or do not state them."""
    count = draw(st.integers(least, most))
    return Registry([_with_capacity(draw, draw(profiles(f"town-{at}"))) for at in range(count)])


def _with_capacity(draw: st.DrawFn, profile: Profile) -> Profile:
    stated = st.none() | st.integers(0, 3)
    capacity = profile.capacity.model_copy(
        update={"hosts_per_year": draw(stated), "visits_per_year": draw(stated)}
    )
    return profile.model_copy(update={"capacity": capacity})


def locks_too_much(problem: Problem) -> bool:
    """Whether the locked pairs alone are more than a government can take part in."""
    pairs = [(pair.a, pair.b) for pair in problem.request.locked]
    return any(
        count > places
        for profile in problem.registry
        for count, places in _taken(profile, pairs, problem)
    )


def _taken(profile: Profile, pairs, problem: Problem):
    """How often a government hosts and visits in some pairs, each with its capacity."""
    as_learner = sum(a == profile.id for a, _ in pairs)
    as_host = sum(b == profile.id for _, b in pairs)
    if problem.settings.mode == "exchange":
        as_learner = as_host = as_learner + as_host
    stated = profile.capacity.visits_per_year, profile.capacity.hosts_per_year
    default = problem.settings.batch.default_capacity
    return [
        (count, default if places is None else places)
        for count, places in zip((as_learner, as_host), stated, strict=True)
    ]


def assert_laws(batch: Batch, problem: Problem) -> None:
    """What holds for every batch match, counted from its pairs alone."""
    mode, settings, request = batch.mode, problem.settings.batch, problem.request
    pairs = pair_ids(batch)
    assert len(set(pairs)) == len(pairs)
    if mode == "exchange":
        assert len({frozenset(pair) for pair in pairs}) == len(pairs)
    assert all(a != b for a, b in pairs)
    locked = {(pair.a, pair.b) for pair in request.locked}
    assert locked <= set(pairs) | {(b, a) for a, b in pairs if mode == "exchange"}
    ruled_out = {frozenset((pair.a, pair.b)) for pair in request.forbidden}
    assert not ruled_out & {frozenset(pair) for pair in pairs}
    visits, hosted = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    if mode == "exchange":
        visits = hosted = visits + hosted
    for profile in problem.registry:
        assert all(count <= places for count, places in _taken(profile, pairs, problem))
    seeking = hosted if mode == "share" else visits
    kept = Counter(id_ for pair in locked for id_ in pair)
    for id_ in request.members:
        assert seeking[id_] <= max(settings.per_city, kept[id_])
    without = {one.profile.id for one in batch.unmatched}
    assert without == {id_ for id_ in request.members if not seeking[id_]}
    for load in batch.load:
        used = hosted if load.role == "host" else visits
        assert load.used == used[load.profile.id] <= load.capacity
    quality = batch.quality
    assert quality.objective <= quality.bound + 1e-9
    assert abs(quality.objective - sum(pair.score.score for pair in batch.pairs)) < 1e-9
