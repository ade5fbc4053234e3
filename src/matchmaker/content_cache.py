"""A cache of values by the hash of what they were made from; never trusted, always replaceable.

SQLite gives what a cache shared by parallel runs needs: atomic commits that survive kill -9, and
locking. Each value carries a checksum; a value or a file that does not check out counts as absent.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import warnings
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from matchmaker.errors import Notice

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, value BLOB NOT NULL, "
    "checksum INTEGER NOT NULL)"
)
_LAYOUT = 1  # raise it with every change of the table; an older file is replaced
_KEYS_PER_QUERY = 500  # SQLite allows 999 variables in its oldest builds
_WAIT_SECONDS = 10.0  # for another run's commit
# The message of an error may quote damaged bytes of the file, which then are no text.
_FAILURES = (sqlite3.DatabaseError, UnicodeDecodeError)


def cache_folder() -> Path:
    """Folder of all caches: ``MATCHMAKER_CACHE_DIR``, else the platform's user cache folder."""
    chosen = os.environ.get("MATCHMAKER_CACHE_DIR")
    if chosen:
        return Path(chosen)
    import platformdirs  # noqa: PLC0415 - only when it is needed: it costs start-up time

    return Path(platformdirs.user_cache_dir("localgov-matchmaker", appauthor=False))


def content_key(*parts: str | bytes) -> bytes:
    """Hash of several parts, each with its length, so that no two lists of parts collide."""
    framed: list[bytes] = []  # hashed at once: a ranking makes thousands of these
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        framed += (len(data).to_bytes(8, "little"), data)
    return hashlib.blake2b(b"".join(framed), digest_size=16).digest()


def program_digest(*packages: str) -> str:
    """Hash of the names, sizes and times of the files of some packages of this program.

    What it says of the same bytes may change with each of them, and a version number only with a
    release.
    """
    return content_key(*map(_package_digest, packages)).hex()


@cache
def _package_digest(package: str) -> bytes:
    seen = []
    for folder, _, names in os.walk(Path(__file__).parent / package):
        for name in names:
            if name.endswith((".py", ".csv", ".json")):
                state = os.stat(f"{folder}/{name}")  # noqa: PTH116 - for seventy files at a start
                seen.append(f"{package} {name} {state.st_size} {state.st_mtime_ns}")
    return content_key(*sorted(seen))


def _checksum(key: bytes, value: bytes) -> int:
    """Checksum of an entry; of its key too, for a damaged index leads to another key's row."""
    return zlib.crc32(value, zlib.crc32(key))


def _unusable(error: Exception) -> bool:
    """Whether a file cannot be used now (locked, full, read-only), rather than being damaged.

    SQLite's plain "error" is damage too: a table or column that is not the cache's.
    """
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return isinstance(error, sqlite3.OperationalError) and code & 0xFF != sqlite3.SQLITE_ERROR


class ContentCache:
    """Bytes by content key, in one SQLite file, or in memory where no file can be used.

    Parameters
    ----------
    path
        The file; its folder is created. ``None`` keeps everything in memory.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._memory: dict[bytes, bytes] = {}
        self._connection = self._open() if path is not None else None

    def get_many(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Values of those keys that are present and undamaged."""
        found = {key: self._memory[key] for key in keys if key in self._memory}
        if self._connection is None:
            return found
        try:
            found.update(self._select([key for key in keys if key not in found]))
        except _FAILURES as error:
            self._discard(error, "read")
        return found

    def put_many(self, entries: Mapping[bytes, bytes]) -> None:
        """Keep the entries, in one transaction; where that fails, for this run only."""
        rows = [(key, value, _checksum(key, value)) for key, value in entries.items()]
        for _ in range(2):  # once more where a damaged file was replaced
            if self._connection is None:
                break
            try:
                with self._connection:
                    self._connection.executemany("REPLACE INTO entries VALUES (?, ?, ?)", rows)
            except _FAILURES as error:
                self._discard(error, "written")
            else:
                return
        self._memory.update(entries)

    def close(self) -> None:
        """Release the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self) -> sqlite3.Connection | None:
        assert self._path is not None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            return self._connect()
        except _FAILURES as error:
            if not _unusable(error):
                return self._replace(error)
            self._give_up(f"cannot be opened ({error})")
        except OSError as error:
            self._give_up(f"cannot be opened ({error.strerror})")
        return None

    def _connect(self) -> sqlite3.Connection:
        assert self._path is not None
        connection = sqlite3.connect(self._path, timeout=_WAIT_SECONDS)
        try:
            _prepare(connection)
        except sqlite3.OperationalError as error:
            # A read-only cache that already holds the table still answers.
            if "readonly" not in str(error):
                connection.close()
                raise
        except _FAILURES:
            connection.close()
            raise
        return connection

    def _select(self, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        assert self._connection is not None
        for start in range(0, len(keys), _KEYS_PER_QUERY):
            batch = keys[start : start + _KEYS_PER_QUERY]
            marks = ",".join("?" * len(batch))
            query = f"SELECT key, value, checksum FROM entries WHERE key IN ({marks})"  # noqa: S608 - only marks
            for key, value, checksum in self._connection.execute(query, batch).fetchall():
                sound = isinstance(key, bytes) and isinstance(value, bytes)
                if sound and _checksum(key, value) == checksum:
                    yield key, value

    def _discard(self, error: Exception, use: str) -> None:
        """Replace a file that turned out to be damaged while in use."""
        if _unusable(error):
            self._give_up(f"cannot be {use} ({error})")
            return
        self.close()
        self._connection = self._replace(error)

    def _replace(self, error: Exception) -> sqlite3.Connection | None:
        assert self._path is not None
        notice = Notice(f"The cache {self._path} was damaged ({error}); rebuilding it.")
        warnings.warn(notice, stacklevel=2)
        try:
            for suffix in ("", "-journal", "-wal", "-shm"):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
            return self._connect()
        except (OSError, *_FAILURES) as reason:
            self._give_up(f"cannot be replaced ({reason})")
            return None

    def _give_up(self, reason: str) -> None:
        warnings.warn(
            Notice(
                f"The cache {self._path} {reason}; going on without it, so this run is slower. "
                "MATCHMAKER_CACHE_DIR names another folder."
            ),
            stacklevel=2,
        )
        connection = getattr(self, "_connection", None)
        if connection is not None:
            connection.close()
        self._connection = None


def _prepare(connection: sqlite3.Connection) -> None:
    (layout,) = connection.execute("PRAGMA user_version").fetchone()
    if layout == 0:
        connection.execute(_SCHEMA)
        connection.execute(f"PRAGMA user_version = {_LAYOUT}")
    elif layout != _LAYOUT:
        raise sqlite3.DatabaseError("it was written by another version")
