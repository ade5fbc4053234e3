import csv
import io
import json

import pytest

from matchmaker.reports.document import Column, Report, Section, Table, cell_lines, percent
from matchmaker.reports.rendering import Format, render


def a_report(**changes):
    parts = {
        "title": "A title",
        "sections": [
            Section(
                "A heading",
                ["A paragraph."],
                Table(
                    [Column("Name"), Column(("Two", "lines"), "right")],
                    [["Café | Bar", "1"], ["b", ("x", "y")]],
                ),
                ["A note."],
            )
        ],
        "records": lambda: [{"name": "Café", "share": 1 / 3, "known": None, "south": True}],
        "data": lambda: {"schema": "test/1", "name": "Café", "share": 1 / 3, "none": None},
    }
    return Report(**{**parts, **changes})


def test_json_is_indented_readable_and_ends_with_a_line_feed():
    text = render(a_report(), Format.json)
    assert text.startswith('{\n  "schema": "test/1"')
    assert "Café" in text
    assert text.endswith("}\n")


def test_json_does_not_round():
    assert json.loads(render(a_report(), Format.json))["share"] == 1 / 3


def test_json_escapes_what_a_terminal_would_obey_and_still_says_the_same():
    name = "a\x1b\x7f\x9b\u202e\u2028\U000e0041\u6771\u200db"
    text = render(a_report(data=lambda: {"name": name}), Format.json)
    assert json.loads(text)["name"] == name
    assert "\\u202e" in text
    assert "\\u009b" in text
    assert "\u6771\u200d" in text


def test_csv_has_a_header_full_numbers_and_empty_cells_for_nothing():
    rows = list(csv.reader(io.StringIO(render(a_report(), Format.csv))))
    assert rows == [["name", "share", "known", "south"], ["Café", str(1 / 3), "", "True"]]


def test_csv_marks_text_but_never_a_negative_number():
    records = [{"text": "=1+1", "number": -2.5}]
    text = render(a_report(records=lambda: records), Format.csv)
    assert text == "text,number\n'=1+1,-2.5\n"


def test_csv_quotes_commas_quotes_and_nothing_else():
    records = [{"a": 'say "x", y', "b": "plain"}]
    assert render(a_report(records=lambda: records), Format.csv).splitlines()[1] == (
        '"say ""x"", y",plain'
    )


def test_markdown_has_headings_paragraphs_an_aligned_table_and_notes():
    assert render(a_report(), Format.markdown) == (
        "# A title\n\n"
        "## A heading\n\n"
        "A paragraph.\n\n"
        "| Name | Two lines |\n"
        "| --- | ---: |\n"
        "| Café \\| Bar | 1 |\n"
        "| b | x y |\n\n"
        "- A note.\n"
    )


def test_a_section_without_heading_leaves_no_empty_heading():
    report = a_report(sections=[Section(paragraphs=["Only this."])])
    assert render(report, Format.markdown) == "# A title\n\nOnly this.\n"


def test_the_table_format_is_the_terminal_rendering():
    text = render(a_report(), Format.table, width=40)
    assert "A heading" in text
    assert "|" in text
    assert "\\|" not in text


def test_rendering_makes_only_what_the_format_needs():
    def forbidden():
        pytest.fail("not needed for this format")

    render(a_report(records=forbidden, data=forbidden), Format.markdown)
    render(a_report(data=forbidden), Format.csv)
    render(a_report(records=forbidden), Format.json)


@pytest.mark.parametrize(
    ("share", "text"), [(0, "0%"), (1, "100%"), (0.505, "50%"), (0.999, "100%")]
)
def test_shares_are_shown_in_whole_percent(share, text):
    assert percent(share) == text


def test_a_cell_is_one_line_or_several():
    assert cell_lines("a") == ("a",)
    assert cell_lines(("a", "b")) == ("a", "b")


def test_csv_without_records_still_names_the_columns():
    text = render(a_report(records=list, columns=("a", "b")), Format.csv)
    assert text == "a,b\n"
