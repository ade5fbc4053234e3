from __future__ import annotations

from matchmaker.evaluation.public_data import by_engine, engines_told
from matchmaker.evaluation.task import Group


def test_figures_are_turned_round_and_keep_the_order_of_both():
    one, other = Group(1, {}), Group(2, {})
    found = by_engine({"goals": {"default": one, "best": one}, "targets": {"default": other}})
    assert found == {"default": {"goals": one, "targets": other}, "best": {"goals": one}}
    assert [list(groups) for groups in (found, found["default"])] == [
        ["default", "best"],
        ["goals", "targets"],
    ]


def test_only_the_engines_that_have_figures_are_told_of():
    told = engines_told(["default", "dense", "joined"], {"joined": "all texts as one"})
    assert told == (
        "default: the similarity as it ships; dense: its model of meaning alone; "
        "joined: all texts as one."
    )
