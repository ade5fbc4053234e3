"""What the shell offers when Tab is pressed; silent when anything goes wrong."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator

_SPECIAL = re.compile(r"[^\w@%+=:,./-]")  # to a shell


def complete_city(incomplete: str) -> list[str]:
    """Ids, names and aliases of the starter registry."""
    return _starting_with(incomplete, _city_names)


def complete_theme(incomplete: str) -> list[str]:
    """Theme ids."""
    return _starting_with(incomplete, _theme_ids)


def complete_region(incomplete: str) -> list[str]:
    """UN M49 regions and sub-regions."""
    return _starting_with(incomplete, _regions)


def complete_country(incomplete: str) -> list[str]:
    """Country codes and English names."""
    return _starting_with(incomplete, _countries)


def complete_level(incomplete: str) -> list[str]:
    """Levels of government."""
    return _starting_with(incomplete, _levels)


def _starting_with(incomplete: str, source: Callable[[], Iterable[str]]) -> list[str]:
    try:
        from matchmaker.reference.folding import fold

        # Two governments may share an alias.
        names = dict.fromkeys(source())
        found = [name for name in names if fold(name).startswith(fold(incomplete))]
    except Exception:  # noqa: BLE001 - a traceback in the middle of a command line helps nobody
        return []
    return [_quoted(name) for name in found]


def _quoted(name: str) -> str:
    """A name as it must stand in a command line; zsh, fish and PowerShell quote by themselves."""
    if os.environ.get("_MATCH_COMPLETE") != "complete_bash":
        return name
    return _SPECIAL.sub(r"\\\g<0>", name)


def _city_names() -> Iterator[str]:
    from matchmaker.profiles.registry import Registry

    for profile in Registry.load():
        yield profile.name
        yield profile.id
        yield from profile.aliases


def _theme_ids() -> Iterable[str]:
    from matchmaker.reference.themes import themes

    return themes().by_id


def _regions() -> Iterable[str]:
    from matchmaker.reference.countries import areas

    return areas()


def _countries() -> Iterator[str]:
    from matchmaker.reference.countries import countries

    for country in countries().values():
        yield country.iso2
        yield country.name


def _levels() -> Iterable[str]:
    from matchmaker.matching.filter_names import LEVELS

    return LEVELS
