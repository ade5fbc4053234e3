"""One checklist over every factor: bounded, monotone, and off when its setting says so."""

from __future__ import annotations

import numpy as np
import pytest

from matchmaker.scoring.combine import FACTORS, factor_values
from matchmaker.settings import Settings

N = 11
GRID = np.linspace(0, 1, N)
ONES = np.ones(N)
# What each factor depends on, in the order of the arguments of `factor_values`.
INPUTS = ("they_help", "you_help", "context", "language", "south_south")
SWITCHED_OFF = {
    "they_help": Settings(mode="learn", seeker_share={"learn": 0.0}),
    "you_help": Settings(mode="learn", seeker_share={"learn": 1.0}),
    "context": Settings(context_base=1.0),
    "language": Settings(language_base=1.0),
    "south_south": Settings(south_south="off"),
}


def values(name: str, settings: Settings) -> np.ndarray:
    """The factor over the grid of its own input, all others at their best."""
    inputs = dict.fromkeys(INPUTS, ONES) | {name: GRID}
    south = inputs.pop("south_south") >= 0.5
    columns = factor_values(*inputs.values(), south, settings.mode, settings)
    return columns[:, FACTORS.index(name)]


@pytest.mark.parametrize("mode", ["exchange", "learn", "share"])
@pytest.mark.parametrize("name", FACTORS)
class TestEveryFactor:
    def test_lies_above_zero_and_reaches_one_at_its_best(self, name, mode):
        found = values(name, Settings(mode=mode))
        assert (found > 0).all()
        assert found[-1] == 1

    def test_never_falls_as_its_input_rises(self, name, mode):
        assert (np.diff(values(name, Settings(mode=mode))) >= 0).all()

    def test_makes_a_difference(self, name, mode):
        found = values(name, Settings(mode=mode))
        assert found[0] < found[-1]


@pytest.mark.parametrize("name", FACTORS)
def test_every_factor_can_be_switched_off(name):
    assert (values(name, SWITCHED_OFF[name]) == 1).all()


def test_the_preference_costs_at_most_its_strength():
    lowest = values("south_south", Settings(south_south_strength=0.5)).min()
    assert lowest == pytest.approx(0.5)


def test_the_floor_keeps_a_pair_with_one_empty_side():
    assert values("they_help", Settings()).min() == pytest.approx(0.02**0.5)
