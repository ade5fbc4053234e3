"""What is known of a pair beyond the two profiles: past exchanges, and programmes that take it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from matchmaker.ledger.ledger import Encounter, Ledger
from matchmaker.profiles.model import Profile
from matchmaker.programmes.eligibility import Assessment, assess_all
from matchmaker.programmes.model import Programme
from matchmaker.settings import SouthDefinition


class PairRecords(NamedTuple):
    """The ledger and the programmes that pairs are held against.

    They leave scores alone: a past exchange neither lifts nor lowers a pair.
    """

    ledger: Ledger = Ledger()
    programmes: Sequence[Programme] = ()

    def history(self, seeker: Profile, candidate: Profile) -> tuple[Encounter, ...]:
        """Exchanges in which both took part, the latest first."""
        return self.ledger.between(seeker.id, candidate.id)

    def assessments(
        self, seeker: Profile, candidate: Profile, south: SouthDefinition, theme: str | None
    ) -> tuple[Assessment, ...]:
        """Every programme, those that take the pair first.

        Parameters
        ----------
        theme
            The theme that the exchange is to be about, if any; rules look at whole profiles.
        """
        return assess_all(self.programmes, seeker, candidate, south, theme)


NOTHING_KNOWN = PairRecords()
