import json

import pytest

from matchmaker.profiles.findings import InvalidFilesError
from matchmaker.programmes.catalogue import load_programmes
from matchmaker.programmes.model import Programme
from tests.support.builders import programme_data
from tests.support.checking import write_files
from tests.support.records import parse_programme


def found(**changes):
    result = parse_programme(json.dumps(programme_data() | changes).encode(), "x.yaml")
    return [] if isinstance(result, Programme) else [(str(f.code), f.path) for f in result]


def test_a_programme_is_read():
    assert found() == []
    assert found(status="closed", first_year=1998, last_year=2012) == []


def each(**conditions):
    return {"eligibility": {"each": conditions}}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"status": "open"}, ("MM104", "status")),
        ({"offers": []}, ("MM105", "offers")),
        (each(memberships=["eu"]), ("MM104", "eligibility.each.memberships[0]")),
        (each(areas=["Latin America"]), ("MM104", "eligibility.each.areas[0]")),
        ({"eligibility": {"learners": {}}}, ("MM102", "eligibility.learners")),
        ({"first_year": 2012, "last_year": 1998, "status": "closed"}, ("MM208", "last_year")),
        ({"last_year": 2012}, ("MM208", "status")),
    ],
)
def test_mistakes_are_named_with_their_field(changes, expected):
    assert found(**changes) == [expected]


def test_a_folder_adds_to_what_is_shipped(tmp_path):
    folder = write_files(tmp_path, {"peers.yaml": json.dumps(programme_data())})
    shipped = load_programmes()
    assert {made.id for made in load_programmes([folder])} == {
        *(made.id for made in shipped),
        "peers",
    }
    assert [made.id for made in load_programmes([folder], starter=False)] == ["peers"]


def test_a_misnamed_file_is_refused(tmp_path):
    folder = write_files(tmp_path, {"pears.yaml": json.dumps(programme_data())})
    with pytest.raises(InvalidFilesError, match=r"peers\.yaml"):
        load_programmes([folder], starter=False)
