"""What a batch match decided, for whom, and how good it is."""

from __future__ import annotations

from typing import Literal, NamedTuple

from matchmaker.ledger.ledger import Encounter
from matchmaker.matching.cautions import Caution
from matchmaker.matching.engine_info import EngineInfo
from matchmaker.profiles.model import Profile
from matchmaker.scoring.pair import PairScore
from matchmaker.settings import BatchSettings, Mode

Role = Literal["learner", "host"]
Reason = Literal[
    "no-eligible-partner",
    "partners-full",
    "below-minimum",
    "no-own-capacity",
    "nothing-listed",
]


class Pair(NamedTuple):
    """Two governments that are matched.

    Attributes
    ----------
    a, b
        In the modes ``learn`` and ``share`` the learner and the host; in ``exchange`` the two
        sides, the one that looks for a partner first.
    score
        As seen from ``a``: ``they_help`` is what ``b`` answers of its challenges.
    locked
        Whether the pair was given, not chosen.
    despite
        Why a locked pair would not have been considered; empty if nothing speaks against it.
    """

    a: Profile
    b: Profile
    score: PairScore
    locked: bool
    cautions: tuple[Caution, ...]
    history: tuple[Encounter, ...]
    despite: str = ""


class Unmatched(NamedTuple):
    """A member without a partner, and why.

    Attributes
    ----------
    reason
        A stable code.
    text
        One sentence for people, with what would change it.
    """

    profile: Profile
    reason: Reason
    text: str


class Load(NamedTuple):
    """How much of its capacity a government uses in one role.

    Attributes
    ----------
    capacity
        Exchanges a year.
    assumed
        Whether the profile states none, or says that the number is assumed.
    """

    profile: Profile
    role: Role
    used: int
    capacity: int
    assumed: bool

    @property
    def is_full(self) -> bool:
        """Whether no place is left."""
        return self.used >= self.capacity


class Fairness(NamedTuple):
    """What it changed to give a partner to as many members as possible.

    Attributes
    ----------
    members_gained
        Members that have a partner now and had none without it.
    score_lost
        Total score that the pairs have less than without it.
    """

    members_gained: int
    score_lost: float


class Quality(NamedTuple):
    """How good the decision is, within the candidate graph.

    Attributes
    ----------
    method
        The solver that was used, in words.
    objective
        Sum of the scores of all pairs.
    bound
        No choice of pairs from the candidate graph can have a larger sum; where fairness was asked
        for, none that gives a partner to as many members.
    greedy
        Sum that choosing pair by pair, the best score first, would give.
    blocking
        Candidate pairs that are not matched although both sides would gain by it.
    n_candidates
        Pairs of the candidate graph.
    n_eligible
        Pairs that may be matched at all.
    members_bound
        No choice can give a partner to more members; ``None`` unless fairness was asked for.
    fairness
        ``None`` unless it was asked for.
    """

    method: str
    objective: float
    bound: float
    greedy: float
    blocking: int
    n_candidates: int
    n_eligible: int
    members_bound: int | None = None
    fairness: Fairness | None = None

    @property
    def gap(self) -> float:
        """Share of the bound that is missing, in [0, 1]."""
        return max(0.0, (self.bound - self.objective) / self.bound) if self.bound > 0 else 0.0


class ExtraPlace(NamedTuple):
    """What one more place at a government would be worth.

    Attributes
    ----------
    roles
        The roles in which it would need the place, in each of them one.
    capacity
        What it has now, in each of them.
    shadow_price
        Estimated gain in total score, from the prices of the present solution.
    score_gained, members_gained
        The real gain, by solving again.
    """

    profile: Profile
    roles: tuple[Role, ...]
    capacity: int
    shadow_price: float
    score_gained: float
    members_gained: int


class Batch(NamedTuple):
    """The partners of many members.

    Attributes
    ----------
    members
        Those that look for a partner, in the order of their ids.
    theme
        Id of the theme that was asked for, if any.
    pairs
        By the member that looks for a partner, its best pair first.
    load
        By role and id, of everyone who could be matched.
    left_out
        Names of would-be members that could not be read.
    readable
        Languages that the engine's model reads; ``None`` if it is not tied to any.
    extra_places
        The largest gain first; ``None`` unless it was asked for.
    settings
        In force for this batch.
    typical_coverage
        Mean coverage over the starter registry's pairs: what weaker answers fall short of.
    """

    members: tuple[Profile, ...]
    mode: Mode
    theme: str | None
    pairs: tuple[Pair, ...]
    unmatched: tuple[Unmatched, ...]
    load: tuple[Load, ...]
    quality: Quality
    extra_places: tuple[ExtraPlace, ...] | None
    settings: BatchSettings
    new_with_new: bool
    typical_coverage: float
    engine: EngineInfo
    left_out: tuple[str, ...] = ()
    readable: frozenset[str] | None = None
