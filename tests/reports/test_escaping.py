import json

import pytest

from matchmaker.reports.escaping import json_text, markdown_text, spreadsheet_text, visible
from tests.support.hostile import HOSTILE, raw_controls


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("escape", [visible, markdown_text, spreadsheet_text])
def test_no_control_character_survives(escape, text):
    assert raw_controls(escape(text)) == set()
    assert "\n" not in escape(text)


def test_a_control_is_shown_as_its_code_point():
    assert visible("a\x1b[31mb\u202e") == "a<U+001B>[31mb<U+202E>"


def test_a_character_beyond_the_basic_plane_is_named_in_full():
    assert visible("\U000e0041") == "<U+E0041>"


def test_blanks_of_any_kind_keep_the_text_on_one_line():
    assert visible("one\ntwo\tthree\rfour") == "one two three four"


@pytest.mark.parametrize(
    "text",
    [
        "São Paulo",
        "eThekwini",
        "東京都",
        "\u0645\u06cc\u200c\u062e\u0648",
        "क्\u200dष",
        "e\u0301",
        "🏙",
        "",
    ],
)
def test_ordinary_text_of_any_script_is_left_alone(text):
    assert visible(text) == text


@pytest.mark.parametrize("char", "\\`*_{}[]#|!~&")
def test_every_character_that_markdown_reads_is_escaped(char):
    assert markdown_text(f"a{char}b") == f"a\\{char}b"


def test_angle_brackets_become_entities_so_that_no_html_is_left():
    assert markdown_text("<b>x</b>") == "&lt;b&gt;x&lt;/b&gt;"


def test_an_escaped_bracket_cannot_be_unescaped_by_a_backslash_before_it():
    assert markdown_text("\\<b>") == "\\\\&lt;b&gt;"


@pytest.mark.parametrize("start", "=+-@")
def test_a_cell_that_looks_like_a_formula_is_marked_as_text(start):
    assert spreadsheet_text(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("text", ["1 = 1", "a-b", "mail@place", " =1", "", "'=1"])
def test_a_cell_that_is_no_formula_is_left_alone(text):
    assert spreadsheet_text(text) == text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_json_document_shows_controls_as_escapes_and_keeps_its_values(text):
    values = {"name": text, text: ["Café", text]}
    document = json.dumps(values, ensure_ascii=False, indent=2)
    assert raw_controls(json_text(document)) == set()
    assert json.loads(json_text(document)) == values
    assert json_text(document).count("\n") == document.count("\n")
