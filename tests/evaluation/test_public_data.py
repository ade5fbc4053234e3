from __future__ import annotations

from matchmaker.evaluation.public_data import by_engine
from matchmaker.evaluation.task import Group


def test_figures_are_turned_round_and_keep_the_order_of_both():
    one, other = Group(1, {}), Group(2, {})
    found = by_engine({"goals": {"default": one, "best": one}, "targets": {"default": other}})
    assert found == {"default": {"goals": one, "targets": other}, "best": {"goals": one}}
    assert [list(groups) for groups in (found, found["default"])] == [
        ["default", "best"],
        ["goals", "targets"],
    ]
