from __future__ import annotations

import math

import pytest

from matchmaker.scoring.columns import columns_of
from matchmaker.scoring.context import context_fit
from matchmaker.scoring.language import language_fit
from matchmaker.scoring.south import south_south
from matchmaker.scoring.typical import stored_typical
from matchmaker.settings import ContextWeights, Settings
from tests.support.builders import profile

TYPICAL = stored_typical().context


def columns(engine, *profiles, **chosen):
    return columns_of(profiles, engine.embed(profiles), Settings(**chosen))


def fit(engine, one, other):
    both = columns(engine, one, other)
    return context_fit(both.take([0]), both.take([1]), Settings(), TYPICAL)


def town(name="ke-a", **context):
    return profile(name, context=context)


FULL = {
    "population": 100_000,
    "climate": "Aw",
    "settlement": ["coastal"],
    "hazards": ["flood"],
    "functions": ["markets"],
}


def test_equal_contexts_are_fully_alike_and_complete(engine):
    found = fit(engine, town(**FULL), town("ke-b", **FULL))
    assert found.similarity[0] == pytest.approx(1)
    assert found.completeness[0] == pytest.approx(1)


def test_unknown_fields_count_as_typical_neither_zero_nor_a_bonus(engine):
    found = fit(engine, town(), town("ke-b"))
    weights = ContextWeights()
    expected = sum(
        getattr(weights, name) * (1.0 if name in {"income", "subregion"} else TYPICAL[name])
        for name in ContextWeights.model_fields
    )
    assert found.similarity[0] == pytest.approx(expected)
    assert found.completeness[0] == pytest.approx(0.30)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(100_000, 1_000_000, 0.5), (100_000, 100_000, 1), (1_000, 10_000_000, 0), (10, 1_000, 0)],
)
def test_population_compares_orders_of_magnitude(engine, one, other, expected):
    found = fit(engine, town(population=one), town("ke-b", population=other))
    assert found.fields["population"][0] == pytest.approx(expected)


@pytest.mark.parametrize(("other", "expected"), [("Aw", 1), ("Am", 0.6), ("Cfa", 0)])
def test_climate_counts_the_main_class_and_the_subtype(engine, other, expected):
    found = fit(engine, town(climate="Aw"), town("ke-b", climate=other))
    assert found.fields["climate"][0] == pytest.approx(expected)


def test_sets_compare_by_jaccards_index(engine):
    found = fit(
        engine,
        town(functions=["markets", "roads", "parks"]),
        town("ke-b", functions=["markets", "roads", "housing"]),
    )
    assert found.fields["functions"][0] == pytest.approx(2 / 4)


def test_income_compares_groups_and_a_country_without_one_is_unknown(engine):
    pairs = {"mz-b": 2 / 3, "fi-b": 1 / 3, "ve-b": None}  # against lower-middle Kenya
    for other, expected in pairs.items():
        value = fit(engine, town(), town(other)).fields["income"][0]
        assert math.isnan(value) if expected is None else value == pytest.approx(expected)


def test_languages_shared_interpreted_or_none(engine):
    seeker = profile("mz-a", languages=["pt"])
    others = [
        profile("br-b", languages=["pt", "en"]),
        profile("ke-c", languages=["en"], capacity={"interpreting": ["pt"]}),
        profile("ke-d", languages=["en"]),
    ]
    both = columns(engine, seeker, *others)
    assert language_fit(both.take([0]), both.take([1, 2, 3]), 0.5).tolist() == [1, 0.5, 0]


def test_two_sides_with_interpreters_meet_in_the_middle(engine):
    both = columns(
        engine,
        profile("mz-a", languages=["pt"], capacity={"interpreting": ["fr"]}),
        profile("ke-b", languages=["sw"], capacity={"interpreting": ["fr"]}),
    )
    assert language_fit(both.take([0]), both.take([1]), 0.5).tolist() == [0.5]


def test_south_south_follows_the_definition_that_is_set(engine):
    def found(definition):
        both = columns(
            engine, profile("ke-a"), profile("tr-b"), profile("fi-c"), south_definition=definition
        )
        return south_south(both.take([0]), both.take([1, 2])).tolist()

    assert found("unctad") == [True, False]
    assert found("g77") == [False, False]  # Türkiye is not of the Group of 77


def test_the_typical_values_cover_every_field_and_lie_in_range():
    assert set(TYPICAL) == set(ContextWeights.model_fields)
    assert all(0 < value < 1 for value in TYPICAL.values())
