"""Checking files and folders of a registry, with what was found before kept by content."""

from __future__ import annotations

import datetime as dt
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from matchmaker._version import __version__
from matchmaker.checking.between_files import Comparison
from matchmaker.checking.calendar_dates import date_findings
from matchmaker.checking.facts import Facts, from_json
from matchmaker.checking.readers import Readers
from matchmaker.checking.references import References
from matchmaker.checking.selection import Selection
from matchmaker.content_cache import ContentCache, cache_folder, content_key, program_digest
from matchmaker.errors import UsageError
from matchmaker.profiles.file_cache import CACHE
from matchmaker.profiles.files import (
    exists,
    misnamed,
    misplacement,
    read_bytes,
    unreadable_folder,
    walk,
)
from matchmaker.profiles.findings import Finding, Severity
from matchmaker.settings import CheckSettings

# What no check of the files alone can know.
NOT_CHECKED = (
    "sources were not opened",
    "facts were not compared with their sources",
    "nobody was asked whether a government stands behind its profile",
)

_PACKAGES = ("checking", "programmes", "ledger", "profiles", "reference")
_BATCH = 500  # files read at a time: memory stays bounded whatever the size of a registry
_AHEAD = 2  # batches read ahead of the one that is compared


class Checked(NamedTuple):
    """The result of a check.

    Attributes
    ----------
    findings
        Sorted by file and place.
    files
        Names of the files looked at, sorted.
    hidden
        Number of findings that were not selected.
    today
        The day that dates were compared with.
    hidden_errors
        Number of errors that were not selected; a ranking refuses their profiles nevertheless.
    """

    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    hidden: int
    today: dt.date
    hidden_errors: int = 0

    def of(self, severity: Severity) -> list[Finding]:
        """Findings of one severity."""
        return [finding for finding in self.findings if finding.code.severity == severity]

    def passes(self, *, strict: bool = False) -> bool:
        """Whether there is no error; strictly, no warning either but that of staleness."""
        return not any(finding.fails(strict=strict) for finding in self.findings)


Progress = Callable[[int, int], None]


def check(
    paths: Sequence[Path],
    settings: CheckSettings,
    *,
    today: dt.date,
    selection: Selection | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Checked:
    """Check every profile, exchange and programme of some files and folders.

    Parameters
    ----------
    paths
        Files, and folders of which every YAML file is checked.
    settings
        Limits, and what is ignored.
    today
        The day that dates are compared with.
    selection
        Which findings are reported; those that the settings leave by default.
    jobs
        Most processes that read files; more than one are used only for many new files.
    progress
        Called with the number of files just checked, and the number still to do.

    Raises
    ------
    UsageError
        If a path does not exist, or nothing is there to check.
    """
    files, findings = _files(paths)
    chosen = selection or Selection((), (), settings)
    comparison, references = Comparison(), References()
    done = 0
    cached = ContentCache(cache_folder() / CACHE)
    readers = Readers(settings, jobs)
    try:
        for path, facts in _read(files, settings, cached, readers):
            findings += _of_file(path, facts, comparison, settings, today)
            references.remember(str(path), facts)
            done += 1
            if progress is not None and (done % _BATCH == 0 or done == len(files)):
                progress(done % _BATCH or _BATCH, len(files) - done)
    finally:
        readers.close()
        cached.close()
    findings += references.dangling()
    taken = sorted(finding for finding in findings if chosen.takes(finding))
    hidden = [finding for finding in findings if not chosen.takes(finding)]
    errors = sum(finding.code.severity == Severity.ERROR for finding in hidden)
    return Checked(tuple(taken), tuple(map(str, files)), len(hidden), today, errors)


def _of_file(
    path: Path, facts: Facts, comparison: Comparison, settings: CheckSettings, today: dt.date
) -> Iterator[Finding]:
    file = str(path)
    yield from (finding._replace(file=file) for finding in facts.findings)
    if facts.id is not None:
        place_rule = misplacement if facts.kind == "profile" else misnamed
        misplaced = place_rule(facts.id.value, path, facts.id.line, facts.id.column)
        yield from [misplaced] if misplaced else []
    yield from comparison.findings(file, facts)
    yield from date_findings(file, facts, today, settings.stale_after_days)


def _files(paths: Sequence[Path]) -> tuple[list[Path], list[Finding]]:
    """Every file once, sorted, and findings of folders that cannot be read.

    A file or folder that is named in two ways counts once, under its shortest name.
    """
    denied: dict[str, Finding] = {}
    files: dict[str, Path] = {}

    def unreadable(error: OSError) -> None:
        found = unreadable_folder(error)
        place = os.path.abspath(error.filename)  # noqa: PTH100 - keeps links as they are
        denied[place] = min(found, denied.get(place, found))

    for path in paths:
        for file in _below(path, unreadable):
            place = os.path.abspath(file)  # noqa: PTH100 - the same
            files[place] = min(file, files.get(place, file), key=_length)
    if not files and not denied:
        named = ", ".join(map(str, paths))
        raise UsageError(
            f"There is no profile (no .yaml file) in {named}.",
            hint="Profiles lie in a folder as <iso2>/<slug>.yaml, such as mz/maputo.yaml.",
        )
    return sorted(files.values(), key=str), list(denied.values())


def _length(path: Path) -> tuple[int, str]:
    return len(str(path)), str(path)


def _below(path: Path, on_error: Callable[[OSError], None]) -> list[Path]:
    """The files that a path names."""
    if exists(path):
        return walk(path, on_error) if path.is_dir() else [path]
    if os.path.lexists(path):
        return [path]
    raise UsageError(f"The path {path} does not exist.", hint="Check its spelling.")


def _read(
    files: Sequence[Path], settings: CheckSettings, cache: ContentCache, readers: Readers
) -> Iterator[tuple[Path, Facts]]:
    """Facts of each file, from the cache where its content was read before."""
    begun: deque[Callable[[], Iterator[tuple[Path, Facts]]]] = deque()
    for start in range(0, len(files), _BATCH):
        left = len(files) - start
        begun.append(_begin(files[start : start + _BATCH], settings, cache, readers, left))
        while len(begun) > (_AHEAD if readers.are_several else 0):
            yield from begun.popleft()()
    while begun:
        yield from begun.popleft()()


def _begin(
    paths: Sequence[Path], settings: CheckSettings, cache: ContentCache, readers: Readers, left: int
) -> Callable[[], Iterator[tuple[Path, Facts]]]:
    """Begin to read some files; what is given back waits for their facts."""
    contents = [read_bytes(path) for path in paths]
    # Other code, tables or limits may find other things in the same bytes.
    limits = f"{settings.least_words} {settings.copied_words}"
    reader = f"check {__version__} {program_digest(*_PACKAGES)} {limits}"
    keys = [
        content_key(reader, content) if isinstance(content, bytes) else b"" for content in contents
    ]
    known = {key: from_json(value) for key, value in cache.get_many(keys).items()}
    new = {
        key: content
        for key, content in zip(keys, contents, strict=True)
        if isinstance(content, bytes) and known.get(key) is None
    }
    facts_of_new = readers.begin(list(new.values()), left) if new else list

    def finish() -> Iterator[tuple[Path, Facts]]:
        fresh = dict(zip(new, facts_of_new(), strict=True))
        if fresh:
            cache.put_many(fresh)
            known.update((key, from_json(value)) for key, value in fresh.items())
        for path, key, content in zip(paths, keys, contents, strict=True):
            facts = Facts((content,)) if isinstance(content, Finding) else known[key]
            assert facts is not None
            yield path, facts

    return finish
