"""Exchanges and programmes among the files of a check."""

import json

import pytest

from tests.support.builders import exchange_data, profile_data, programme_data
from tests.support.checking import TODAY, checked, codes, found_in, write_files


@pytest.fixture
def registry(tmp_path):
    """A registry of two governments that worked together under a programme."""

    def write(**changes):
        made = exchange_data("x", "ke-a", "tz-b", programme="peers") | changes
        return write_files(
            tmp_path,
            {
                "profiles/ke/a.yaml": json.dumps(profile_data("ke-a")),
                "profiles/tz/b.yaml": json.dumps(profile_data("tz-b")),
                "exchanges/x.yaml": json.dumps(made),
                "programmes/peers.yaml": json.dumps(programme_data()),
            },
        )

    return write


def test_a_whole_registry_is_checked_at_once(registry):
    result = checked(registry())
    assert result.findings == ()
    assert len(result.files) == 4


def test_a_party_or_programme_that_no_file_has_is_an_error(registry):
    folder = registry(parties=[{"government": "ke-a"}, {"government": "ug-c"}], programme="pears")
    found = checked(folder).findings
    assert [(str(f.code), f.path) for f in found] == [
        ("MM210", "parties[1].government"),
        ("MM210", "programme"),
    ]
    assert "'ug-c'" in found[0].message


def test_what_ships_with_the_package_counts_as_known(registry):
    folder = registry(
        parties=[{"government": "mz-maputo"}, {"government": "ke-a"}],
        programme="clgf-good-practice-scheme",
    )
    assert checked(folder).findings == ()


def test_of_a_single_file_what_lies_beside_its_folder_counts_as_known(registry, tmp_path):
    folder = registry()
    assert checked(folder / "exchanges" / "x.yaml").findings == ()
    content = (folder / "exchanges" / "x.yaml").read_bytes()
    alone = write_files(tmp_path / "far" / "away" / "alone", {"x.yaml": content})
    assert codes(checked(alone).findings) == ["MM210"] * 3


def test_an_exchange_and_a_programme_may_share_an_id_but_two_exchanges_may_not(tmp_path):
    made = {
        "exchanges/same.yaml": json.dumps(exchange_data("same", "mz-maputo", "br-guarulhos")),
        "programmes/same.yaml": json.dumps(programme_data("same")),
    }
    assert checked(write_files(tmp_path, made)).findings == ()
    again = {"exchanges/more/same.yaml": made["exchanges/same.yaml"]}
    assert codes(checked(write_files(tmp_path, again)).findings) == ["MM202"]


def test_a_file_is_called_by_its_id(tmp_path):
    folder = write_files(tmp_path, {"y.yaml": json.dumps(programme_data("x"))})
    (found,) = checked(folder).findings
    assert (str(found.code), found.path) == ("MM201", "id")
    assert "x.yaml" in found.hint


def test_years_to_come_are_errors_and_old_programmes_are_stale(tmp_path):
    later = exchange_data("x", "mz-maputo", "br-guarulhos", years={"from": TODAY.year + 2})
    old = programme_data("old", verified_on="2020-01-01")
    folder = write_files(tmp_path, {"x.yaml": json.dumps(later), "old.yaml": json.dumps(old)})
    assert codes(checked(folder).findings) == ["MM303", "MM209"]


def test_an_exchange_may_be_planned_to_end_later_but_no_source_comes_from_the_future(tmp_path):
    coming = TODAY.year + 2
    made = exchange_data("x", "mz-maputo", "br-guarulhos", years={"from": 2020, "to": coming})
    folder = write_files(tmp_path, {"x.yaml": json.dumps(made)})
    assert checked(folder).findings == ()
    sources = [{"title": "A test's source", "year": coming}]
    ended = programme_data(status="closed", last_year=coming, sources=sources)
    write_files(tmp_path, {"peers.yaml": json.dumps(ended)})
    write_files(tmp_path, {"x.yaml": json.dumps(made | {"sources": sources})})
    assert sorted((str(f.code), f.path) for f in checked(folder).findings) == [
        ("MM209", "last_year"),
        ("MM209", "sources[0].year"),
        ("MM209", "sources[0].year"),
    ]


def test_contacts_of_people_are_found_in_every_kind_of_file():
    for data in (exchange_data(), programme_data()):
        text = json.dumps(data | {"title": "Ask someone@example.org"}, indent=1)
        assert "MM306" in codes(found_in(text))


def test_mistakes_of_the_schema_are_those_of_the_kind():
    assert codes(found_in("schema: exchange/1\nid: x\n")) == ["MM101"] * 3
    assert {f.path for f in found_in("schema: exchange/1\nid: x\n")} == {
        "parties",
        "sources",
        "title",
    }


def test_the_cache_keeps_kind_and_references(registry, monkeypatch):
    folder = registry(programme="pears")
    first = checked(folder)
    assert codes(first.findings) == ["MM210"]
    monkeypatch.setattr(
        "matchmaker.checking.one_file.facts_of", lambda *_: pytest.fail("read again")
    )
    assert checked(folder) == first
