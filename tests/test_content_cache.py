import sqlite3
import warnings
from contextlib import closing
from pathlib import Path

import platformdirs
import pytest

from matchmaker import content_cache
from matchmaker.content_cache import ContentCache, cache_folder, content_key
from matchmaker.errors import Notice

ENTRIES = {content_key(str(number)): str(number).encode() * 50 for number in range(60)}
KEY, VALUE = next(iter(ENTRIES.items()))


@pytest.fixture
def path(tmp_path):
    """A cache file that holds the entries."""
    file = tmp_path / "deep" / "cache.sqlite3"
    with closing(ContentCache(file)) as cache:
        cache.put_many(ENTRIES)
    return file


def read(path: Path) -> dict[bytes, bytes]:
    with closing(ContentCache(path)) as cache:
        return cache.get_many(list(ENTRIES))


def execute(path: Path, *statement) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(*statement)


def read_and_write(path: Path) -> dict[bytes, bytes]:
    """What a run finds in the file before it writes every entry again."""
    with closing(ContentCache(path)) as cache:
        found = cache.get_many(list(ENTRIES))
        cache.put_many(ENTRIES)
    return found


def assert_damage_is_mended(path: Path) -> None:
    with pytest.warns(Notice, match="was damaged"):
        found = read_and_write(path)
    assert found.items() <= ENTRIES.items()
    assert read(path) == ENTRIES


def test_what_was_put_is_there_for_the_next_run(path):
    assert read(path) == ENTRIES


def test_a_key_that_was_never_put_is_absent(path):
    with closing(ContentCache(path)) as cache:
        assert cache.get_many([b"other", KEY]) == {KEY: VALUE}
        assert cache.get_many([]) == {}


def test_a_value_is_replaced_by_a_later_one(path):
    with closing(ContentCache(path)) as cache:
        cache.put_many({KEY: b"new"})
    assert read(path)[KEY] == b"new"


def test_more_keys_than_one_query_takes_are_found(tmp_path):
    entries = {content_key(str(number)): b"%d" % number for number in range(1203)}
    with closing(ContentCache(tmp_path / "c")) as cache:
        cache.put_many(entries)
        assert cache.get_many(list(entries)) == entries


def test_without_a_path_everything_stays_in_memory():
    with closing(ContentCache(None)) as cache:
        cache.put_many(ENTRIES)
        assert cache.get_many(list(ENTRIES)) == ENTRIES


@pytest.mark.parametrize(
    "content",
    [b"no database at all " * 400, b"SQLite format 3\0" + b"\xff" * 8000, b"\0" * 8192],
    ids=["text", "half a header", "zeros"],
)
def test_a_file_that_is_no_database_is_replaced_with_a_notice(path, content):
    path.write_bytes(content)
    assert_damage_is_mended(path)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_truncated_file_is_replaced_with_a_notice(path, share):
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert_damage_is_mended(path)


def test_an_empty_file_becomes_a_cache_without_a_word(path):
    path.write_bytes(b"")
    assert read(path) == {}


@pytest.mark.parametrize("wrong", [b"_able entries", b"\xffable entries"], ids=["text", "bytes"])
def test_a_file_whose_schema_is_damaged_is_replaced_with_a_notice(path, wrong):
    content = path.read_bytes()
    assert b"TABLE entries" in content
    path.write_bytes(content.replace(b"TABLE entries", wrong))
    assert_damage_is_mended(path)


def test_a_file_of_another_schema_is_replaced_with_a_notice(tmp_path):
    path = tmp_path / "cache.sqlite3"
    execute(path, "CREATE TABLE entries (name TEXT, content TEXT)")
    assert_damage_is_mended(path)


