"""The cache where files cannot be used, and under several processes at once."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from matchmaker.content_cache import ContentCache, content_key
from matchmaker.errors import Notice

ENTRIES = {content_key(str(number)): str(number).encode() * 50 for number in range(20)}

# Writes entries "0", "1", ... in small commits, and says so after each.
WRITER = """
import sys
from pathlib import Path
from matchmaker.content_cache import ContentCache, content_key
cache = ContentCache(Path(sys.argv[1]))
for first in range(0, int(sys.argv[2]), 10):
    numbers = [str(n) for n in range(first, first + 10)]
    cache.put_many({content_key(n): n.encode() * 50 for n in numbers})
    print(first, flush=True)
cache.close()
"""
# As a disk with a bounded file: SQLite gets an error from the system in the middle of a commit.
FULL_DISK = """
import resource, signal, sys, warnings
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
from pathlib import Path
from matchmaker.content_cache import ContentCache
entries = {b"%d" % n: b"x" * 5000 for n in range(50)}
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    cache = ContentCache(Path(sys.argv[1]))
    cache.put_many(entries)
print([w.category.__name__ for w in caught], cache.get_many(list(entries)) == entries)
"""


def start_writer(path: Path, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-W", "error", "-c", WRITER, str(path), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture
def unprivileged():
    """A folder of this process's own, and a user that may not write where it must not."""
    if sys.platform == "win32":
        pytest.skip("folders are never read-only there")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        root = os.geteuid() == 0
        if root:  # who may write everywhere
            os.chown(folder, 65534, -1)
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o700)


def assert_works_in_memory(cache: ContentCache) -> None:
    cache.put_many(ENTRIES)
    assert cache.get_many(list(ENTRIES)) == ENTRIES


def test_a_folder_that_is_a_file_leaves_the_cache_in_memory(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.warns(Notice, match="cannot be opened.*MATCHMAKER_CACHE_DIR") as notices:
        cache = ContentCache(tmp_path / "file" / "cache.sqlite3")
    assert len(notices) == 1
    assert_works_in_memory(cache)


def test_a_cache_file_that_is_a_folder_leaves_the_cache_in_memory(tmp_path):
    with pytest.warns(Notice, match="cannot be opened"):
        cache = ContentCache(tmp_path)
    assert_works_in_memory(cache)


def test_a_read_only_folder_leaves_the_cache_in_memory(unprivileged):
    unprivileged.chmod(0o555)
    with pytest.warns(Notice, match="cannot be opened"):
        cache = ContentCache(unprivileged / "cache.sqlite3")
    assert_works_in_memory(cache)
    assert list(unprivileged.iterdir()) == []


def test_a_read_only_cache_still_answers_and_keeps_new_values_in_memory(unprivileged):
    path = unprivileged / "cache.sqlite3"
    with closing(ContentCache(path)) as cache:
        cache.put_many(ENTRIES)
    path.chmod(0o444)
    unprivileged.chmod(0o555)
    with closing(ContentCache(path)) as cache:
        assert cache.get_many(list(ENTRIES)) == ENTRIES
        with pytest.warns(Notice, match="cannot be written"):
            cache.put_many({b"new": b"value"})
        assert cache.get_many([b"new"]) == {b"new": b"value"}


class FullDisk(sqlite3.Connection):
    def executemany(self, *_):
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error


def test_a_full_disk_leaves_the_cache_in_memory(tmp_path, monkeypatch):
    real = sqlite3.connect

    def connect(*args, **options):
        return real(*args, **options, factory=FullDisk)

    monkeypatch.setattr(sqlite3, "connect", connect)
    cache = ContentCache(tmp_path / "cache.sqlite3")
    with pytest.warns(Notice, match="cannot be written .database or disk is full"):
        cache.put_many(ENTRIES)
    assert cache.get_many(list(ENTRIES)) == ENTRIES


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of a file")
def test_a_file_that_cannot_grow_leaves_the_cache_in_memory_and_the_file_sound(tmp_path):
    path = tmp_path / "cache.sqlite3"
    command = [sys.executable, "-c", FULL_DISK, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("['Notice'] True\n", "")
    with closing(ContentCache(path)) as cache:
        assert cache.get_many([b"1"]) == {}


def test_a_locked_cache_is_left_alone_with_a_notice(tmp_path, monkeypatch):
    path = tmp_path / "cache.sqlite3"
    monkeypatch.setattr("matchmaker.content_cache._WAIT_SECONDS", 0.05)
    with closing(ContentCache(path)) as cache, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.warns(Notice, match="locked"):
            cache.put_many(ENTRIES)
        assert cache.get_many(list(ENTRIES)) == ENTRIES
        other.rollback()
    with closing(ContentCache(path)) as cache:
        assert cache.get_many(list(ENTRIES)) == {}


def test_two_processes_write_at_once_and_lose_nothing(tmp_path):
    path = tmp_path / "cache.sqlite3"
    writers = [start_writer(path, 200), start_writer(path, 300)]
    ends = [writer.communicate(timeout=60) for writer in writers]
    assert [stderr for _, stderr in ends] == ["", ""]
    assert [writer.returncode for writer in writers] == [0, 0]
    expected = {content_key(str(n)): str(n).encode() * 50 for n in range(300)}
    with closing(ContentCache(path)) as cache:
        assert cache.get_many(list(expected)) == expected


def test_a_process_killed_while_writing_leaves_a_readable_file(tmp_path):
    path = tmp_path / "cache.sqlite3"
    with start_writer(path, 1_000_000) as writer:
        said = [int(writer.stdout.readline()) for _ in range(5)]
        writer.kill()
    # Whatever was said to be kept is kept; opening the file raises no Notice.
    expected = {content_key(str(n)): str(n).encode() * 50 for n in range(said[-1] + 10)}
    with closing(ContentCache(path)) as cache:
        assert cache.get_many(list(expected)) == expected
        cache.put_many({b"new": b"value"})
        assert cache.get_many([b"new"]) == {b"new": b"value"}
