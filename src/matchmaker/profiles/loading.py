"""All files of one kind in some folders: those that ship with the package, and others."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Generic, Literal, NamedTuple

from matchmaker.content_cache import ContentCache, cache_folder, content_key
from matchmaker.errors import Notice
from matchmaker.profiles.file_cache import CACHE, FileCache, Reading
from matchmaker.profiles.files import distinct, files_below, misnamed, read_bytes
from matchmaker.profiles.findings import Code, Finding, InvalidFilesError
from matchmaker.profiles.progress import Progress, counted
from matchmaker.profiles.starter import starter_folder
from matchmaker.profiles.strict_model import Model

# An id and its file: a finding if the file should be called otherwise.
PlaceRule = Callable[[str, Path], Finding | None]


class Loaded(NamedTuple, Generic[Model]):
    """What was read, in the order of the ids, and a hash of the content it was read from."""

    models: tuple[Model, ...]
    digest: str


class Collected(NamedTuple, Generic[Model]):
    """What could be read, each id once and in the order of the ids, and what is wrong otherwise."""

    loaded: Loaded[Model]
    findings: tuple[Finding, ...]


def load_files(
    reading: Reading[Model],
    place_rule: PlaceRule,
    shipped: Sequence[Path],
    own: Sequence[Path],
) -> Loaded[Model]:
    """Read files; one of the own ones replaces the shipped one of the same id, with a notice.

    Files that hold another kind are passed over.

    Raises
    ------
    InvalidFilesError
        If any file is wrong; with every finding of every file.
    """
    loaded, findings = collect_files(reading, place_rule, shipped, own)
    if findings:
        raise InvalidFilesError(findings)
    return loaded


def collect_files(
    reading: Reading[Model],
    place_rule: PlaceRule,
    shipped: Sequence[Path],
    own: Sequence[Path],
    progress: Progress | None = None,
) -> Collected[Model]:
    """The same of every file that can be used, and the findings of the others.

    Of two own files with one id the first is kept.
    """
    findings: list[Finding] = []
    contents = list(_contents([*shipped, *distinct(own)], findings))
    cache = ContentCache(cache_folder() / CACHE)
    try:
        read = FileCache(cache, reading).read_all(contents)
        results = list(counted(read, len(contents), progress))
    finally:
        cache.close()
    chosen: dict[str, tuple[Path, Model]] = {}
    digests: list[bytes] = []
    replaceable = set(shipped)
    for (path, content), (_, result) in zip(contents, results, strict=True):
        if result is None:
            continue
        digests.append(content_key(content))
        if not isinstance(result, reading.model):
            assert isinstance(result, Sequence)
            findings.extend(result)
            continue
        if misplaced := place_rule(result.id, path):
            findings.append(misplaced)
            continue
        earlier = chosen.get(result.id)
        if earlier is not None and earlier[0] not in replaceable:
            message = f"the id '{result.id}' is already that of {earlier[0]}"
            place = (str(path), 1, 1, "id", Code.DUPLICATE_ID)
            findings.append(Finding(*place, message, "Keep one of the two."))
            continue
        if earlier is not None and earlier[1] != result:
            text = f"{path} replaces the starter registry's {reading.kind} {result.id}."
            warnings.warn(Notice(text), stacklevel=4)
        chosen[result.id] = path, result
    models = tuple(chosen[id_][1] for id_ in sorted(chosen))
    loaded = Loaded(models, content_key(*sorted(digests)).hex())
    return Collected(loaded, tuple(sorted(findings)))


def load_folders(
    reading: Reading[Model],
    name: Literal["exchanges", "programmes"],
    folders: Sequence[Path],
    *,
    starter: bool,
) -> tuple[Model, ...]:
    """Read files that are called by their ids, from some folders and what ships with the package.

    Raises
    ------
    UsageError
        If a folder is missing or unreadable.
    InvalidFilesError
        If any file is wrong; with every finding of every file.
    """
    shipped = files_below(starter_folder(name)) if starter else []
    own = [file for folder in folders for file in files_below(folder)]
    return load_files(reading, misnamed, shipped, own).models


def _contents(paths: Sequence[Path], findings: list[Finding]) -> Iterable[tuple[Path, bytes]]:
    for path in paths:
        content = read_bytes(path)
        if isinstance(content, Finding):
            findings.append(content)
        else:
            yield path, content
