"""Loading files of one kind, whatever lies beside them."""

import json

import pytest

from matchmaker.errors import UsageError
from matchmaker.profiles.files import files_below, misplacement
from matchmaker.profiles.findings import InvalidFilesError
from matchmaker.profiles.loading import collect_files
from matchmaker.profiles.registry import PROFILES, Registry
from matchmaker.programmes.catalogue import load_programmes
from tests.support.builders import exchange_data, profile_data, programme_data
from tests.support.checking import write_files


@pytest.fixture
def mixed(tmp_path):
    return write_files(
        tmp_path,
        {
            "profiles/ke/a.yaml": json.dumps(profile_data("ke-a")),
            "exchanges/x.yaml": json.dumps(exchange_data("x")),
            "programmes/peers.yaml": json.dumps(programme_data()),
        },
    )


def test_of_a_mixed_folder_each_reads_its_own_kind(mixed):
    for _ in range(2):  # the second time from the cache
        assert [made.id for made in Registry.load([mixed], starter=False)] == ["ke-a"]
        assert [made.id for made in load_programmes([mixed], starter=False)] == ["peers"]


def test_folders_that_hold_each_other_are_read_once(mixed):
    folders = [mixed, mixed / "profiles", mixed / "profiles" / "ke"]
    assert len(Registry.load(folders, starter=False)) == 1


def test_links_that_go_round_in_a_circle_are_told_with_their_place(mixed):
    loop = mixed / "profiles" / "ke" / "loop.yaml"
    loop.symlink_to(loop.name)
    with pytest.raises(InvalidFilesError) as caught:
        Registry.load([mixed], starter=False)
    assert [(found.file, str(found.code)) for found in caught.value.findings] == [
        (str(loop), "MM001")
    ]
    folder = mixed / "round"
    folder.symlink_to(folder.name)
    with pytest.raises(UsageError, match="does not exist"):
        Registry.load([folder], starter=False)


def test_what_can_be_read_is_collected_beside_what_is_wrong(mixed):
    write_files(
        mixed,
        {
            "profiles/ke/b.yaml": "a: [",
            "x/ke/a.yaml": json.dumps(profile_data("ke-a", aliases=["The second"])),
        },
    )
    loaded, findings = collect_files(PROFILES, misplacement, (), files_below(mixed))
    assert [(made.id, made.aliases) for made in loaded.models] == [("ke-a", ())]
    assert [(found.file, str(found.code)) for found in findings] == [
        (str(mixed / "profiles" / "ke" / "b.yaml"), "MM004"),
        (str(mixed / "x" / "ke" / "a.yaml"), "MM202"),
    ]


def test_a_file_that_cannot_be_read_is_told_with_the_others(mixed):
    write_files(mixed, {"programmes/bad.yaml": "a: [", "programmes/worse.yaml": b"\xff"})
    with pytest.raises(InvalidFilesError) as caught:
        load_programmes([mixed], starter=False)
    assert [str(found.code) for found in caught.value.findings] == ["MM004", "MM003"]


def test_the_digest_of_a_registry_is_that_of_its_profiles(mixed):
    first = Registry.load([mixed], starter=False).digest
    write_files(mixed, {"programmes/peers.yaml": json.dumps(programme_data(status="closed"))})
    assert Registry.load([mixed], starter=False).digest == first
    write_files(mixed, {"profiles/ke/a.yaml": json.dumps(profile_data("ke-a", aliases=["A"]))})
    assert Registry.load([mixed], starter=False).digest != first
