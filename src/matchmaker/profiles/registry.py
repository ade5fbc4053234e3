"""The registry: all profiles of one or more folders, looked up by id, name or alias."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from matchmaker.content_cache import content_key
from matchmaker.errors import UsageError
from matchmaker.profiles.file_cache import Reading
from matchmaker.profiles.files import distinct, misplacement, profile_files
from matchmaker.profiles.findings import Finding
from matchmaker.profiles.loading import load_files
from matchmaker.profiles.model import Profile
from matchmaker.profiles.names import NameIndex
from matchmaker.profiles.starter import starter_folder

if TYPE_CHECKING:
    from matchmaker.profiles.documents import ReadDocument


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

    def with_profiles(self, profiles: Iterable[Profile]) -> Registry:
        """The same with other profiles, which replace those of their ids."""
        added = {profile.id: profile for profile in profiles}
        kept = [profile for profile in self.profiles if profile.id not in added]
        texts = [added[id_].model_dump_json() for id_ in sorted(added)]
        return Registry([*kept, *added.values()], content_key(self.digest, *texts).hex())

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
        own_files = [file for folder in distinct(folders) for file in profile_files(folder)]
        if not starter_files and not own_files:
            raise UsageError(
                "There are no profiles to read.", hint="Name a folder of profiles: --profiles DIR"
            )
        loaded = load_files(PROFILES, misplacement, starter_files, own_files)
        return cls(loaded.models, loaded.digest)


def _reader() -> Callable[[ReadDocument, str], Profile | Sequence[Finding]]:
    from matchmaker.profiles.reading import profile_of  # noqa: PLC0415 - YAML, for new files

    return profile_of


PROFILES = Reading("profile", Profile, _reader, ("profiles", "reference"))
