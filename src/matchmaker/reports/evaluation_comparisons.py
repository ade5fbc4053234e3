"""What an evaluation's comparisons show: sentences of what is clearly better or worse, tables."""

from __future__ import annotations

from collections.abc import Sequence

from matchmaker.evaluation.bootstrap import Estimate
from matchmaker.evaluation.engines import BASELINE_FAMILY, LABELS, PART_FAMILY
from matchmaker.evaluation.task import Comparison
from matchmaker.reports.document import Column, Section, Table

LEAST_SURE = 0.05  # a difference is clear where p, corrected for the number of comparisons, is less
_LEAST_P = 0.001
_AGAINST = {
    BASELINE_FAMILY: "Against simple baselines",
    PART_FAMILY: "Against itself with one part off",
}
_BETTER, _WORSE, _UNCLEAR = "better than", "worse than", "not clearly different from"


def verdicts(comparisons: Sequence[Comparison]) -> list[str]:
    """In words, for all that were corrected together: what the default beats, and what it does not.

    What only its own interval tells apart, without the correction, is said after that: a loss shall
    not hide behind it.
    """
    found = []
    for together in _families(comparisons):
        first = together[0]
        clear = [_side(one, clear=one.p_holm < LEAST_SURE) for one in together]
        alone = [
            _side(one, clear=_excludes_zero(one.difference) and one.p_holm >= LEAST_SURE)
            for one in together
        ]
        shown = _told(clear, (_BETTER, _WORSE, _UNCLEAR))
        if all(side == _UNCLEAR for side, _ in clear):
            shown = f"{_UNCLEAR} any of them"
        sentence = (
            f"{_heading(first)}: the default is {shown} "
            f"(p < {LEAST_SURE:g}, corrected for {len(together)} comparisons by Holm)."
        )
        if only_alone := _told(alone, (_BETTER, _WORSE)):
            sentence += f" By its 95 % interval alone, uncorrected: {only_alone}."
        found.append(sentence)
    return found


def comparison_sections(comparisons: Sequence[Comparison]) -> list[Section]:
    """A table for all comparisons that were corrected together."""
    return [Section(_heading(one[0]), table=_table(one)) for one in _families(comparisons)]


def shown_name(name: str) -> str:
    """The name of a group or measure for people."""
    return name.replace("_", " ")


def figure_cell(figure: Estimate | None) -> str | tuple[str, ...]:
    """A figure, its interval on a line of its own."""
    if figure is None:
        return "-"
    if figure.low is None or figure.high is None:
        return f"{figure.value:.3f}"
    return (f"{figure.value:.3f}", f"[{figure.low:.3f}, {figure.high:.3f}]")


def _families(comparisons: Sequence[Comparison]) -> list[list[Comparison]]:
    found: dict[tuple[str, str, str], list[Comparison]] = {}
    for one in comparisons:
        found.setdefault((one.group, one.measure, one.family), []).append(one)
    return list(found.values())


def _heading(one: Comparison) -> str:
    return f"{_AGAINST[one.family]}, on {shown_name(one.group)} ({one.measure})"


def _side(one: Comparison, *, clear: bool) -> tuple[str, str]:
    side = _BETTER if one.difference.value > 0 else _WORSE
    return (side if clear else _UNCLEAR), one.engine


def _told(sides: Sequence[tuple[str, str]], wanted: Sequence[str]) -> str:
    parts = []
    for side in wanted:
        engines = [engine for of, engine in sides if of == side]
        if engines:
            parts.append(f"{side} {', '.join(engines)}")
    return "; ".join(parts)


def _excludes_zero(difference: Estimate) -> bool:
    low, high = difference.low, difference.high
    return low is not None and high is not None and not low <= 0 <= high


def _table(comparisons: Sequence[Comparison]) -> Table:
    columns = [
        Column("Against"),
        Column("What it is", share=1, width=20),
        Column(("Default less", "that"), "right"),
        Column("p", "right"),
        Column("p (Holm)", "right"),
    ]
    rows = [
        [
            one.engine,
            LABELS.get(one.engine, ""),
            figure_cell(one.difference),
            _p(one.p),
            _p(one.p_holm),
        ]
        for one in comparisons
    ]
    return Table(columns, rows)


def _p(value: float) -> str:
    return f"<{_LEAST_P:g}" if value < _LEAST_P else f"{value:.3f}"
