"""All records of one kind in some folders: exchanges or programmes, each in a file by its id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic, Literal, NamedTuple

from matchmaker.content_cache import ContentCache, cache_folder
from matchmaker.profiles.files import files_below, misnamed, read_bytes
from matchmaker.profiles.findings import Code, Finding, InvalidFilesError
from matchmaker.profiles.record_cache import CACHE, Parse, RecordCache
from matchmaker.profiles.starter import starter_folder
from matchmaker.profiles.strict_model import Record


class RecordKind(NamedTuple, Generic[Record]):
    """A kind of record.

    Attributes
    ----------
    folder
        Of those that ship with the package.
    model, reader, packages
        See `RecordCache`.
    id_of
        The id of a record, which its file is called by.
    """

    folder: Literal["exchanges", "programmes"]
    model: type[Record]
    reader: Callable[[], Parse[Record]]
    packages: tuple[str, ...]
    id_of: Callable[[Record], str]


def load_records(
    kind: RecordKind[Record], folders: Sequence[Path], *, starter: bool
) -> dict[str, Record]:
    """Records by id, sorted; one of a folder replaces the shipped one of the same id.

    Parameters
    ----------
    starter
        Whether to begin with those that ship with the package.

    Raises
    ------
    UsageError
        If a folder is missing or unreadable.
    InvalidFilesError
        If any file is wrong; with every finding of every file.
    """
    shipped = files_below(starter_folder(kind.folder)) if starter else []
    distinct = {folder.resolve(): folder for folder in folders}
    own = [file for folder in distinct.values() for file in files_below(folder)]
    loaded: dict[str, tuple[Path, Record]] = {}
    findings: list[Finding] = []
    for path, result in _read([*shipped, *own], kind, findings):
        id_ = kind.id_of(result)
        earlier = loaded.get(id_)
        if wrong := misnamed(id_, path):
            findings.append(wrong)
        elif earlier is not None and earlier[0] not in shipped:
            message = f"the id '{id_}' is already that of {earlier[0]}"
            place = (str(path), 1, 1, "id", Code.DUPLICATE_ID)
            findings.append(Finding(*place, message, "Keep one of the two."))
        loaded[id_] = path, result
    if findings:
        raise InvalidFilesError(findings)
    return {id_: loaded[id_][1] for id_ in sorted(loaded)}


def _read(
    files: Sequence[Path], kind: RecordKind[Record], findings: list[Finding]
) -> list[tuple[Path, Record]]:
    contents: list[tuple[Path, bytes]] = []
    for path in files:
        content = read_bytes(path)
        if isinstance(content, Finding):
            findings.append(content)
        else:
            contents.append((path, content))
    cache = ContentCache(cache_folder() / CACHE)
    try:
        results = list(
            RecordCache(cache, kind.model, kind.reader, *kind.packages).parse_all(contents)
        )
    finally:
        cache.close()
    records: list[tuple[Path, Record]] = []
    for path, result in results:
        if isinstance(result, kind.model):
            records.append((path, result))
        else:
            assert isinstance(result, Sequence)
            findings.extend(result)
    return records
