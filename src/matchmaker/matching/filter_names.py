"""Regions, countries, levels and themes as people write them."""

from __future__ import annotations

from typing import get_args

from matchmaker.errors import UnknownNameError
from matchmaker.profiles.field_types import Level
from matchmaker.profiles.vocabulary_types import nearest
from matchmaker.reference.countries import areas, codes_by_name, countries
from matchmaker.reference.folding import fold
from matchmaker.reference.themes import themes

LEVELS: tuple[Level, ...] = get_args(Level)


def resolve_region(name: str) -> str:
    """An M49 region or sub-region, ignoring case and accents.

    Raises
    ------
    UnknownNameError
        If there is none of that name.
    """
    known = {fold(area): area for area in areas()}
    if fold(name) not in known:
        raise UnknownNameError(
            f"There is no UN M49 region or sub-region '{name}'.",
            near=nearest(name, known.values()),
            hint="Examples: Africa, Eastern Africa, South America, South-eastern Asia.",
        )
    return known[fold(name)]


def resolve_country(name: str) -> str:
    """ISO 3166-1 alpha-2 code of a country given by code or name in en, fr, es or pt.

    Raises
    ------
    UnknownNameError
        If there is none.
    """
    known = codes_by_name()
    if fold(name) not in known:
        near = (countries()[known[close]].name for close in nearest(fold(name), known))
        raise UnknownNameError(
            f"There is no country '{name}'.",
            near=list(dict.fromkeys(near)),
            hint="Give an ISO 3166-1 code such as MZ, or a name in English, French, Spanish or "
            "Portuguese.",
        )
    return known[fold(name)]


def resolve_level(name: str) -> Level:
    """A level of government.

    Raises
    ------
    UnknownNameError
        If there is none of that name.
    """
    for level in LEVELS:
        if level == name.strip().lower():
            return level
    raise UnknownNameError(
        f"There is no level '{name}'.",
        near=nearest(name, LEVELS),
        hint=f"Levels: {', '.join(LEVELS)}.",
    )


def resolve_theme(name: str) -> str:
    """Id of a theme given by id, or by label or synonym in any language.

    Raises
    ------
    UnknownNameError
        If there is none of that name.
    AmbiguousNameError
        If the name may mean several themes.
    """
    if name in themes().by_id:
        return name
    from matchmaker.reference.theme_guesses import find_theme  # noqa: PLC0415 - for names alone

    return find_theme(name)
