"""The registry: all profiles of one or more folders, looked up by id, name or alias."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from matchmaker.content_cache import ContentCache, cache_folder, content_key
from matchmaker.errors import Notice, UsageError
from matchmaker.profiles.files import misplacement, profile_files, read_bytes
from matchmaker.profiles.findings import Code, Finding, InvalidFilesError
from matchmaker.profiles.model import Profile
from matchmaker.profiles.names import NameIndex
from matchmaker.profiles.record_cache import CACHE, Parse, RecordCache
from matchmaker.profiles.starter import starter_folder


class Registry:
    """Profiles in the order of their ids.

    Parameters
    ----------
    profiles
        Any order; ids must be unique.
    digest
        Hash of the content they were read from; empty for profiles made in memory.
    """

    def __init__(self, profiles: Iterable[Profile], digest: str = "") -> None:
        self.profiles = tuple(sorted(profiles, key=lambda profile: profile.id))
        self.digest = digest

    def __len__(self) -> int:
        return len(self.profiles)

    def __iter__(self) -> Iterator[Profile]:
        return iter(self.profiles)

    @cached_property
    def names(self) -> NameIndex:
        """Index of every name."""
        return NameIndex(self.profiles)

    def find(self, name: str) -> Profile:
        """The one government of that id, name or alias; see `NameIndex.find`."""
        return self.names.find(name)

    @classmethod
    def load(cls, folders: Sequence[Path] = (), *, starter: bool = True) -> Registry:
        """Read every profile of the folders and, unless told otherwise, the starter registry.

        A profile in a folder replaces the starter profile of the same id.

        Parameters
        ----------
        folders
            Folders of ``<iso2>/<slug>.yaml`` files.
        starter
            Whether to begin with the profiles that ship with the package.

        Raises
        ------
        UsageError
            If a folder is missing, unreadable or holds no profile.
        InvalidFilesError
            If any profile is wrong; with every finding of every file.
        """
        starter_files = profile_files(starter_folder()) if starter else []
        distinct = {folder.resolve(): folder for folder in folders}
        own_files = [file for folder in distinct.values() for file in profile_files(folder)]
        if not starter_files and not own_files:
            raise UsageError(
                "There are no profiles to read.", hint="Name a folder of profiles: --profiles DIR"
            )
        cache = ContentCache(cache_folder() / CACHE)
        try:
            loaded, findings, digests = _read_all([*starter_files, *own_files], cache)
        finally:
            cache.close()
        chosen: dict[str, tuple[Path, Profile]] = {}
        replaceable = set(starter_files)
        for path, profile in loaded:
            earlier = chosen.get(profile.id)
            if earlier is not None and earlier[0] not in replaceable:
                hint = "Keep one of the two."
                message = f"the id '{profile.id}' is already that of {earlier[0]}"
                findings.append(Finding(str(path), 1, 1, "id", Code.DUPLICATE_ID, message, hint))
            elif earlier is not None and earlier[1] != profile:
                text = f"{path} replaces the starter registry's profile {profile.id}."
                warnings.warn(Notice(text), stacklevel=2)
            chosen[profile.id] = (path, profile)
        if findings:
            raise InvalidFilesError(findings)
        digest = content_key(*sorted(digests)).hex()
        return cls((profile for _, profile in chosen.values()), digest)


def _reader() -> Parse[Profile]:
    # YAML is imported only for files that are not in the cache: a warm start has none.
    from matchmaker.profiles.reading import parse_profile  # noqa: PLC0415 - as it says

    return parse_profile


def _read_all(
    files: Sequence[Path], cache: ContentCache
) -> tuple[list[tuple[Path, Profile]], list[Finding], list[bytes]]:
    findings: list[Finding] = []
    contents: list[tuple[Path, bytes]] = []
    for path in files:
        content = read_bytes(path)
        if isinstance(content, Finding):
            findings.append(content)
        else:
            contents.append((path, content))
    loaded: list[tuple[Path, Profile]] = []
    profiles = RecordCache(cache, Profile, _reader, "profiles", "reference")
    for path, result in profiles.parse_all(contents):
        if not isinstance(result, Profile):
            findings.extend(result)
        elif misplaced := misplacement(result.id, path):
            findings.append(misplaced)
        else:
            loaded.append((path, result))
    return loaded, findings, [content_key(content) for _, content in contents]
