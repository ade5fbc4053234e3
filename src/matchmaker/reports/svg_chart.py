"""A chart as SVG: lines, points or bars with two axes; no more than the evaluation draws."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from matchmaker.evaluation.task import Chart, Series
from matchmaker.visible_text import visible

_WIDTH, _HEIGHT = 720, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 20, 44, 56
_BAR_BOTTOM = 120  # room for slanted labels
_TICKS = 5
# Okabe and Ito's colours, which people with any kind of colour vision tell apart.
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")


class _Frame(NamedTuple):
    """The plotting area and the ranges of its axes."""

    x_low: float
    x_high: float
    y_low: float
    y_high: float
    bottom: int

    def x(self, value: float) -> float:
        """Pixels from the left."""
        share = (value - self.x_low) / ((self.x_high - self.x_low) or 1)
        return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        """Pixels from the top."""
        share = (value - self.y_low) / ((self.y_high - self.y_low) or 1)
        return _HEIGHT - self.bottom - share * (_HEIGHT - self.bottom - _TOP)


def svg_chart(chart: Chart) -> str:
    """The chart as an SVG document; the same bytes for the same figures."""
    frame = _frame(chart)
    body = [
        _text(_WIDTH / 2, 22, chart.title, size=16),
        *_axes(chart, frame),
        *_shapes(chart, frame),
        *_legend(chart),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'font-family="sans-serif" fill="#222222">\n'
        f"<title>{_plain(chart.title)}</title>\n"
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>\n' + "\n".join(body) + "\n"
        "</svg>\n"
    )


def _frame(chart: Chart) -> _Frame:
    points = [point for series in chart.series for point in series.points]
    xs = [x for x, _ in points] or [0.0]
    ends = [end for series in chart.series for interval in series.intervals for end in interval]
    ys = [*(y for _, y in points), *ends, chart.least]
    y_low, y_high = _padded(min(ys), max(ys), below=min(ys) < chart.least)
    if chart.kind == "bars":
        return _Frame(min(xs) - 0.6, max(xs) + 0.6, y_low, y_high, _BAR_BOTTOM)
    x_low, x_high = min(xs), max(xs)
    if chart.kind == "points":
        x_low, x_high = _padded(x_low, x_high, below=True)
    return _Frame(x_low, x_high, y_low, y_high, _BOTTOM)


def _padded(low: float, high: float, *, below: bool) -> tuple[float, float]:
    room = 0.08 * ((high - low) or 1)
    return (low - room if below else low), high + room


def _axes(chart: Chart, frame: _Frame) -> Iterator[str]:
    bottom, right = _HEIGHT - frame.bottom, _WIDTH - _RIGHT
    for tick in _ticks(frame.y_low, frame.y_high):
        y = frame.y(tick)
        colour = "#888888" if tick == 0 else "#dddddd"
        yield _line(_LEFT, y, right, y, colour)
        yield _text(_LEFT - 6, y + 4, f"{tick:g}", anchor="end")
    yield _line(_LEFT, _TOP, _LEFT, bottom, "#888888")
    if chart.kind != "bars":
        yield _line(_LEFT, bottom, right, bottom, "#888888")
        for tick in _ticks(frame.x_low, frame.x_high):
            yield _text(frame.x(tick), bottom + 16, f"{tick:g}")
        yield _text((_LEFT + right) / 2, bottom + 38, chart.x)
    middle = (_TOP + bottom) / 2
    yield _text(16, middle, chart.y, turn=-90)


def _shapes(chart: Chart, frame: _Frame) -> Iterator[str]:
    for at, series in enumerate(chart.series):
        colour = _COLOURS[at % len(_COLOURS)]
        if chart.kind == "bars":
            yield from _bars(series, frame, colour)
            continue
        places = [(frame.x(x), frame.y(y)) for x, y in series.points]
        if chart.kind == "lines":
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
            yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
            continue
        for (x, y), label in zip(places, _labels(series), strict=True):
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{colour}"/>'
            yield _text(x, y - 10, label)


def _bars(series: Series, frame: _Frame, colour: str) -> Iterator[str]:
    width = 0.7 * (frame.x(1) - frame.x(0))
    for (at, value), label in zip(series.points, _labels(series), strict=True):
        x, top = frame.x(at), frame.y(max(value, 0))
        height = frame.y(min(value, 0)) - top
        yield (
            f'<rect x="{x - width / 2:.1f}" y="{top:.1f}" width="{width:.1f}" '
            f'height="{height:.1f}" fill="{colour}"/>'
        )
        yield _text(x + 4, _HEIGHT - _BAR_BOTTOM + 14, label, anchor="end", turn=-40)
    for (at, _), (low, high) in zip(series.points, series.intervals, strict=False):
        yield _line(frame.x(at), frame.y(low), frame.x(at), frame.y(high), "#222222")


def _legend(chart: Chart) -> Iterator[str]:
    if len(chart.series) > 1:
        for at, series in enumerate(chart.series):
            y = _TOP + 14 + 18 * at
            yield _line(_WIDTH - 240, y - 4, _WIDTH - 220, y - 4, _COLOURS[at % len(_COLOURS)])
            yield _text(_WIDTH - 214, y, series.name, anchor="start")


def _labels(series: Series) -> Sequence[str]:
    return series.labels or [""] * len(series.points)


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers between two, about five."""
    rough = ((high - low) or 1) / _TICKS
    power = 10 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
    first, last = math.ceil(low / step), math.floor(high / step)
    return [round(number * step, 10) for number in range(first, last + 1)]


def _line(x1: float, y1: float, x2: float, y2: float, colour: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"/>'


def _text(
    x: float, y: float, text: str, *, anchor: str = "middle", size: int = 12, turn: int = 0
) -> str:
    turned = f' transform="rotate({turn} {x:.1f} {y:.1f})"' if turn else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}"{turned}>'
        f"{_plain(text)}</text>"
    )


def _plain(text: str) -> str:
    return escape(visible(text))
