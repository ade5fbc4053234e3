"""Which of many members may be matched with which governments, and why the others may not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from matchmaker.matching.assignment.instance import IntArray
from matchmaker.matching.eligibility import Filters, Rule, refusal, rules_for
from matchmaker.profiles.model import Profile
from matchmaker.scoring.columns import BoolArray
from matchmaker.settings import Mode, Settings


def _something_to_answer(seeker: Profile, mode: Mode) -> Rule:
    """That a partner lists what the mode needs of it; a ranking shows the others at its end."""
    if mode == "learn":
        return "that list no expertise", lambda other: bool(other.expertise)
    if mode == "share":
        return "that list no challenges", lambda other: bool(other.challenges)
    asks, offers = bool(seeker.challenges), bool(seeker.expertise)
    return (
        "with nothing to answer on either side",
        lambda other: bool((asks and other.expertise) or (offers and other.challenges)),
    )


class EligiblePairs:
    """The rules of a ranking for every seeker at once.

    They depend on a seeker only by its country, its South, whether it is an association, and
    whether it lists challenges and expertise, so they are applied once to each such kind.

    Parameters
    ----------
    seekers, partners
        The rows and columns.
    ruled_out
        Ids of the partners that a seeker is not matched with whatever the rules say, by its id.
    """

    def __init__(
        self,
        seekers: Sequence[Profile],
        partners: Sequence[Profile],
        filters: Filters,
        settings: Settings,
        ruled_out: Mapping[str, Mapping[str, str]],
    ) -> None:
        self._seekers, self._partners = seekers, partners
        self._at = {partner.id: at for at, partner in enumerate(partners)}
        self._ruled_out = ruled_out
        kinds: dict[tuple[str | bool, ...], int] = {}
        self._kind = np.array(
            [kinds.setdefault(_kind(seeker), len(kinds)) for seeker in seekers], dtype=np.int64
        )
        self._rules: list[list[Rule]] = [[] for _ in kinds]
        for seeker, kind in zip(seekers, self._kind.tolist(), strict=True):
            own = _something_to_answer(seeker, settings.mode)
            self._rules[kind] = [*rules_for(seeker, filters, settings), own]
        self._admitted = np.array(
            [[refusal(partner, rules) is None for partner in partners] for rules in self._rules],
            dtype=bool,
        ).reshape(len(kinds), len(partners))

    def admits(self, rows: slice, columns: slice) -> BoolArray:
        """Which pairs may be matched, of shape (n_rows, n_columns)."""
        result = self._admitted[self._kind[rows], columns].copy()
        start, stop, _ = columns.indices(len(self._partners))
        for row, seeker in enumerate(self._seekers[rows]):
            for id_ in (seeker.id, *self._ruled_out.get(seeker.id, ())):
                at = self._at.get(id_, -1)
                if start <= at < stop:
                    result[row, at - start] = False
        return result

    def count(self, *, unordered: bool) -> int:
        """How many pairs may be matched.

        Parameters
        ----------
        unordered
            Whether two seekers that may be matched either way are one pair.
        """
        row_of = np.full(len(self._partners), -1)
        for row, seeker in enumerate(self._seekers):
            if seeker.id in self._at:
                row_of[self._at[seeker.id]] = row
        total = 0
        for row, seeker in enumerate(self._seekers):
            columns = self.partners_of(row)
            total += len(columns)
            if unordered and seeker.id in self._at:
                later = row_of[columns]
                kinds = self._kind[later[later > row]]
                # What is ruled out is so both ways, and is not in the columns.
                total -= int(self._admitted[kinds, self._at[seeker.id]].sum())
        return total

    def partners_of(self, row: int) -> IntArray:
        """Columns of the partners that one seeker may be matched with."""
        return np.flatnonzero(self.admits(slice(row, row + 1), slice(None))[0])

    def excluded(self, row: int) -> Counter[str]:
        """How many governments fell to which reason, for one seeker."""
        seeker = self._seekers[row]
        ruled_out = self._ruled_out.get(seeker.id, {})
        rules = self._rules[int(self._kind[row])]
        reasons: Counter[str] = Counter()
        for partner in self._partners:
            if partner.id == seeker.id:
                continue
            reason = ruled_out.get(partner.id) or refusal(partner, rules)
            if reason is not None:
                reasons[reason] += 1
        return reasons


def _kind(seeker: Profile) -> tuple[str | bool, ...]:
    """What the rules ask of a seeker; South follows from the country."""
    association = seeker.level == "association"
    return seeker.country, association, bool(seeker.challenges), bool(seeker.expertise)
