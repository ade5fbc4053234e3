"""What is written twice is the same file, whatever the clock says."""

import io
import re
import time
import zipfile

import pytest
from openpyxl import Workbook, load_workbook

from matchmaker.profiles.spreadsheets.workbook_saving import workbook_content
from matchmaker.profiles.spreadsheets.workbook_writing import workbook_bytes
from tests.support.builders import profile

WAIT = 2.1  # an archive counts in steps of two seconds


def small():
    workbook = Workbook()
    workbook.active.append(["Partner", 1, 2.5])
    return workbook


@pytest.fixture(scope="module")
def first_and_later():
    """A workbook and an export, each written twice with time between."""

    def both():
        return workbook_content(small()), workbook_bytes([profile()], "en")

    first = both()
    time.sleep(WAIT)
    return first, both()


def test_the_same_cells_give_the_same_bytes_later(first_and_later):
    first, later = first_and_later
    assert first[0] == later[0]


def test_the_same_profiles_are_exported_to_the_same_bytes_later(first_and_later):
    first, later = first_and_later
    assert first[1] == later[1]


def test_other_cells_give_other_bytes():
    other = small()
    other.active["A1"] = "Host"
    assert workbook_content(other) != workbook_content(small())


def test_no_part_states_when_it_was_written():
    with zipfile.ZipFile(io.BytesIO(workbook_content(small()))) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {part.create_system for part in archive.infolist()} == {0}
        properties = archive.read("docProps/core.xml")
    times = re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z?", properties.decode())
    assert times == ["1980-01-01T00:00:00Z"] * 2


def test_the_cells_are_read_back():
    opened = load_workbook(io.BytesIO(workbook_content(small())))
    assert [cell.value for cell in opened.active[1]] == ["Partner", 1, 2.5]


def test_the_parts_are_packed():
    workbook = Workbook()
    for _ in range(500):
        workbook.active.append(["the same words"] * 10)
    assert len(workbook_content(workbook)) < 50_000
