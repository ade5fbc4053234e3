from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from matchmaker.evaluation.clusters import clusters_of


def test_entries_are_together_over_others_and_else_apart():
    one, other, alone, between = clusters_of([["a"], ["b"], ["c"], ["a", "b"]])
    assert one == other == between != alone


@given(st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=3), max_size=8))
def test_clusters_are_the_finest_that_keep_a_mark_together(marks):
    clusters = clusters_of(marks)
    reached = [{at} for at in range(len(marks))]
    for _ in marks:  # as often as it takes to walk over every entry
        for own in reached:
            own |= {other for at in own for other, m in enumerate(marks) if set(m) & set(marks[at])}
    for at, own in enumerate(reached):
        assert own == {other for other, cluster in enumerate(clusters) if cluster == clusters[at]}
