"""Closed lists of a profile: terms of the context, languages and SDG targets."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from string import ascii_lowercase
from types import MappingProxyType

from matchmaker.reference.folding import fold
from matchmaker.reference.tables import packaged_rows

KINDS = ("climate", "settlement", "hazard", "function")

# Names of languages in themselves and in each other, where a table in English does not help.
_ALSO_CALLED = {
    "francais": "fr",
    "frances": "fr",
    "anglais": "en",
    "ingles": "en",
    "portugues": "pt",
    "portugais": "pt",
    "espanol": "es",
    "castellano": "es",
    "espanhol": "es",
    "espagnol": "es",
    "kiswahili": "sw",
    "bahasa indonesia": "id",
    "filipino": "tl",
}


@cache
def context_terms(kind: str) -> Mapping[str, str]:
    """Terms of one kind with what they mean, in the order of ``context_terms.csv``."""
    rows = packaged_rows("context_terms.csv")
    return MappingProxyType({row["id"]: row["label"] for row in rows if row["kind"] == kind})


@cache
def languages() -> Mapping[str, str]:
    """ISO 639-1 codes with their English names."""
    return MappingProxyType({row["code"]: row["name"] for row in packaged_rows("languages.csv")})


@cache
def language_codes() -> Mapping[str, str]:
    """Codes of languages by their folded names: the English ones, and some that people write."""
    return MappingProxyType({fold(name): code for code, name in languages().items()} | _ALSO_CALLED)


@cache
def sdg_targets() -> tuple[str, ...]:
    """The 169 targets of the 2030 Agenda, from 1.1 to 17.19, goal by goal."""
    return tuple(
        f"{row['goal']}.{part}"
        for row in packaged_rows("sdg_targets.csv")
        for part in (
            *range(1, int(row["numbered"]) + 1),
            *ascii_lowercase[: int(row["lettered"])],
        )
    )
