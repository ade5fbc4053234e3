"""Which theme somebody means who wrote some words: the named one, or the likeliest ones."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import islice, takewhile
from typing import NamedTuple

from matchmaker.errors import AmbiguousNameError, UnknownNameError
from matchmaker.reference.folding import fold
from matchmaker.reference.theme_names import (
    listed_with_labels,
    name_key,
    names_by_key,
    theme_names,
    themes_named,
)
from matchmaker.reference.themes import themes
from matchmaker.reference.words import words

_MANY = 3  # themes that are offered
_WHOLE = 3  # letters of a stem that counts only as a whole word: "com" is no composting
_WEIGHTS = ((2, 1.0), (8, 0.75), (math.inf, 0.5))  # of a word, by the most themes that have it
_MOST = 8  # words of a text that are looked for; a theme's name has fewer
_LONGEST = 80  # characters of a text worth comparing; no name is as long
_MISSPELT, _ALIKE = 0.85, 0.6  # likeness of a misspelt name, and of an id that may be meant
_KINDS = ("id", "label", "synonym")
# Words without a meaning of their own that the function words of words.csv leave out.
_MORE_FILLERS = frozenset({"com", "non", "one", "out", "para", "por", "tout", "tras"})
# Endings of plurals in four languages, folded, and what stands for them.
_PLURALS = (
    ("oes", "ao"), ("aes", "ao"), ("eaux", "eau"), ("aux", "al"), ("ais", "al"),
    ("eis", "el"), ("ies", "i"), ("ss", "ss"), ("s", ""), ("x", ""),
)  # fmt: skip


def find_theme(text: str) -> str:
    """Id of the one theme of that id, label or synonym, in any language.

    Raises
    ------
    AmbiguousNameError
        If officials use the word for several themes.
    UnknownNameError
        If there is none; those that may be meant are offered.
    """
    named = themes_named(text)
    if len(named) == 1:
        return named[0]
    if named:
        raise AmbiguousNameError(
            f"'{text}' may mean {listed_with_labels(text)}.",
            hint="Give the id of the one that is meant.",
        )
    raise UnknownNameError(
        f"There is no theme '{text}'.", near=meant_themes(text), hint="`match themes` lists them."
    )


def meant_themes(text: str) -> list[str]:
    """Ids of the themes that somebody means: by name, misspelt name, words, or a like id."""
    if named := themes_named(text):
        return list(named)
    return _misspelt(text) or suggest_themes(text) or _like(text, list(themes().by_id), _ALIKE)


def suggest_themes(text: str) -> list[str]:
    """Ids of up to three themes that a text in any of the languages may be about.

    Words count whatever their case, accents, number and gender, and the more the fewer themes have
    them ("municipal" says little). Of names with words that count as much, one without any other
    word and the id come before the label, and the label before synonyms.
    """
    wanted = list(dict.fromkeys(_stems(text)))[:_MOST]
    places = {stem: _places(stem) for stem in wanted}
    names = _stemmed_names()
    weight = {stem: _weight({names[at].theme for at in found}) for stem, found in places.items()}
    best: dict[str, tuple[float, int, int]] = {}
    for at in frozenset().union(*places.values()):
        name = names[at]
        stems = [stem for stem in wanted if at in places[stem]]
        others = len(name.stems) - sum(stem in name.stems for stem in stems)
        rank = (-sum(weight[stem] for stem in stems), name.kind if others else 0, others)
        best[name.theme] = min(rank, best.get(name.theme, rank))
    return sorted(best, key=lambda theme: (best[theme], theme))[:_MANY]


def _weight(owners: Collection[str]) -> float:
    """What a word says that stands in names of these themes."""
    return next(weight for most, weight in _WEIGHTS if len(owners) <= most)


class _StemmedName(NamedTuple):
    theme: str
    kind: int
    stems: tuple[str, ...]


@cache
def _stemmed_names() -> Sequence[_StemmedName]:
    return [
        _StemmedName(name.theme, _KINDS.index(name.kind), tuple(_stems(name.text)))
        for names in theme_names().values()
        for name in names
    ]


@cache
def _places_of_stems() -> Mapping[str, frozenset[int]]:
    """Numbers of the names with each stem; the stems in alphabetical order."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for at, name in enumerate(_stemmed_names()):
        for stem in name.stems:
            found[stem].add(at)
    return {stem: frozenset(found[stem]) for stem in sorted(found)}


@cache
def _sorted_stems() -> Sequence[str]:
    return list(_places_of_stems())


def _places(stem: str) -> frozenset[int]:
    """Numbers of the names with a word that begins like a stem, or is it if that is short."""
    places = _places_of_stems()
    if len(stem) <= _WHOLE:
        return places.get(stem, frozenset())
    known = _sorted_stems()
    first = bisect_left(known, stem)
    alike = takewhile(lambda other: other.startswith(stem), islice(known, first, None))
    return frozenset().union(*(places[other] for other in alike))


def _stems(text: str) -> list[str]:
    found = re.findall(r"[^\W_]+", fold(text[:1000]))
    return [_stem(word) for word in found if len(word) >= _WHOLE and word not in _fillers()]


def _stem(word: str) -> str:
    """A folded word without the endings of number and gender: mercados, mercado are mercad."""
    if len(word) <= _WHOLE:
        return word
    ending, instead = next((pair for pair in _PLURALS if word.endswith(pair[0])), ("", ""))
    stem = word.removesuffix(ending) + instead
    if stem[-1] == "y":
        stem = f"{stem[:-1]}i"
    return stem[:-1] if stem[-1] in "aeo" and len(stem) > _WHOLE else stem


@cache
def _fillers() -> frozenset[str]:
    return _MORE_FILLERS | frozenset(map(fold, words("function")))


def _misspelt(text: str) -> list[str]:
    """Ids of the themes with a name that a text is nearly equal to."""
    wanted = name_key(text)
    # Few begin with a wrong letter; comparing with all names would take long in a wrong file.
    candidates = [key for key in _keys_by_start().get(wanted[:1], ()) if len(key) <= _LONGEST]
    near = [key for key in candidates if abs(len(key) - len(wanted)) <= 1 + len(wanted) // 8]
    found = (name.theme for key in _like(wanted, near, _MISSPELT) for name in names_by_key()[key])
    return list(dict.fromkeys(found))[:_MANY]


@cache
def _keys_by_start() -> Mapping[str, Sequence[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key in names_by_key():
        found[key[:1]].append(key)
    return found


def _like(text: str, names: Sequence[str], cutoff: float) -> list[str]:
    import difflib  # noqa: PLC0415 - only for a name that is not known

    if len(text) > _LONGEST:
        return []
    return difflib.get_close_matches(text.casefold(), names, n=_MANY, cutoff=cutoff)
