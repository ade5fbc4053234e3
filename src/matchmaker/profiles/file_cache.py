"""What files hold, kept by their content, so that a large registry loads fast."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NamedTuple

from matchmaker._version import __version__
from matchmaker.content_cache import ContentCache, content_key, program_digest
from matchmaker.profiles.file_kinds import FileKind
from matchmaker.profiles.findings import Finding
from matchmaker.profiles.revival import RevivalError, revived
from matchmaker.profiles.strict_model import Model

if TYPE_CHECKING:  # YAML is imported only for files that are not in the cache
    from matchmaker.profiles.documents import ReadDocument

CACHE = "profiles.sqlite3"  # one file for every kind, in the cache folder
_ANOTHER_KIND = b'"another kind"'


class Reading(NamedTuple, Generic[Model]):
    """How files of one kind are read.

    Attributes
    ----------
    kind, model
        What they hold.
    reader
        Gives the function that makes a model, or findings, of a document; asked only for files
        that are not in the cache.
    packages
        Packages of this program that decide what the function makes of the same document.
    """

    kind: FileKind
    model: type[Model]
    reader: Callable[[], Callable[[ReadDocument, str], Model | Sequence[Finding]]]
    packages: tuple[str, ...]


class FileCache(Generic[Model]):
    """Reads files of one kind through a cache; what is not in it, or no longer valid, is parsed."""

    def __init__(self, cache: ContentCache, reading: Reading[Model]) -> None:
        self._cache = cache
        self._reading = reading
        digest = program_digest(*reading.packages)
        self._name = f"{reading.kind} {__version__} {digest}"

    def read_all(
        self, contents: Sequence[tuple[Path, bytes]]
    ) -> Iterator[tuple[Path, Model | Sequence[Finding] | None]]:
        """Model or findings of each file, in the order given; nothing if it holds another kind.

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
            value = known.get(key)
            if value == _ANOTHER_KIND:
                yield path, None
                continue
            model = self._revive(value)
            if model is not None:
                yield path, model
                continue
            result = self._parsed(content, str(path))
            if result is None:
                fresh[key] = _ANOTHER_KIND
            elif isinstance(result, self._reading.model):
                fresh[key] = result.model_dump_json(by_alias=True, exclude_defaults=True).encode()
            yield path, result
        if fresh:
            self._cache.put_many(fresh)

    def _parsed(self, content: bytes, file: str) -> Model | Sequence[Finding] | None:
        from matchmaker.profiles.documents import read_document  # noqa: PLC0415 - see above
        from matchmaker.profiles.file_kinds import kind_of  # noqa: PLC0415

        read = read_document(content, file)
        if isinstance(read, Finding):
            return [read]
        if kind_of(read.document.data) != self._reading.kind:
            return None
        return self._reading.reader()(read, file)

    def _revive(self, value: bytes | None) -> Model | None:
        if value is None:
            return None
        try:
            return revived(self._reading.model, value)
        except RevivalError:  # written by another version
            return None
