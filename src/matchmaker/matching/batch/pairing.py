"""The pairs of a batch match with their scores, cautions and past, as a ranking would give them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from matchmaker.embedding.vector_store import Progress
from matchmaker.matching.assignment.instance import BoolArray
from matchmaker.matching.batch.preparing import Prepared, Problem, seeking_side
from matchmaker.matching.batch.result import Pair
from matchmaker.matching.cautions import cautions
from matchmaker.matching.eligibility import refusal, rules_for
from matchmaker.profiles.model import Profile
from matchmaker.scoring.columns import Columns, columns_of
from matchmaker.scoring.pair import turned_round


class Pairing:
    """Makes pairs of a seeker and a partner.

    Parameters
    ----------
    prepared
        Whose seekers are reduced to the theme.
    """

    def __init__(self, prepared: Prepared, problem: Problem) -> None:
        self._prepared = prepared
        self._engine, self._settings = problem.engine, problem.settings
        self._records = problem.records
        self._whole = {profile.id: profile for profile in prepared.governments}

    def chosen(self, chosen: BoolArray, progress: Progress) -> Iterator[Pair]:
        """Pairs of the candidates that were chosen."""
        prepared = self._prepared
        picked = np.flatnonzero(chosen)
        for done, at in enumerate(picked.tolist(), start=1):
            row = int(prepared.candidates.rows[at])
            column = int(prepared.candidates.columns[at])
            yield self._pair(
                prepared.seekers[row],
                prepared.partners[column],
                prepared.seeker_columns.take([row]),
                prepared.partner_columns.take([column]),
                locked=False,
            )
            progress(1, len(picked) - done)

    def locked(self) -> Iterator[Pair]:
        """Pairs that were given; a side that lists nothing in the theme is taken as it is."""
        focused = {seeker.id: seeker for seeker in self._prepared.seekers}
        for listed in self._prepared.request.locked:
            asks = seeking_side(listed, self._settings.mode)
            members = self._prepared.request.members
            if self._settings.mode == "exchange" and asks not in members and listed.b in members:
                asks = listed.b
            other = listed.b if asks == listed.a else listed.a
            seeker, partner = focused.get(asks, self._whole[asks]), self._whole[other]
            columns = self._columns(seeker, partner)
            pair = self._pair(seeker, partner, columns.take([0]), columns.take([1]), locked=True)
            yield pair._replace(despite=self._objection(seeker, partner))

    def _objection(self, seeker: Profile, partner: Profile) -> str:
        """What would have ruled a locked pair out."""
        request, exchange = self._prepared.request, self._settings.mode == "exchange"
        if not ({seeker.id, partner.id} if exchange else {seeker.id}) & request.members:
            return "nobody in this batch looks for it"
        if seeker.id in self._prepared.nothing_listed:
            return "its member lists nothing to match"
        filters = request.filters._replace(theme=self._prepared.theme)
        reason = refusal(partner, rules_for(seeker, filters, self._settings))
        return f"a filter rules it out: {reason}" if reason else ""

    def _columns(self, seeker: Profile, partner: Profile) -> Columns:
        both = (seeker, partner)
        return columns_of(both, self._engine.embed(both), self._settings)

    def _pair(
        self,
        seeker: Profile,
        partner: Profile,
        seeker_columns: Columns,
        partner_columns: Columns,
        *,
        locked: bool,
    ) -> Pair:
        scorer = self._prepared.scorer
        score = scorer.score_pair(seeker, partner, seeker_columns, partner_columns)
        found = cautions(
            seeker,
            partner,
            score,
            scorer.unknown_coverage,
            self._engine.readable,
            has_model=self._engine.dense is not None,
        )
        whole = self._whole[seeker.id], self._whole[partner.id]
        if self._settings.mode == "share":  # the seeker is the host, which stands second
            a, b = whole[::-1]
            return Pair(a, b, turned_round(score), locked, found, self._records.history(a, b))
        a, b = whole
        return Pair(a, b, score, locked, found, self._records.history(a, b))
