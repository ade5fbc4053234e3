"""Parsed profiles kept by the content of their files, so that a large registry loads fast."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from matchmaker._version import __version__
from matchmaker.content_cache import ContentCache, content_key, program_digest
from matchmaker.profiles.findings import Finding
from matchmaker.profiles.model import Profile


class ProfileCache:
    """Reads profiles through a cache; what is not in it, or no longer valid, is parsed."""

    def __init__(self, cache: ContentCache) -> None:
        self._cache = cache

    def parse_all(
        self, contents: Sequence[tuple[Path, bytes]]
    ) -> Iterator[tuple[Path, Profile | Sequence[Finding]]]:
        """Profile or findings of each file, in the order given.

        Parameters
        ----------
        contents
            Path and bytes of each file.
        """
        # Another version, or other tables, may read the same bytes differently.
        reader = f"profiles {__version__} {program_digest('profiles', 'reference')}"
        keys = [content_key(reader, content) for _, content in contents]
        known = self._cache.get_many(keys)
        fresh: dict[bytes, bytes] = {}
        for (path, content), key in zip(contents, keys, strict=True):
            profile = _revive(known.get(key))
            if profile is not None:
                yield path, profile
                continue
            from matchmaker.profiles.reading import parse_profile  # noqa: PLC0415 - see below

            # YAML is imported only for files that are not in the cache: a warm start has none.
            result = parse_profile(content, str(path))
            if isinstance(result, Profile):
                fresh[key] = result.model_dump_json(by_alias=True, exclude_defaults=True).encode()
            yield path, result
        if fresh:
            self._cache.put_many(fresh)


def _revive(value: bytes | None) -> Profile | None:
    if value is None:
        return None
    try:
        return Profile.model_validate_json(value)
    except ValidationError:  # written by another version, or under another vocabulary
        return None
