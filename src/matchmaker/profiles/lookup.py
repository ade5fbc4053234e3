"""Which government is meant: one of the registry, or one in a profile file of its own."""

from __future__ import annotations

import os
from pathlib import Path

from matchmaker.errors import UnknownNameError, UsageError
from matchmaker.profiles.files import SUFFIXES, exists
from matchmaker.profiles.model import Profile
from matchmaker.profiles.registry import Registry


def find_government(registry: Registry, city: str) -> Profile:
    """A government by id, name or alias, or read from a profile file.

    Parameters
    ----------
    city
        What the person typed. A file is meant if it ends in ``.yaml`` or ``.yml``.

    Raises
    ------
    UnknownNameError, AmbiguousNameError
        If the registry has none, or several, of that name.
    UsageError
        If the file does not exist.
    InvalidFilesError
        If the file is no valid profile.
    """
    if not city.lower().endswith(SUFFIXES):
        try:
            return registry.find(city)
        except UnknownNameError as error:
            if os.sep in city and exists(Path(city)):
                raise UsageError(
                    f"{city} is no profile file: those end in .yaml.",
                    hint="Name one file here; --profiles takes a folder.",
                ) from error
            raise
    path = Path(os.path.expanduser(city))  # noqa: PTH111 - leaves an unknown ~user as it is
    if not exists(path):
        raise UsageError(f"The profile file {city} does not exist.", hint="Check the path.")
    from matchmaker.profiles.reading import read_profile  # noqa: PLC0415 - YAML, seldom needed

    return read_profile(path)
