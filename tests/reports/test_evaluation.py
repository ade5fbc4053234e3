from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import pytest

from matchmaker.errors import UsageError
from matchmaker.evaluation.bootstrap import Draws, Estimate
from matchmaker.evaluation.task import (
    DEFAULT,
    Chart,
    Comparison,
    Group,
    Series,
    TableLayout,
    TaskResult,
)
from matchmaker.matching.engine_info import engine_info
from matchmaker.reports.evaluation import Evaluation, evaluation_report
from matchmaker.reports.evaluation_folder import DEPTH, trec_run, write_folder
from matchmaker.reports.rendering import Format, render
from matchmaker.reports.svg_chart import svg_chart
from matchmaker.settings import DEFAULTS
from tests.support.small_registry import small_registry

SVG = "{http://www.w3.org/2000/svg}"


def read(svg):
    return ET.fromstring(svg)  # noqa: S314 - our own


def chart(kind, name="some figures"):
    series = [Series(name, [(0, 0.25), (1, -0.5), (2, 1.0)], [name, "b", "c"])]
    return Chart("some", name, kind, name, name, series)


def result_of(name="cases"):
    groups = {
        "held_out": Group(40, {"accuracy": Estimate(0.875, 0.8, 0.95)}),
        "all": Group(80, {"accuracy": Estimate(0.9)}),
    }
    worse = {"held_out": Group(40, {"accuracy": Estimate(0.5, 0.4, 0.6)})}
    return TaskResult(
        name=name,
        title="Some cases",
        engines={DEFAULT: groups, "bm25": worse},
        tables=[TableLayout("A table", ["held_out", "all"], ["accuracy"], ["A note."])],
        counts={"cases": 1080},
        notes=["What to know."],
        comparisons=[
            Comparison(
                "held_out", "accuracy", "baselines", "bm25", Estimate(0.375, 0.2, 0.5), 0.0005, 0.02
            )
        ],
        runs={DEFAULT: {"q1": [("ke-b", 2.5), ("ke-a", 1.5)]}},
        relevant={"q1": ["ke-a"]},
        charts=[chart("bars"), Chart("empty", "", "lines", "", "", [])],
        unmeasured={"no-lexical": "The model is weak."},
        extra={"not_right": {"bm25": ["x"]}},
    )


@pytest.fixture
def evaluation(engine):
    info = engine_info(small_registry(), engine, DEFAULTS)
    return Evaluation([result_of()], info, Draws(7, 2000), ["A task was left out."])


def test_json_has_the_figures_of_the_default_at_the_task_and_of_all_by_engine(evaluation):
    data = json.loads(render(evaluation_report(evaluation), Format.json))
    assert list(data) == ["schema", "engine", "seed", "resamples", "tasks"]
    assert data["schema"] == "matchmaker.evaluation/1"
    task = data["tasks"]["cases"]
    assert task["held_out"] == {
        "n": 40,
        "accuracy": 0.875,
        "intervals": {"accuracy": [0.8, 0.95]},
    }
    assert task["engines"]["default"]["held_out"] == task["held_out"]
    assert task["engines"]["bm25"]["held_out"]["accuracy"] == 0.5
    assert task["all"] == {"n": 80, "accuracy": 0.9, "intervals": {}}
    assert task["comparisons"][0]["interval"] == [0.2, 0.5]
    assert task["unmeasured"] == {"no-lexical": "The model is weak."}
    assert task["not_right"] == {"bm25": ["x"]}


def test_people_see_figures_counts_and_what_was_left_out(evaluation):
    page = render(evaluation_report(evaluation), Format.markdown)
    assert re.search(r"\| default \| 0\.875 \\?\[0\.800, 0\.950\\?\] \| 0\.900 \|", page)
    assert re.search(r"\| bm25 \| 0\.500 .* \| - \|", page)
    assert "Cases: 1,080." in page
    assert "Not measured: no-lexical. The model is weak." in page
    assert "A task was left out." in page
    assert "the default is better than bm25" in page
    assert "0.900" in render(evaluation_report(evaluation), Format.table)
    assert "cases,default,held_out,accuracy,40,0.875,0.8,0.95" in render(
        evaluation_report(evaluation), Format.csv
    )


def test_a_table_can_be_turned_for_many_groups(evaluation):
    layout = TableLayout("A table", ["held_out", "all"], ["accuracy"], turned=True)
    turned = evaluation._replace(results=[evaluation.results[0]._replace(tables=[layout])])
    page = render(evaluation_report(turned), Format.markdown)
    assert "|  | default | bm25 |" in page
    assert re.search(r"\| held out \(40\) \| 0\.875 .* \| 0\.500 .* \|", page)
    assert re.search(r"\| all \(80\) \| 0\.900 \| - \|", page)