@pytest.mark.parametrize(
    "change",
    [
        "value = zeroblob(50)",
        "value = substr(value, 2)",
        "value = 'text'",
        "value = 7",
        "checksum = checksum + 1",
        "checksum = 'text'",
    ],
)
def test_a_damaged_row_counts_as_absent(path, change):
    statement = f"UPDATE entries SET {change} WHERE key = ?"  # noqa: S608 - the lines above
    execute(path, statement, (KEY,))
    assert read(path) == {key: value for key, value in ENTRIES.items() if key != KEY}


def test_a_value_that_is_no_text_is_absent_and_the_cache_is_mended(path):
    change = "UPDATE entries SET value = CAST(x'ff00fe' AS TEXT) WHERE key = ?"
    execute(path, change, (KEY,))
    with pytest.warns(Notice):
        assert KEY not in read_and_write(path)
    assert read(path) == ENTRIES


def test_a_value_that_belongs_to_another_key_counts_as_absent(path):
    # One flipped bit in an index page does this: the row checks out, but is not the one asked for.
    other = list(ENTRIES)[1]
    execute(
        path,
        "UPDATE entries SET (value, checksum) = "
        "(SELECT value, checksum FROM entries WHERE key = ?) WHERE key = ?",
        (other, KEY),
    )
    assert KEY not in read(path)


def test_only_the_keys_that_were_asked_for_are_answered_whatever_byte_is_damaged(tmp_path):
    entries = {bytes([number]) * 16: bytes([number]) * 50 for number in range(1, 41)}
    path = tmp_path / "cache.sqlite3"
    with closing(ContentCache(path)) as cache:
        cache.put_many(entries)
    content = path.read_bytes()
    wrong = []
    for offset in range(4096, len(content), 23):  # the pages of rows and of their index
        path.write_bytes(
            content[:offset] + bytes([(content[offset] + 1) % 256]) + content[offset + 1 :]
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Notice)
            with closing(ContentCache(path)) as cache:
                found = cache.get_many(list(entries))
        wrong += [offset for key, value in found.items() if entries.get(key) != value]
    assert wrong == []


def test_different_parts_never_share_a_key():
    keys = [
        content_key("ab", "c"),
        content_key("a", "bc"),
        content_key("abc"),
        content_key("abc", ""),
        content_key("", "abc"),
        content_key(),
        content_key(""),
    ]
    assert len(set(keys)) == len(keys)


def test_text_and_its_bytes_share_a_key():
    assert content_key("São") == content_key("São".encode())


def test_the_cache_folder_is_the_one_that_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("MATCHMAKER_CACHE_DIR", str(tmp_path / "mine"))
    assert cache_folder() == tmp_path / "mine"


@pytest.mark.parametrize("unset", [True, False])
def test_else_the_cache_folder_is_the_platform_s(monkeypatch, unset):
    if unset:
        monkeypatch.delenv("MATCHMAKER_CACHE_DIR")
    else:
        monkeypatch.setenv("MATCHMAKER_CACHE_DIR", "")
    expected = platformdirs.user_cache_dir("localgov-matchmaker", appauthor=False)
    assert cache_folder() == Path(expected)


def test_the_digest_of_the_program_changes_with_its_code_and_its_tables(monkeypatch, tmp_path):
    for package in ("profiles", "reference"):
        (tmp_path / package / "inner").mkdir(parents=True)
        (tmp_path / package / "inner" / "x.py").write_text("1", encoding="utf-8")
    (tmp_path / "reference" / "table.csv").write_text("a", encoding="utf-8")
    monkeypatch.setattr(content_cache, "__file__", str(tmp_path / "content_cache.py"))
    read_anew = content_cache._package_digest.__wrapped__
    monkeypatch.setattr(content_cache, "_package_digest", read_anew)
    digest = content_cache.program_digest
    before = digest("profiles", "reference")
    assert digest("profiles", "reference") == before
    (tmp_path / "reference" / "table.csv").write_text("ab", encoding="utf-8")
    other_table = digest("profiles", "reference")
    (tmp_path / "profiles" / "inner" / "x.py").write_text("12", encoding="utf-8")
    assert len({before, other_table, digest("profiles", "reference")}) == 3
