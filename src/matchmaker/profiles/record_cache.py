"""Parsed records kept by the content of their files, so that a large registry loads fast."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Generic

from pydantic import ValidationError

from matchmaker._version import __version__
from matchmaker.content_cache import ContentCache, content_key, program_digest
from matchmaker.profiles.findings import Finding
from matchmaker.profiles.strict_model import Record

CACHE = "profiles.sqlite3"  # one file for records of every kind, in the cache folder

Parse = Callable[[bytes, str], Record | Sequence[Finding]]


class RecordCache(Generic[Record]):
    """Reads records through a cache; what is not in it, or no longer valid, is parsed.

    Parameters
    ----------
    model
        Of the records.
    reader
        Gives the function that parses the bytes of a file; asked only for files that are not in
        the cache, so that a warm start imports no YAML.
    packages
        Packages of this program that decide what the function makes of the same bytes.
    """

    def __init__(
        self,
        cache: ContentCache,
        model: type[Record],
        reader: Callable[[], Parse[Record]],
        *packages: str,
    ) -> None:
        self._cache = cache
        self._model = model
        self._reader = reader
        self._name = f"{model.__name__} {__version__} {program_digest(*packages)}"

    def parse_all(
        self, contents: Sequence[tuple[Path, bytes]]
    ) -> Iterator[tuple[Path, Record | Sequence[Finding]]]:
        """Record or findings of each file, in the order given.

        Parameters
        ----------
        contents
            Path and bytes of each file.
        """
        # Another version, or other tables, may read the same bytes differently.
        keys = [content_key(self._name, content) for _, content in contents]
        known = self._cache.get_many(keys)
        fresh: dict[bytes, bytes] = {}
        for (path, content), key in zip(contents, keys, strict=True):
            record = self._revive(known.get(key))
            if record is not None:
                yield path, record
                continue
            result = self._reader()(content, str(path))
            if isinstance(result, self._model):
                fresh[key] = result.model_dump_json(by_alias=True, exclude_defaults=True).encode()
            yield path, result
        if fresh:
            self._cache.put_many(fresh)

    def _revive(self, value: bytes | None) -> Record | None:
        if value is None:
            return None
        try:
            return self._model.model_validate_json(value)
        except ValidationError:  # written by another version, or under another vocabulary
            return None