def test_the_folder_holds_a_page_figures_runs_and_plots(evaluation, tmp_path):
    folder = tmp_path / "new" / "report"
    written = write_folder(evaluation_report(evaluation), evaluation.results, folder)
    names = sorted(str(path.relative_to(folder)) for path in written)
    assert names == [
        "plots/cases.some.svg",
        "report.json",
        "report.md",
        "runs/cases.default.run",
        "runs/cases.qrels",
    ]
    assert "](plots/cases.some.svg)" in (folder / "report.md").read_text()
    assert (folder / "runs/cases.qrels").read_text() == "q1 0 ke-a 1\n"
    before = {path: path.read_bytes() for path in written}
    write_folder(evaluation_report(evaluation), evaluation.results, folder)
    assert before == {path: path.read_bytes() for path in written}


def test_a_file_is_no_folder(evaluation, tmp_path):
    path = tmp_path / "report"
    path.write_text("mine")
    with pytest.raises(UsageError, match="not a folder"):
        write_folder(evaluation_report(evaluation), evaluation.results, path)
    assert path.read_text() == "mine"


def test_a_run_is_in_the_format_of_trec_in_the_order_given():
    listed = [(f"ke-{at:02}", 1.0) for at in range(60)]
    lines = [line.split() for line in trec_run({"b": listed, "a": listed}, "tag").splitlines()]
    assert lines[0] == ["a", "Q0", "ke-00", "1", str(DEPTH), "tag"]
    assert [line[0] for line in lines] == ["a"] * DEPTH + ["b"] * DEPTH
    scores = [float(line[4]) for line in lines[:DEPTH]]
    assert scores == sorted(set(scores), reverse=True)


@pytest.mark.parametrize("kind", ["lines", "points", "bars"])
def test_a_chart_is_svg_within_its_frame(kind):
    root = read(svg_chart(chart(kind)))
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    for circle in root.iter(f"{SVG}circle"):
        assert 0 <= float(circle.attrib["cx"]) <= width
        assert 0 <= float(circle.attrib["cy"]) <= height
    for rect in root.iter(f"{SVG}rect"):
        assert float(rect.attrib["height"]) >= 0
    drawn = {"lines": "polyline", "points": "circle", "bars": "rect"}[kind]
    assert len(list(root.iter(f"{SVG}{drawn}"))) == {"lines": 1, "points": 3, "bars": 4}[kind]


def test_bars_below_zero_hang_from_the_line_of_zero():
    rects = list(read(svg_chart(chart("bars"))).iter(f"{SVG}rect"))[1:]
    (up, down, _) = ((float(r.attrib["y"]), float(r.attrib["height"])) for r in rects)
    assert sum(up) == pytest.approx(down[0], abs=0.2)


def test_bars_have_their_intervals_within_the_frame():
    bars = Series("s", [(0, 0.25), (1, -0.5)], ["a", "b"], [(-1.0, 0.5), (-2.0, 3.0)])
    plain = list(read(svg_chart(Chart("c", "t", "bars", "x", "y", [bars]))).iter(f"{SVG}line"))
    whiskers = [line.attrib for line in plain[-2:]]
    for whisker in whiskers:
        assert whisker["x1"] == whisker["x2"]
        assert 0 < float(whisker["y2"]) < float(whisker["y1"]) < 400
    one, other = (float(w["y1"]) - float(w["y2"]) for w in whiskers)
    assert other == pytest.approx(5 / 1.5 * one, abs=0.5)


def test_an_axis_begins_at_the_least_unless_a_value_is_less():
    for values, first in (((0.8, 0.9), "0.5"), ((0.2, 0.9), "0.2")):
        drawn = Chart("c", "t", "lines", "x", "y", [Series("s", list(enumerate(values)))], 0.5)
        ticks = [text.text for text in read(svg_chart(drawn)).iter(f"{SVG}text")]
        assert first in ticks
        assert "0" not in ticks[1:5]


def test_a_chart_of_one_point_or_of_equal_heights_is_drawn():
    flat = Series("s", [(1, 0.0)])
    for kind in ("lines", "points", "bars"):
        assert read(svg_chart(Chart("c", "t", kind, "x", "y", [flat, flat]))).tag == f"{SVG}svg"


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", 'a" onload="x', "\x1b[31m\u202e"])
def test_texts_of_a_chart_are_escaped(text):
    drawn = svg_chart(chart("bars", text))
    root = read(drawn)
    assert not list(root.iter(f"{SVG}script"))
    assert not any("onload" in element.attrib for element in root.iter())
    assert "\x1b" not in drawn
    assert "\u202e" not in drawn
