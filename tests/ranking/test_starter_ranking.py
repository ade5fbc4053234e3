"""Ranking quality on real profiles with the real model: comparisons, each with its reason."""

from __future__ import annotations

import pytest

from matchmaker.embedding.engine import Engine
from matchmaker.matching.eligibility import Filters
from matchmaker.matching.ranking import Ranking, rank
from matchmaker.profiles.registry import Registry
from matchmaker.settings import Settings

# One process encodes the registry for all of them (`--dist loadgroup`).
pytestmark = [pytest.mark.semantic, pytest.mark.xdist_group("real-model")]


def ranking(starter: Registry, engine: Engine, city: str, **chosen: object) -> Ranking:
    theme = chosen.pop("theme", None)
    settings = Settings.model_validate({"top": 50, **chosen})
    return rank(starter, starter.find(city), engine, settings, Filters(theme=theme))


def places(found: Ranking) -> dict[str, int]:
    return {match.candidate.id: match.rank for match in found.matches}


def test_maputo_finds_who_knows_street_trading_among_its_first_five(starter, real_engine):
    first = ranking(starter, real_engine, "Maputo", mode="learn").matches[:5]
    answers = {
        match.candidate.id: answer.expertise
        for match in first
        for answer in match.pair.answers
        if answer.challenge.id == "informal-trade" and answer.strength > 0.5
    }
    assert answers
    assert all(
        {"informal-economy", "markets"} & set(expertise.themes)
        and any(word in expertise.title.lower() for word in ("vendor", "trader", "market"))
        for expertise in answers.values()
    )


def test_most_of_maputos_first_five_exchange_partners_are_south_south(starter, real_engine):
    first = ranking(starter, real_engine, "Maputo").matches[:5]
    assert sum(match.pair.south_south for match in first) >= 4


@pytest.mark.parametrize("mode", ["exchange", "learn"])
@pytest.mark.parametrize("city", ["za-ethekwini", "br-belo-horizonte", "br-porto-alegre"])
def test_the_cities_of_the_documented_exchange_answer_maputo_on_its_theme(
    starter, real_engine, city, mode
):
    found = ranking(starter, real_engine, "Maputo", theme="informal-economy", mode=mode)
    assert places(found)[city] <= 10


@pytest.mark.parametrize(
    ("seeker", "better", "worse", "theme", "reason"),
    [
        ("mz-maputo", "br-belo-horizonte", "fi-lahti", None, "vendors, and Portuguese"),
        ("mz-maputo", "br-porto-alegre", "jp-kitakyushu", None, "vendors, and Portuguese"),
        ("mz-maputo", "za-ethekwini", "zw-mutare", "informal-economy", "Warwick Junction"),
        ("mz-nampula", "br-guarulhos", "fi-tampere", None, "cadastre: documented partners"),
        ("gh-ho", "ug-kampala", "br-guarulhos", None, "sanitation against budgeting"),
    ],
)
def test_this_partner_stands_above_that_one(
    starter, real_engine, seeker, better, worse, theme, reason
):
    at = places(ranking(starter, real_engine, seeker, theme=theme, mode="learn"))
    assert at[better] < at.get(worse, 99), reason


def test_a_score_is_the_same_from_both_sides_in_exchange_mode(starter, real_engine):
    forth = ranking(starter, real_engine, "Maputo").matches
    for match in forth[:5]:
        back = ranking(starter, real_engine, match.candidate.id)
        same = next(other for other in back.matches if other.candidate.id == "mz-maputo")
        assert same.pair.score == pytest.approx(match.pair.score, abs=1e-9)
