"""Everything a batch match needs before it decides: who, with whom, for what, and how often."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from matchmaker.embedding.engine import Engine
from matchmaker.errors import MatchmakerError
from matchmaker.matching.assignment.instance import UNIT, BoolArray, Instance, IntArray
from matchmaker.matching.batch.candidates import Candidates, candidate_pairs
from matchmaker.matching.batch.capacities import (
    partner_roles,
    places_in,
    refuse_overfull,
    seeking_roles,
    used_by,
)
from matchmaker.matching.batch.eligible_pairs import EligiblePairs
from matchmaker.matching.batch.pair_lists import ListedPair
from matchmaker.matching.batch.stages import Stages
from matchmaker.matching.eligibility import WORKED_WITH, Filters, focused_seeker, refuse_empty
from matchmaker.matching.filter_names import resolve_theme
from matchmaker.matching.pair_records import PairRecords
from matchmaker.profiles.model import Profile
from matchmaker.profiles.registry import Registry
from matchmaker.scoring.columns import Columns, columns_of
from matchmaker.scoring.scorer import Scorer
from matchmaker.settings import Mode, Settings


class Request(NamedTuple):
    """What is asked for.

    Attributes
    ----------
    members
        Ids of the governments that look for a partner; all are in the registry.
    locked
        Pairs to keep.
    forbidden
        Pairs to rule out.
    new_with_new
        Whether members are matched with each other too.
    left_out
        Names of would-be members that could not be read, for the reports.
    """

    members: frozenset[str]
    filters: Filters = Filters()
    locked: Sequence[ListedPair] = ()
    forbidden: Sequence[ListedPair] = ()
    new_with_new: bool = True
    left_out: tuple[str, ...] = ()


class Problem(NamedTuple):
    """A request with everything it is decided by.

    Attributes
    ----------
    registry
        Everyone, the members included.
    stages
        Opens each stage of the work and gives what is told of its progress.
    """

    registry: Registry
    request: Request
    engine: Engine
    settings: Settings
    records: PairRecords
    stages: Stages


class Prepared(NamedTuple):
    """The problem to decide.

    Attributes
    ----------
    governments
        Everyone, by id; node ``n`` of the instance is government ``n`` modulo their number.
    members
        Everyone that looks for a partner, by id.
    nothing_listed
        Members that list nothing that the mode or theme needs, by id, and what that is.
    seekers
        The other members, reduced to the theme, in the order of the rows.
    partners
        Everyone that may be a partner, in the order of the columns.
    seeker_nodes, partner_nodes
        Their nodes in the instance.
    instance
        One pair for each candidate.
    """

    governments: tuple[Profile, ...]
    members: tuple[Profile, ...]
    nothing_listed: Mapping[str, str]
    seekers: tuple[Profile, ...]
    partners: tuple[Profile, ...]
    seeker_columns: Columns
    partner_columns: Columns
    seeker_nodes: IntArray
    partner_nodes: IntArray
    eligible: EligiblePairs
    candidates: Candidates
    instance: Instance
    scorer: Scorer
    theme: str | None
    request: Request


def prepare(problem: Problem) -> Prepared:
    """Score the candidates and count the places.

    Raises
    ------
    InvalidDataError
        If more pairs are locked than a government can take part in.
    UsageError
        If no theme has the name.
    """
    registry, request, engine, settings, records, stages = problem
    profiles = {profile.id: profile for profile in registry}
    default = settings.batch.default_capacity
    refuse_overfull(request.locked, profiles, settings.mode, default)
    filters = request.filters
    if filters.theme is not None:
        filters = filters._replace(theme=resolve_theme(filters.theme))
    members = tuple(profile for profile in registry if profile.id in request.members)
    seekers, nothing_listed = _focused(members, filters.theme, settings.mode)
    partners = tuple(
        profile for profile in registry if request.new_with_new or profile.id not in request.members
    )
    eligible = EligiblePairs(
        seekers, partners, filters, settings, _ruled_out(request, filters, records, settings.mode)
    )
    scorer = Scorer.of(engine, settings)
    with stages("encoding") as progress:
        partner_columns = columns_of(partners, engine.embed(partners, progress), settings)
        seeker_columns = partner_columns
        if seekers != partners:  # the same object where they are the same, which saves half
            seeker_columns = columns_of(seekers, engine.embed(seekers, progress), settings)
    nodes = {id_: node for node, id_ in enumerate(profiles)}
    places = _places(tuple(profiles.values()), request, settings)
    offset = 0 if settings.mode == "exchange" else len(nodes)
    seeker_nodes = np.array([nodes[profile.id] for profile in seekers], dtype=np.int64)
    partner_nodes = offset + np.array([nodes[profile.id] for profile in partners], dtype=np.int64)
    candidates = candidate_pairs(
        seeker_columns, partner_columns, eligible, places[partner_nodes] > 0, scorer, stages
    )
    if settings.mode == "exchange":
        candidates = candidates.keep(
            _better_orientation(
                seeker_nodes[candidates.rows], partner_nodes[candidates.columns], candidates.scores
            )
        )
    return Prepared(
        governments=tuple(registry),
        members=members,
        nothing_listed=nothing_listed,
        seekers=seekers,
        partners=partners,
        seeker_columns=seeker_columns,
        partner_columns=partner_columns,
        seeker_nodes=seeker_nodes,
        partner_nodes=partner_nodes,
        eligible=eligible,
        candidates=candidates,
        instance=Instance(
            tails=seeker_nodes[candidates.rows],
            heads=partner_nodes[candidates.columns],
            worth=np.rint(candidates.scores * UNIT).astype(np.int64),
            places=places,
            wants=_wanting(nodes, request, settings.mode),
        ),
        scorer=scorer,
        theme=filters.theme,
        request=request,
    )


def seeking_side(pair: ListedPair, mode: Mode) -> str:
    """Id of the side of a directed pair that looks for the other one."""
    return pair.b if mode == "share" else pair.a


def _focused(
    members: Iterable[Profile], theme: str | None, mode: Mode
) -> tuple[tuple[Profile, ...], dict[str, str]]:
    """Members reduced to the theme, and what the others lack."""
    seekers: list[Profile] = []
    lacking: dict[str, str] = {}
    for member in members:
        try:
            refuse_empty(member, mode)
            seekers.append(focused_seeker(member, theme, mode))
        except MatchmakerError as error:
            lacking[member.id] = error.message
    return tuple(seekers), lacking


def _ruled_out(
    request: Request, filters: Filters, records: PairRecords, mode: Mode
) -> dict[str, dict[str, str]]:
    """Partners that a member is not matched with, and why, by its id."""
    result: dict[str, dict[str, str]] = {}
    if filters.new_only:
        for id_ in request.members:
            result[id_] = dict.fromkeys(records.ledger.partners(id_), WORKED_WITH)
    for pair in request.forbidden:
        result.setdefault(pair.a, {})[pair.b] = "ruled out"
        result.setdefault(pair.b, {})[pair.a] = "ruled out"
    for pair in request.locked:
        seeks = seeking_side(pair, mode)
        other = pair.b if seeks == pair.a else pair.a
        result.setdefault(seeks, {})[other] = "locked already"
        if mode == "exchange":  # else the other way round is an exchange of its own
            result.setdefault(other, {})[seeks] = "locked already"
    return result


def _places(profiles: Sequence[Profile], request: Request, settings: Settings) -> IntArray:
    """Places that are left at every node: of the seeking role, then of the other one."""
    mode, batch = settings.mode, settings.batch
    locked = used_by([(pair.a, pair.b) for pair in request.locked], mode)

    def left(profile: Profile, *, seeks: bool) -> int:
        roles = seeking_roles(mode) if seeks else partner_roles(mode)
        used = max(locked[profile.id, role] for role in roles)
        most = places_in(profile, roles, batch.default_capacity)
        if seeks and profile.id in request.members:
            most = min(most, max(batch.per_city, used))
        return most - used

    seeking = [left(profile, seeks=True) for profile in profiles]
    if mode == "exchange":
        return np.array(seeking, dtype=np.int64)
    answering = [left(profile, seeks=False) for profile in profiles]
    return np.array([*seeking, *answering], dtype=np.int64)


def _wanting(nodes: Mapping[str, int], request: Request, mode: Mode) -> BoolArray:
    """Nodes of members that no locked pair gives a partner."""
    wants = np.zeros(len(nodes) * (1 if mode == "exchange" else 2), dtype=bool)
    wants[[nodes[id_] for id_ in request.members]] = True
    for pair in request.locked:
        served = pair[:2] if mode == "exchange" else (seeking_side(pair, mode),)
        wants[[nodes[id_] for id_ in served]] = False
    return wants


def _better_orientation(tails: IntArray, heads: IntArray, scores: np.ndarray) -> BoolArray:
    """Of two candidates that are one pair seen from both sides: the better, or the first."""
    low, high = np.minimum(tails, heads), np.maximum(tails, heads)
    order = np.lexsort((tails, -np.rint(scores * UNIT), high, low))
    first = np.ones(len(order), dtype=bool)
    first[1:] = (np.diff(low[order]) != 0) | (np.diff(high[order]) != 0)
    kept = np.zeros(len(order), dtype=bool)
    kept[order[first]] = True
    return kept
