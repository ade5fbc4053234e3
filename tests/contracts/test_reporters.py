"""One checklist over every report in every format."""

import csv
import io
import json
import re

import pytest
from rich.cells import cell_len

from matchmaker.reports.escaping import visible
from matchmaker.reports.rendering import Format, render
from tests.support.hostile import HOSTILE, raw_controls

REPORTS = ("matches", "explanation", "batch", "history", "profile", "import", "themes")
reports = pytest.mark.parametrize("kind", REPORTS)
formats = pytest.mark.parametrize("chosen", list(Format))
hostile = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())

_UNESCAPED = re.compile(r"(?<!\\)(?:\\\\)*[`*_\[\]<>|]")


def tables(markdown):
    """Cells of each line of each table."""
    blocks = [block.splitlines() for block in markdown.split("\n\n") if block.startswith("| ")]
    return [[cells(line) for line in block] for block in blocks]


def cells(line):
    """Cells of a line, as GitHub splits them: at every bar without a backslash before it."""
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|"))]


@reports
def test_json_parses_and_carries_a_versioned_schema(report_of, registry, kind):
    data = json.loads(render(report_of(kind, registry), Format.json))
    assert re.fullmatch(r"matchmaker\.[a-z]+/1", data["schema"])
    assert next(iter(data)) == "schema"


@reports
def test_csv_has_the_same_columns_on_every_row(report_of, registry, kind):
    text = render(report_of(kind, registry), Format.csv)
    header, *rows = csv.reader(io.StringIO(text))
    assert len(set(header)) == len(header)
    assert rows
    assert {len(row) for row in rows} == {len(header)}


@reports
def test_markdown_tables_have_equal_cell_counts_and_a_rule(report_of, registry, kind):
    text = render(report_of(kind, registry), Format.markdown)
    assert tables(text)
    for _, rule, *rows in tables(text):
        assert all(re.fullmatch(r"---:?", cell) for cell in rule)
        assert {len(row) for row in rows} == {len(rule)}


@reports
@pytest.mark.parametrize("width", [40, 60, 80, 160])
def test_no_line_of_the_table_is_wider_than_the_terminal(report_of, registry, kind, width):
    text = render(report_of(kind, registry), Format.table, width=width)
    assert max(map(cell_len, text.splitlines())) <= width


@reports
@formats
def test_two_renderings_are_the_same_bytes(report_of, registry, kind, chosen):
    first = render(report_of(kind, registry), chosen)
    second = render(report_of(kind, registry), chosen)
    assert first.encode() == second.encode()


@reports
@formats
def test_every_output_ends_in_exactly_one_line_feed(report_of, registry, kind, chosen):
    text = render(report_of(kind, registry), chosen)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\r" not in text


@reports
@hostile
def test_hostile_text_brings_no_control_into_any_format(hostile_report, kind, text):
    outputs = {chosen: render(hostile_report(kind, text), chosen) for chosen in Format}
    assert {chosen: raw_controls(output) for chosen, output in outputs.items()} == {
        chosen: set() for chosen in Format
    }


@reports
@hostile
def test_hostile_text_stays_visible_in_a_terminal(hostile_report, kind, text):
    shown = render(hostile_report(kind, text), Format.table, width=4000)
    name = " ".join(visible(text[:120]).split())
    assert name in " ".join(shown.split())


@reports
@hostile
def test_hostile_text_cannot_colour_or_link_in_a_colour_terminal(hostile_report, kind, text):
    shown = render(hostile_report(kind, text), Format.table, width=120, color=True)
    styles = set(re.findall(r"\x1b[^m]*m", shown))
    assert styles <= {"\x1b[0m", "\x1b[1m", "\x1b[2m"}
    assert raw_controls(re.sub(r"\x1b\[[012]m", "", shown)) == set()


@reports
@hostile
def test_hostile_text_comes_back_unchanged_from_json(hostile_report, kind, text):
    data = json.loads(render(hostile_report(kind, text), Format.json))
    strings = []

    def collect(value):
        if isinstance(value, str):
            strings.append(value)
        elif isinstance(value, dict):
            [collect(part) for part in value.values()]
        elif isinstance(value, list):
            [collect(part) for part in value]

    collect(data)
    assert text in strings or text[:120] in strings


@reports
@hostile
def test_hostile_text_starts_no_formula_in_csv(hostile_report, kind, text):
    rows = list(csv.reader(io.StringIO(render(hostile_report(kind, text), Format.csv))))
    assert {len(row) for row in rows} == {len(rows[0])}
    numbers = re.compile(r"-?[0-9.e+-]+\Z")
    for row in rows:
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@")) or numbers.match(cell)


@reports
@hostile
def test_hostile_text_adds_no_cell_html_or_link_to_markdown(hostile_report, kind, text):
    shown = render(hostile_report(kind, text), Format.markdown)
    for table in tables(shown):
        assert len({len(row) for row in table}) == 1
    for line in shown.splitlines():
        for inner in cells(line) if line.startswith("| ") else [line]:
            assert not _UNESCAPED.search(inner), line


@reports
@hostile
def test_hostile_text_adds_no_heading_to_markdown(hostile_report, kind, text):
    shown, harmless = (
        render(hostile_report(kind, words), Format.markdown) for words in (text, "harmless")
    )
    levels = [line.split()[0] for line in shown.splitlines() if line.startswith("#")]
    assert levels == [line.split()[0] for line in harmless.splitlines() if line.startswith("#")]
