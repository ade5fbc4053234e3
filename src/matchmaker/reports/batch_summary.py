"""The figures of a batch on one page: who is served, how well, and what proves it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from matchmaker.matching.batch.result import Batch, Fairness, Quality
from matchmaker.reports.batch_tally import Tally, ratio, tally
from matchmaker.reports.batch_words import ROLES, WORDS, counted
from matchmaker.reports.document import Column, Section, Table, percent
from matchmaker.reports.engine_report import theme_note
from matchmaker.reports.workbook_sheet import DECIMAL, FINE_SHARE, SHARE, WHOLE

_FEW = 5  # governments that are named, not only counted
_LEAST = 0.05  # points that one decimal shows


class Figure(NamedTuple):
    """A figure of the summary.

    Attributes
    ----------
    value, number_format
        For a spreadsheet; ``None`` for what is no number.
    text
        The same in words.
    """

    label: str
    value: float | None
    number_format: str
    text: str


def summary_section(batch: Batch) -> Section:
    """The figures of one page, as a table for people."""
    return Section(
        "Summary",
        paragraphs=theme_note(batch.theme),
        table=_table(_outcome(batch, tally(batch))),
    )


def quality_section(batch: Batch) -> Section:
    """What proves how good the decision is, as a table for people."""
    return Section("How good the decision is", table=_table(_proof(batch.quality, tally(batch))))


def batch_figures(batch: Batch) -> list[Figure]:
    """All figures in the order in which they are read."""
    counts = tally(batch)
    return [*_outcome(batch, counts), *_proof(batch.quality, counts)]


def _table(figures: Iterable[Figure]) -> Table:
    return Table(
        [Column("Figure"), Column("Value", share=1)],
        [[figure.label, figure.text] for figure in figures],
    )


def _outcome(batch: Batch, counts: Tally) -> Iterator[Figure]:
    yield from _served(batch, counts)
    if batch.quality.fairness is not None:
        yield _fairness(batch.quality.fairness, batch.quality)
    yield from _capacities(batch, counts)
    yield Figure("Decided for", None, "", _decided_for(batch))


def _served(batch: Batch, counts: Tally) -> Iterator[Figure]:
    bound = batch.quality.members_bound
    sought = WORDS[batch.mode].sought
    share = f" ({percent(counts.share_matched)})" if counts.share_matched is not None else ""
    limit = _limit(counts.matched, bound, batch.quality)
    matched = f"{counts.matched:,} of {counts.members:,}{share}{limit}"
    yield Figure(f"Members with a {sought}", counts.matched, WHOLE, matched)
    if batch.left_out:
        yield Figure("Left out for mistakes", len(batch.left_out), WHOLE, _left_out(batch))
    locked = f"; {counts.locked:,} locked: given, not chosen" if counts.locked else ""
    yield Figure("Pairs", counts.pairs, WHOLE, f"{counts.pairs:,}{locked}")
    if counts.share_south_south is None or counts.mean is None or counts.tenth is None:
        return
    south = f"{counts.south_south:,} of {counts.pairs:,} ({percent(counts.share_south_south)})"
    yield Figure("South-South pairs", counts.share_south_south, SHARE, south)
    yield Figure("Mean score", counts.mean, DECIMAL, f"{counts.mean:.1f} of 100")
    if counts.strangers or counts.weak:
        yield Figure("Doubtful pairs", None, "", _doubts(counts))
    tenth = f"{counts.tenth:.1f}; nine in ten pairs have at least this score"
    yield Figure("10th percentile", counts.tenth, DECIMAL, tenth)


def _left_out(batch: Batch) -> str:
    names = ", ".join(batch.left_out[:_FEW])
    more = f" and {len(batch.left_out) - _FEW:,} more" if len(batch.left_out) > _FEW else ""
    return f"{len(batch.left_out):,}, which no other figure counts: {names}{more}"


def _doubts(counts: Tally) -> str:
    told = (
        (counts.strangers, "without a shared working language"),
        (counts.weak, "in which neither side gains much"),
    )
    return "; ".join(f"{counted(number, 'pair')} {what}" for number, what in told if number)


def _limit(matched: int, bound: int | None, quality: Quality) -> str:
    if bound is None:
        return ""
    some = "among those considered " if quality.n_candidates < quality.n_eligible else ""
    if matched >= bound:
        return f"; no choice of pairs {some}serves more"
    return f"; no choice of pairs {some}serves more than {bound:,}"


def _fairness(fairness: Fairness, quality: Quality) -> Figure:
    gained, lost = fairness.members_gained, fairness.score_lost
    more = f"{counted(gained, 'more member')} {'has' if gained == 1 else 'have'} a partner"
    without = quality.objective + lost
    share = f" ({abs(lost) / without:.1%})" if without > 0 else ""
    way = "lower" if lost > 0 else "higher"
    text = (
        "it changed nothing: as many members would have a partner without it"
        if not gained and abs(lost) < _LEAST
        else f"{more if gained else 'no more members have a partner'}; the pairs' total score is "
        + (f"{abs(lost):.1f}{share} {way}" if abs(lost) >= _LEAST else "the same")
    )
    return Figure("What fairness cost", lost, DECIMAL, text)


def _capacities(batch: Batch, counts: Tally) -> Iterator[Figure]:
    for role, name in ROLES.items():
        n_role = sum(load.role == role for load in batch.load)
        full = [load.profile.name for load in counts.full if load.role == role]
        if n_role:
            named = f": {', '.join(full)}" if 0 < len(full) <= _FEW else ""
            all_assumed = all(load.assumed for load in batch.load if load.role == role)
            assumed = "; all these capacities are assumed" if full and all_assumed else ""
            text = f"{len(full):,} of {n_role:,}{named}{assumed}"
            yield Figure(f"{name.title()}s at capacity", len(full), WHOLE, text)
    if batch.load:
        text = f"{counts.assumed:,} of {len(batch.load):,}"
        yield Figure("Assumed capacities", counts.assumed, WHOLE, text)


def _decided_for(batch: Batch) -> str:
    fair = "as many members with a partner as possible; then " if batch.settings.fair else ""
    chosen = {
        "welfare": "the largest total score",
        "stable": "stability: no two would rather have each other",
    }
    return f"{fair}{chosen[batch.settings.objective]}"


def _proof(quality: Quality, counts: Tally) -> Iterator[Figure]:
    if not quality.n_eligible:
        yield Figure("Pairs considered", 0, WHOLE, "none: no pair is eligible")
        return
    yield Figure(
        "Total score",
        quality.objective,
        DECIMAL,
        f"{quality.objective:,.1f}, found by: {quality.method}",
    )
    yield Figure(
        "Upper bound",
        quality.bound,
        DECIMAL,
        f"{quality.bound:,.1f}: no choice of pairs{_as_fair(quality)} has a larger total score",
    )
    missing = f"{quality.gap:.2%} of the upper bound is missing" if quality.gap else "none"
    yield Figure("Gap", quality.gap, FINE_SHARE, missing)
    yield Figure("Gain by deciding for all", counts.gain, DECIMAL, _gain(quality, counts.gain))
    blocking = quality.blocking
    yield Figure(
        "Blocking pairs",
        blocking,
        WHOLE,
        f"{counted(blocking, 'pair')} not matched although both sides would gain by it"
        if blocking
        else "none: no two that are not matched would both gain by it",
    )
    yield Figure("Pairs considered", quality.n_candidates, WHOLE, _considered(quality))


def _as_fair(quality: Quality) -> str:
    """The choices that the bound holds for, where it is not all of them."""
    return "" if quality.fairness is None else " that serves as many members"


def _gain(quality: Quality, gain: float) -> str:
    rival = "choosing pair by pair, the best score first"
    if abs(gain) < _LEAST:
        return f"none: {rival}, gives the same total"
    share = ratio(abs(gain), quality.greedy)
    shown = f" ({share:.1%})" if share is not None else ""
    return f"{abs(gain):,.1f} points{shown} {'more' if gain > 0 else 'less'} than {rival}"


def _considered(quality: Quality) -> str:
    if quality.n_candidates == quality.n_eligible:
        return (
            f"all {counted(quality.n_eligible, 'eligible pair')}; the upper bound and the "
            "blocking pairs refer to them"
        )
    return (
        f"a candidate graph of {counted(quality.n_candidates, 'pair')} out of "
        f"{quality.n_eligible:,} that are eligible; the upper bound and the blocking pairs refer "
        "to it alone"
    )
