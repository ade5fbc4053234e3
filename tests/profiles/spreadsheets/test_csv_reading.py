import pytest

from matchmaker.errors import InvalidDataError
from matchmaker.profiles.spreadsheets.bounds import MAX_ROWS, MAX_TEXT
from matchmaker.profiles.spreadsheets.reading import read_spreadsheet
from tests.support.workbooks import HEAD, town, write_rows


def rows(path, **options):
    return dict(read_spreadsheet(path, **options).sheets[0].rows)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(tmp_path, delimiter):
    path = write_rows(tmp_path / "m.csv", [HEAD, town(name="A, b; c")], delimiter)
    assert rows(path)[2][:2] == ["ke-testville", "A, b; c"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_with_or_without_a_mark(tmp_path, encoding):
    path = write_rows(tmp_path / "m.csv", [HEAD, town(name="São")], encoding=encoding)
    assert rows(path)[1][0] == "id"
    assert rows(path)[2][1] == "São"


def test_the_code_page_of_the_west_is_read_where_it_is_declared_only(tmp_path):
    path = write_rows(tmp_path / "m.csv", [HEAD, town(name="São")], encoding="cp1252")
    with pytest.raises(InvalidDataError, match="line 2: the text is not utf-8") as raised:
        rows(path)
    assert "--encoding cp1252" in raised.value.hint
    assert rows(path, encoding="cp1252")[2][1] == "São"


def test_line_ends_inside_a_cell_stay_as_they_are(tmp_path):
    path = write_rows(tmp_path / "m.csv", [HEAD, town(name="a\r\nb\rc\nd")])
    assert rows(path)[2][1] == "a\r\nb\rc\nd"


@pytest.mark.parametrize("content", [b'id,name\n"a"b,c\n', b'id,name\n"never closed\n'])
def test_malformed_quotes_are_told_with_their_line(tmp_path, content):
    path = tmp_path / "m.csv"
    path.write_bytes(content)
    with pytest.raises(InvalidDataError, match="line 2"):
        rows(path)


def test_too_many_rows_and_too_long_cells_are_refused(tmp_path):
    path = tmp_path / "m.csv"
    path.write_text("id\n" + "x\n" * MAX_ROWS, encoding="utf-8")
    with pytest.raises(InvalidDataError, match="rows"):
        rows(path)
    path.write_text("id\n" + "x" * (MAX_TEXT + 1), encoding="utf-8")
    with pytest.raises(InvalidDataError, match="characters"):
        rows(path)
    path.write_text("id\n" + "x" * 200_000, encoding="utf-8")
    with pytest.raises(InvalidDataError):
        rows(path)


def test_a_huge_heading_is_refused(tmp_path):
    path = tmp_path / "m.csv"
    path.write_text("x" * 200_000, encoding="utf-8")
    with pytest.raises(InvalidDataError, match=r"line 1: field larger"):
        rows(path)


def test_an_empty_file_has_no_rows(tmp_path):
    path = tmp_path / "m.csv"
    path.write_bytes(b"\xef\xbb\xbf\n")
    assert rows(path) == {}
