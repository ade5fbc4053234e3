"""Profiles of a spreadsheet alone are those that an import of it would write."""

from pathlib import Path

import pytest

from matchmaker.profiles.reading import read_profile
from matchmaker.profiles.registry import Registry
from matchmaker.profiles.spreadsheets.import_plan import plan_import, write
from matchmaker.profiles.spreadsheets.profile_reading import read_profiles
from matchmaker.profiles.spreadsheets.workbook_writing import workbook_bytes
from tests.support.workbooks import HEAD, town, write_workbook

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "valid").rglob("*.yaml"))


@pytest.fixture
def workbook(tmp_path):
    profiles = {profile.id: profile for profile in map(read_profile, EXAMPLES)}
    path = tmp_path / "members.xlsx"
    path.write_bytes(workbook_bytes(list(profiles.values()), "pt"))
    return path


def test_profiles_are_those_that_an_import_writes(workbook, tmp_path):
    folder = tmp_path / "profiles"
    plan = write(plan_import(workbook, folder))
    read = read_profiles(workbook, "utf-8")
    assert len(read.profiles) > 3
    assert sorted(read.profiles, key=lambda made: made.id) == list(
        Registry.load([folder], starter=False)
    )
    assert (list(read.problems), list(read.notes)) == (list(plan.problems), list(plan.notes))


def test_problems_come_in_the_order_of_the_file(tmp_path):
    sheets = {
        "governments": [HEAD, town("ke-a", level="village"), town("ke-b"), town("ke-b")],
        "challenges": [["government", "id"], ["ke-a", "one"], ["ke-nowhere", "one"]],
    }
    read = read_profiles(write_workbook(tmp_path / "m.xlsx", sheets), "utf-8")
    places = [(problem.place.sheet, problem.place.row) for problem in read.problems]
    assert places == sorted(places, key=lambda place: (place[0] != "governments", place[1]))
    assert {("governments", 2), ("governments", 4), ("challenges", 3)} <= set(places)
    assert [profile.id for profile in read.profiles] == ["ke-b"]
