import pytest

from matchmaker.profiles.spreadsheets.cell_lists import joined, split


@pytest.mark.parametrize(
    ("cell", "entries"),
    [
        ("pt; en", ["pt", "en"]),
        ("pt;en;", ["pt", "en"]),
        (" ; ; ", []),
        ("", []),
        (r"one\;two; three", ["one;two", "three"]),
        (r"C:\new", [r"C:\new"]),
        (r"a\\", ["a\\"]),
        ("a\\", ["a\\"]),
        (r"\ a\ ; b", [" a ", "b"]),
    ],
)
def test_a_cell_is_split_at_semicolons(cell, entries):
    assert split(cell) == entries


@pytest.mark.parametrize("entries", [["a;b", "c"], ["\\", ";"], [" a", "b ", "\n"], ["a\\;b"], []])
def test_entries_come_back(entries):
    assert split(joined(entries)) == entries
