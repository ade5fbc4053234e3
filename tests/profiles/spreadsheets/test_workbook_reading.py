"""Workbooks as people make them, and as nobody should."""

import io
import re
import sys
import zipfile

import pytest
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from matchmaker.errors import InvalidDataError, MissingExtraError, UsageError
from matchmaker.profiles.spreadsheets import bounds
from matchmaker.profiles.spreadsheets.cell_values import BadCellError
from matchmaker.profiles.spreadsheets.reading import read_spreadsheet
from tests.support.workbooks import HEAD, edit_workbook, replace_part, town, write_workbook

SHEET = "xl/worksheets/sheet1.xml"
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(
        b'<!ENTITY %s "%s">' % (bytes([98 + n]), b"&%s;" % bytes([97 + n]) * 10) for n in range(8)
    )
    + b"]><worksheet>&i;</worksheet>"
)


@pytest.fixture
def members(tmp_path):
    return write_workbook(tmp_path / "members.xlsx", {"governments": [HEAD, town()]})


def cells(path):
    """Cells of the first sheet, by row number."""
    return dict(read_spreadsheet(path).sheets[0].rows)


def with_rows(path, rows):
    """The workbook with other XML as its rows."""
    with zipfile.ZipFile(path) as archive:
        text = archive.read(SHEET).decode()
    changed = re.sub(r"<sheetData>.*</sheetData>", lambda _: f"<sheetData>{rows}</sheetData>", text)
    assert changed != text
    return replace_part(path, SHEET, changed.encode())


def test_rows_keep_their_numbers_and_empty_ones_are_left_out(tmp_path):
    rows = [HEAD, [], town(), [None, " "], town("ke-b")]
    path = write_workbook(tmp_path / "members.xlsx", {"governments": rows})
    assert list(cells(path)) == [1, 3, 4, 5]


@pytest.mark.parametrize("name", ["Gouvernements", "GOBIERNOS", "governos", " governments "])
def test_sheets_are_known_in_every_language(tmp_path, name):
    path = write_workbook(tmp_path / "m.xlsx", {name: [HEAD], "Notes": [["x"]]})
    spreadsheet = read_spreadsheet(path)
    assert [sheet.name for sheet in spreadsheet.sheets] == [name]
    assert spreadsheet.notes == ["The sheet 'Notes' is not known; it is not read."]


def test_a_hidden_sheet_is_not_read_and_that_is_said(members):
    def hide(workbook):
        workbook.create_sheet("challenges").sheet_state = "veryHidden"

    spreadsheet = read_spreadsheet(edit_workbook(members, hide))
    assert [sheet.name for sheet in spreadsheet.sheets] == ["governments"]
    assert spreadsheet.notes == ["The sheet 'challenges' is hidden; it is not read."]


@pytest.mark.parametrize("value", ["=1+1", "=HYPERLINK(B2)", "='[other.xlsx]Sheet1'!A1"])
def test_a_formula_is_never_a_value(members, value):
    def edit(workbook):
        workbook["governments"]["B2"] = value

    cell = cells(edit_workbook(members, edit))[2][1]
    assert isinstance(cell, BadCellError)
    assert "paste it as a value" in cell.hint


def test_text_that_looks_like_a_formula_is_text(members):
    def edit(workbook):
        workbook["governments"]["B2"] = "=1+1"
        workbook["governments"]["B2"].data_type = "s"

    assert cells(edit_workbook(members, edit))[2][1] == "=1+1"


def test_an_error_is_never_a_value(members):
    def edit(workbook):
        workbook["governments"]["B2"] = "#REF!"

    cell = cells(edit_workbook(members, edit))[2][1]
    assert isinstance(cell, BadCellError)
    assert "#REF!" in cell.message


def test_a_merged_cell_counts_where_it_begins(members):
    def edit(workbook):
        workbook["governments"].merge_cells("A2:B2")

    assert cells(edit_workbook(members, edit))[2][:3] == ["ke-testville", None, "KE"]


def test_a_time_is_no_value(members):
    rows = '<row r="1"><c r="A1" t="d"><v>12:30:00</v></c></row>'
    cell = cells(with_rows(members, rows))[1][0]
    assert isinstance(cell, BadCellError)


def test_links_to_other_files_and_broken_names_do_no_harm(members):
    def edit(workbook):
        workbook.defined_names["x"] = DefinedName("x", attr_text="[1]Sheet1!$A$1")

    assert cells(edit_workbook(members, edit))[2][0] == "ke-testville"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("m.xlsx", b"", "no workbook"),
        ("m.xlsx", b"id;name\n", "no workbook"),
        ("m.xlsx", b"PK\x03\x04 and then nothing", "no workbook"),
        ("m.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password"),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path, name, content, said):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InvalidDataError, match=said):
        read_spreadsheet(path)


@pytest.mark.parametrize("name", ["m.xlsm", "m.xls", "m.ods", "m.txt", "m"])
def test_other_formats_are_refused_by_their_ending(tmp_path, name):
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(UsageError, match="neither"):
        read_spreadsheet(tmp_path / name)


def test_a_folder_and_a_missing_file_are_wrong_use(tmp_path):
    (tmp_path / "folder.xlsx").mkdir()
    for name in ("folder.xlsx", "missing.xlsx"):
        with pytest.raises(UsageError):
            read_spreadsheet(tmp_path / name)


