"""Partners across languages: the judged cases, and profiles that change their language."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import mean

import pytest

from matchmaker.embedding.engine import Engine
from matchmaker.evaluation.case_task import CROSS_LANGUAGE, case_query
from matchmaker.evaluation.cases import Cases, load_cases
from matchmaker.evaluation.product_engines import ScoredWorld
from matchmaker.evaluation.world import World
from matchmaker.matching.ranking import rank
from matchmaker.profiles.model import Profile
from matchmaker.profiles.registry import Registry
from matchmaker.settings import DEFAULTS
from tests.support.builders import light_engine
from tests.support.portuguese import portuguese_profiles

CASES = Path(__file__).parents[2] / "benchmarks" / "cases.yaml"
TOP = 10

# One process encodes the registry for all of them (`--dist loadgroup`).
pytestmark = pytest.mark.xdist_group("real-model")


@pytest.fixture(scope="module")
def loaded() -> Cases:
    return load_cases(CASES)


def share_right(loaded: Cases, towns: Sequence[Profile], engine: Engine) -> float:
    """Share of the cases across languages whose better partner has the higher score."""
    world = World(tuple(towns))
    scored = ScoredWorld(world, engine, DEFAULTS)
    across = [case for case in loaded.cases if case.kind == CROSS_LANGUAGE]
    pairs = [scored.score(case_query(world, case)).score for case in across]
    return mean(float(better > worse) for better, worse in pairs)


@pytest.mark.semantic
def test_four_of_five_cases_across_languages_are_in_the_right_order(loaded, real_engine):
    assert share_right(loaded, loaded.towns, real_engine) >= 0.8


@pytest.mark.semantic
def test_with_all_texts_in_english_a_few_more_are(loaded, real_engine):
    assert share_right(loaded, loaded.towns_in_english, real_engine) >= 0.85


def test_without_the_model_words_and_themes_find_most_of_them(loaded, store):
    assert share_right(loaded, loaded.towns, light_engine(store)) >= 0.7


def first_ten(starter: Registry, engine: Engine, seeker: Profile) -> set[str]:
    return {match.candidate.id for match in rank(starter, seeker, engine, DEFAULTS).matches[:TOP]}


def kept(starter: Registry, engine: Engine) -> list[float]:
    """Share of each profile's first ten partners that stay when it is written in Portuguese."""
    return [
        len(first_ten(starter, engine, english) & first_ten(starter, engine, portuguese)) / TOP
        for english, portuguese in portuguese_profiles()
    ]


@pytest.mark.semantic
def test_most_partners_stay_when_a_profile_is_written_in_portuguese(starter, real_engine):
    shares = kept(starter, real_engine)
    assert len(shares) == 20
    assert mean(shares) >= 0.6
    assert min(shares) >= 0.3


def test_so_they_do_without_the_model(starter, store):
    assert mean(kept(starter, light_engine(store))) >= 0.6
