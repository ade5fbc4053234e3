import pytest
from rich.cells import cell_len

from matchmaker.reports.document import Column, Report, Section, Table
from matchmaker.reports.terminal import terminal
from tests.support.hostile import HOSTILE, raw_controls

WIDTHS = [40, 60, 80, 100, 160]
WORDS = "Accommodating street traders at a junction of many bus lines"


def table_report(rows, columns=None):
    columns = columns or [
        Column("#", "right"),
        Column("Government", width=10, share=2),
        Column("Answer", width=16, share=4),
        Column("Code"),
    ]
    return Report("A title", [Section("Heading", table=Table(columns, rows))], list, dict)


def lines(report, width, **options):
    return terminal(report, width=width, color=options.get("color", False)).splitlines()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("text", [WORDS, *HOSTILE.values()])
def test_no_line_is_wider_than_the_terminal(width, text):
    report = Report(
        text,
        [
            Section(
                text,
                [text],
                Table(
                    [Column("Name", width=10, share=1), Column("Code", share=1)],
                    [[text, text], ["a", "b"]],
                ),
                [text],
            )
        ],
        list,
        dict,
    )
    shown = lines(report, width)
    assert max(map(cell_len, shown)) <= width
    assert raw_controls("".join(shown)) == set()


@pytest.mark.parametrize("width", WIDTHS)
def test_lines_carry_no_blanks_at_their_end(width):
    report = table_report([["1", "Town", WORDS, "x"]])
    assert all(line == line.rstrip() for line in lines(report, width))


def test_a_wide_terminal_needs_one_line_a_row():
    shown = lines(table_report([["1", "Town", WORDS, "x"], ["2", "City", WORDS, "y"]]), 160)
    assert sum(WORDS in line for line in shown) == 2


def test_at_80_columns_text_wraps_at_words_and_loses_none():
    shown = lines(table_report([["1", "Town", f"{WORDS} {WORDS}", "code-1"]]), 80)
    at = shown[3].index("Answer")
    wrapped = " ".join(line[at:].replace("code-1", "") for line in shown[5:])
    assert " ".join(wrapped.split()) == f"{WORDS} {WORDS}"


def test_a_column_without_share_never_wraps():
    shown = lines(table_report([["1", "Town " * 9, WORDS, "a-code that-stays whole"]]), 80)
    assert any("a-code that-stays whole" in line for line in shown)


@pytest.mark.parametrize("width", [40, 60])
def test_a_terminal_too_narrow_for_the_columns_gets_stacked_rows(width):
    code = "a-very-long-code-that-must-stay-whole"
    shown = lines(table_report([["1", "Town", WORDS, code], ["2", "City", "b", "c"]]), width)
    assert "#: 1" in shown
    assert "Government: Town" in shown
    assert "#: 2" in shown
    assert shown[shown.index("#: 2") - 1] == ""
    assert not any("───" in line for line in shown)


def test_a_column_without_title_is_stacked_without_a_colon():
    columns = [Column("Field"), Column("")]
    shown = lines(table_report([["Level", "w" * 60]], columns), 40)
    assert "Field: Level" in shown
    assert "w" * 40 in shown


def test_the_widest_character_cell_counts_two_columns():
    columns = [Column("Name"), Column("Value", "right")]
    shown = lines(table_report([["東京", "1"], ["Lima", "22"]], columns), 80)
    rows = [line for line in shown if "東京" in line or "Lima" in line]
    assert {cell_len(row) for row in rows} == {cell_len(rows[0])}


def test_combining_characters_take_no_column():
    columns = [Column("Name"), Column("Value", "right")]
    shown = lines(table_report([["e\u0301e\u0301", "1"], ["ab", "2"]], columns), 80)
    assert {cell_len(line) for line in shown[-2:]} == {len("Name  Value")}


def test_right_aligned_columns_end_at_the_same_place():
    columns = [Column("Name"), Column("Score", "right")]
    shown = lines(table_report([["a", "100.0"], ["b", "2.5"]], columns), 80)
    assert len(shown[-1]) == len(shown[-2])


def test_a_cell_of_several_lines_keeps_its_lines():
    columns = [Column("Name"), Column("Codes")]
    shown = lines(table_report([["a", ("one", "two")]], columns), 80)
    assert shown[-2].split() == ["a", "one"]
    assert shown[-1].split() == ["two"]


def test_without_colour_there_is_no_escape_sequence_and_with_it_there_is():
    report = table_report([["1", "Town", WORDS, "x"]])
    plain = terminal(report, width=80, color=False)
    coloured = terminal(report, width=80, color=True)
    assert "\x1b" not in plain
    assert "\x1b[1m" in coloured


def test_the_environment_has_no_say(monkeypatch):
    report = table_report([["1", "Town", WORDS, "x"]])
    before = terminal(report, width=80, color=False)
    for name, value in (("FORCE_COLOR", "1"), ("COLUMNS", "30"), ("TTY_COMPATIBLE", "1")):
        monkeypatch.setenv(name, value)
    assert terminal(report, width=80, color=False) == before


def test_square_brackets_are_text_not_markup():
    shown = lines(table_report([["1", "[red]x[/red]", "[b", "[/]"]]), 80)
    row = next(line for line in shown if "[red]" in line)
    assert row.split() == ["1", "[red]x[/red]", "[b", "[/]"]


def test_an_empty_table_still_shows_its_header():
    assert any("Government" in line for line in lines(table_report([]), 80))