def test_macros_are_refused_under_any_ending(members):
    with pytest.raises(InvalidDataError, match="macros"):
        read_spreadsheet(replace_part(members, "xl/vbaProject.bin", b"x"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "[Content_Types].xml", "xl/odd.bin"])
def test_entities_are_refused_before_they_reach_a_parser(members, part, encoding):
    content = BOMB.decode().encode(encoding)
    with pytest.raises(InvalidDataError, match="XML entities"):
        read_spreadsheet(replace_part(members, part, content))


def test_an_entity_behind_a_long_comment_is_not_overlooked(members):
    content = BOMB.replace(b"<!DOCTYPE", b"<!--" + b"x" * 200_000 + b"--><!DOCTYPE")
    with pytest.raises(InvalidDataError, match="XML entities"):
        read_spreadsheet(replace_part(members, SHEET, content))


def test_a_prolog_without_end_is_refused(members):
    content = b"<!--" + bytes(range(65, 91)) * 60_000
    with pytest.raises(InvalidDataError):
        read_spreadsheet(replace_part(members, SHEET, content))


def test_a_zip_bomb_is_refused_by_its_directory(members):
    with pytest.raises(InvalidDataError, match="suspiciously tight"):
        read_spreadsheet(replace_part(members, "xl/media/a.bin", bytes(5 << 20)))


def test_what_unzips_to_too_much_is_refused(members, monkeypatch):
    monkeypatch.setattr("matchmaker.profiles.spreadsheets.workbook_safety._MAX_UNZIPPED", 5_000)
    with pytest.raises(InvalidDataError, match="unzips to over"):
        read_spreadsheet(members)


def test_too_many_parts_are_refused(tmp_path):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for number in range(2_001):
            archive.writestr(f"{number}", b"")
    (tmp_path / "m.xlsx").write_bytes(content.getvalue())
    with pytest.raises(InvalidDataError, match="parts"):
        read_spreadsheet(tmp_path / "m.xlsx")


def test_a_part_that_stands_twice_is_refused(members):
    with (
        pytest.warns(UserWarning, match="Duplicate"),
        zipfile.ZipFile(members, "a") as archive,
    ):
        archive.writestr(SHEET, b"<worksheet/>")
    with pytest.raises(InvalidDataError, match="twice"):
        read_spreadsheet(members)


def test_a_file_over_the_limit_is_not_read(members, monkeypatch):
    monkeypatch.setattr("matchmaker.profiles.spreadsheets.reading.MAX_BYTES", 1_000)
    with pytest.raises(InvalidDataError, match="is over"):
        read_spreadsheet(members)


def test_a_hundred_thousand_rows_are_refused(tmp_path):
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("governments")
    for _ in range(100_000):
        sheet.append(["x"])
    workbook.save(tmp_path / "m.xlsx")
    with pytest.raises(InvalidDataError, match=f"more than {bounds.MAX_ROWS} rows"):
        read_spreadsheet(tmp_path / "m.xlsx")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ('<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>', "rows|damaged"),
        ('<row r="1"><c r="XFD1"><v>1</v></c></row>', "columns"),
        ("".join(f'<row r="{n}"><c r="XFD{n}"/></row>' for n in range(1, 200)), "cells"),
    ],
)
def test_sheets_that_are_mostly_empty_are_bounded_too(members, rows, said):
    with pytest.raises(InvalidDataError, match=said):
        read_spreadsheet(with_rows(members, rows))


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1" t="s"><v>999</v></c></row>',
        '<row r="x"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>one</v></c></row>',
        f'<row r="1"><c r="A1"><v>{"9" * 5000}</v></c></row>',
        '<row r="1"><c r="A1" s="77777"><v>1</v></c>',
    ],
)
def test_a_damaged_sheet_is_one_clear_error(members, rows):
    with pytest.raises(InvalidDataError, match="damaged"):
        read_spreadsheet(with_rows(members, rows))


def test_a_damaged_archive_is_one_clear_error(members):
    content = bytearray(members.read_bytes())
    content[200:400] = bytes(200)
    members.write_bytes(content)
    with pytest.raises(InvalidDataError):
        read_spreadsheet(members)


def test_a_text_that_no_cell_holds_is_told_at_its_cell(members):
    text = "x" * 40_000
    rows = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>'
    cell = cells(with_rows(members, rows))[1][0]
    assert isinstance(cell, BadCellError)
    assert "32767" in cell.message


@pytest.mark.parametrize("names", [["Sheet1"], ["Read me", "lists"]])
def test_a_workbook_without_a_known_sheet_is_refused(tmp_path, names):
    path = write_workbook(tmp_path / "m.xlsx", {name: [["x"]] for name in names})
    with pytest.raises(InvalidDataError, match="none of the sheets"):
        read_spreadsheet(path)


def test_the_same_sheet_in_two_languages_is_refused(tmp_path):
    path = write_workbook(tmp_path / "m.xlsx", {"governments": [HEAD], "governos": [HEAD]})
    with pytest.raises(InvalidDataError, match="twice"):
        read_spreadsheet(path)


def test_the_extra_is_named_where_it_is_missing(members, monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtraError, match="sheets"):
        read_spreadsheet(members)
