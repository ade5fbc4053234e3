import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from matchmaker.content_cache import ContentCache, cache_folder
from matchmaker.errors import Notice
from matchmaker.profiles import file_cache, reading
from matchmaker.profiles.file_cache import FileCache, Reading
from matchmaker.profiles.findings import InvalidFilesError
from matchmaker.profiles.model import Profile
from matchmaker.profiles.registry import Registry
from matchmaker.profiles.starter import starter_folder
from tests.support.builders import item, profile, profile_yaml

READING = Reading("profile", Profile, lambda: reading.profile_of, ("profiles",))
SEVERAL = ["ke-a", "ke-b", "tz-c", "ug-d"]


@pytest.fixture
def folder(write_profile):
    for id_ in SEVERAL:
        text = profile_yaml(id_, challenges=[item("Litter", priority="high")])
        path = write_profile(text, id_.replace("-", "/") + ".yaml")
    return path


@pytest.fixture
def parsed(monkeypatch):
    """Files that are parsed, in order."""
    from matchmaker.profiles import reading  # noqa: PLC0415 - the real one, before it is replaced

    real, files = reading.profile_of, []

    def profile_of(read, file):
        files.append(Path(file).stem)
        return real(read, file)

    monkeypatch.setattr(reading, "profile_of", profile_of)
    return files


def load(folder: Path) -> Registry:
    return Registry.load([folder], starter=False)


def cache_file() -> Path:
    (file,) = cache_folder().glob("profiles*")
    return file


def change_rows(statement: str, *values) -> None:
    with closing(sqlite3.connect(cache_file())) as connection, connection:
        connection.execute(statement, values)


def test_a_second_load_parses_nothing_and_reads_the_same(folder, parsed):
    first = load(folder)
    assert parsed == ["a", "b", "c", "d"]
    parsed.clear()
    second = load(folder)
    assert parsed == []
    assert (second.profiles, second.digest) == (first.profiles, first.digest)


def test_only_what_changed_is_parsed_again(folder, parsed, write_profile):
    load(folder)
    parsed.clear()
    write_profile(profile_yaml("ke-b", name="Changed"), "ke/b.yaml")
    assert load(folder).find("ke-b").name == "Changed"
    assert parsed == ["b"]


def test_the_same_content_in_another_place_is_not_parsed_again(folder, parsed, tmp_path):
    load(folder)
    parsed.clear()
    load(folder.rename(tmp_path / "elsewhere"))
    assert parsed == []


def test_a_wrong_profile_is_told_on_every_load(folder, parsed, write_profile):
    write_profile("- a list\n", "mz/a.yaml")
    told = []
    for _ in range(2):
        with pytest.raises(InvalidFilesError) as caught:
            load(folder)
        told.append(caught.value.findings)
    assert told[0] == told[1]
    assert parsed == ["a", "b", "a", "c", "d", "a"]


def test_a_damaged_cache_is_rebuilt_with_a_notice(folder, parsed):
    first = load(folder)
    cache_file().write_bytes(b"no database at all " * 400)
    parsed.clear()
    with pytest.warns(Notice, match="was damaged"):
        assert load(folder).profiles == first.profiles
    assert parsed == ["a", "b", "c", "d"]
    parsed.clear()
    load(folder)
    assert parsed == []


def test_a_damaged_row_is_parsed_again(folder, parsed):
    load(folder)
    change_rows("UPDATE entries SET checksum = checksum + 1 WHERE rowid = 1")
    parsed.clear()
    assert [made.id for made in load(folder)] == SEVERAL
    assert len(parsed) == 1


def test_with_other_tables_profiles_are_parsed_again(folder, parsed, monkeypatch):
    """They hold more than allowed values: a country may lie in another region now."""
    load(folder)
    parsed.clear()
    monkeypatch.setattr(file_cache, "program_digest", lambda *_: "other")
    load(folder)
    assert parsed == ["a", "b", "c", "d"]


@pytest.mark.parametrize("value", [b"", b"{}", b"[]", b"null", b"\xff", b'{"schema": 99}'])
def test_a_row_that_another_version_wrote_is_parsed_again(folder, parsed, monkeypatch, value):
    # Whatever the bytes are, and even if they check out.
    monkeypatch.setattr(ContentCache, "get_many", lambda _, keys: dict.fromkeys(keys, value))
    assert [made.id for made in load(folder)] == SEVERAL
    assert parsed == ["a", "b", "c", "d"]


def test_without_a_place_for_a_cache_profiles_are_read_all_the_same(
    folder, monkeypatch, tmp_path, parsed
):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MATCHMAKER_CACHE_DIR", str(tmp_path / "file"))
    for _ in range(2):
        with pytest.warns(Notice, match="MATCHMAKER_CACHE_DIR"):
            assert [made.id for made in load(folder)] == SEVERAL
    assert parsed == ["a", "b", "c", "d"] * 2


def test_results_come_in_the_order_of_the_files_whatever_is_cached():
    contents = {id_: (Path(f"{id_}.yaml"), profile_yaml(id_).encode()) for id_ in SEVERAL}
    with closing(ContentCache(None)) as cache:
        profiles = FileCache(cache, READING)
        list(profiles.read_all([contents["tz-c"], contents["ke-a"]]))
        for order in (SEVERAL, SEVERAL[::-1], ["ug-d", "ke-a"]):
            read = list(profiles.read_all([contents[id_] for id_ in order]))
            assert read == [(Path(f"{id_}.yaml"), profile(id_)) for id_ in order]


def test_every_starter_profile_comes_back_from_the_cache_as_it_was(starter, parsed):
    with closing(ContentCache(None)) as cache:
        contents = [(path, path.read_bytes()) for path in sorted(starter_folder().rglob("*.yaml"))]
        profiles = FileCache(cache, READING)
        first = dict(profiles.read_all(contents))
        parsed.clear()
        assert dict(profiles.read_all(contents)) == first
    assert parsed == []
    assert sorted(made.id for made in first.values()) == [made.id for made in starter]
