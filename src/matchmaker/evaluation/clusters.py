"""Which judgements are no independent witnesses of each other."""

from __future__ import annotations

from collections.abc import Hashable, Sequence


def clusters_of(marks: Sequence[Sequence[Hashable]]) -> list[Hashable]:
    """A cluster for each entry: entries that share a mark, directly or over others, have one.

    Parameters
    ----------
    marks
        What each entry rests on; one thing at least.
    """
    parent: dict[Hashable, Hashable] = {}

    def root(mark: Hashable) -> Hashable:
        parent.setdefault(mark, mark)
        while parent[mark] != mark:
            mark = parent[mark]
        return mark

    for group in marks:
        for mark in group[1:]:
            parent[root(mark)] = root(group[0])
    return [root(group[0]) for group in marks]
