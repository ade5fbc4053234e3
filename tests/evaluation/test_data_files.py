from __future__ import annotations

import pytest

from matchmaker.errors import InvalidDataError, UsageError
from matchmaker.evaluation import data_files
from matchmaker.evaluation.data_files import DataFile, Row, asked_folder, read_rows

HEADED = DataFile("sub/table.csv", "tables of example.org", ("b", "a"))
BARE = DataFile("sub/table.csv", "tables of example.org", ("a", "b"), headed=False)


@pytest.fixture
def write(tmp_path):
    def written(content: str | bytes):
        path = tmp_path / "sub" / "table.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return written


def test_named_columns_are_taken_in_the_order_asked_for(write):
    folder = write('a,x,b\n1,2,"3\n4"\n\n5,6,7\n')
    assert read_rows(folder, HEADED) == [Row(3, ["3\n4", "1"]), Row(5, ["7", "5"])]


def test_a_table_without_heading_is_read_from_its_first_row(write):
    assert read_rows(write("\ufeffé,2\n"), BARE) == [Row(1, ["é", "2"])]


def test_a_missing_folder_is_named_with_what_it_should_hold(tmp_path):
    with pytest.raises(UsageError, match="does not exist") as caught:
        read_rows(tmp_path / "nowhere", HEADED)
    assert str(tmp_path / "nowhere") in caught.value.message
    assert "sub/table.csv: tables of example.org" in caught.value.hint


def test_a_missing_file_is_named_with_where_it_comes_from(tmp_path):
    with pytest.raises(UsageError, match="cannot be read") as caught:
        read_rows(tmp_path, HEADED)
    assert str(tmp_path / "sub" / "table.csv") in caught.value.message
    assert "tables of example.org" in caught.value.hint


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path):
    (tmp_path / "sub" / "table.csv").mkdir(parents=True)
    with pytest.raises(UsageError, match="not a regular file"):
        read_rows(tmp_path, HEADED)


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        (HEADED, "a,x\n1,2\n", "has no column b"),
        (HEADED, "", "has no column b, a"),
        (HEADED, "a,b\n", "has no rows"),
        (HEADED, "a,b\n1,2\n3\n", "line 3: 1 cells, expected 2"),
        (BARE, "1,2\n1,2,3\n", "line 2: 3 cells, expected 2"),
        (BARE, '1,"2\n', "line 1: this is no proper CSV"),
        (BARE, b"1,2\n\xff,3\n", "line 2: this is not UTF-8"),
        (BARE, "1," + "x" * 200_000, "field larger than"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_path(write, file, content, message):
    folder = write(content)
    with pytest.raises(InvalidDataError, match=message) as caught:
        read_rows(folder, file)
    assert str(folder / "sub" / "table.csv") in caught.value.message


def test_too_many_rows_or_bytes_are_refused(write, monkeypatch):
    folder = write("1,2\n3,4\n")
    monkeypatch.setattr(data_files, "MAX_ROWS", 1)
    with pytest.raises(InvalidDataError, match="more than 1 rows"):
        read_rows(folder, BARE)
    monkeypatch.setattr(data_files, "MAX_BYTES", 7)
    with pytest.raises(InvalidDataError, match="was not read"):
        read_rows(folder, BARE)


def test_a_task_without_a_folder_says_how_to_name_one(tmp_path):
    assert asked_folder(tmp_path, "themes") == tmp_path
    with pytest.raises(UsageError, match="themes") as caught:
        asked_folder(None, "themes")
    assert "--data" in caught.value.hint
