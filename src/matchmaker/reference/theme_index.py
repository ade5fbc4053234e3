"""The names of the themes as stems, by language, for finding them in texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from matchmaker.reference.text_stems import number_stem, root
from matchmaker.reference.text_words import TextWord, meaning_words
from matchmaker.reference.theme_names import theme_names


class StemmedName(NamedTuple):
    """A name of one theme, or of several where officials use it for several.

    Attributes
    ----------
    stems
        For a single word its number stem, or the acronym in capitals; else the roots of its
        words, each once, in the order of the name.
    joined
        Whether it has an "and" or "or": others are not found across one, since "food and waste"
        is no food waste.
    """

    stems: tuple[str, ...]
    themes: tuple[str, ...]
    joined: bool = False


class ThemeIndex(NamedTuple):
    """Names in one language.

    Attributes
    ----------
    single
        Names of one word by its stem.
    several
        Names of several words by the root that the fewest names have.
    """

    language: str
    single: Mapping[str, StemmedName]
    several: Mapping[str, Sequence[StemmedName]]


def named_alone(word: TextWord, index: ThemeIndex) -> StemmedName | None:
    """The name that a word is by itself; an acronym is one only in capitals."""
    stem = number_stem(word.text, index.language)
    acronym = index.single.get(stem.upper()) if word.acronym else None
    return acronym or index.single.get(stem)


@cache
def theme_index(language: str) -> ThemeIndex:
    """The index of one of the four languages, built once."""
    themes: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    joined: set[tuple[str, ...]] = set()
    for names in theme_names().values():
        for name in names:
            if name.language == language:
                for stems in _forms(name.text, language):
                    themes[stems][name.theme] = None
                    if any(word.joined for word in meaning_words(name.text, language)):
                        joined.add(stems)
    stemmed = [
        StemmedName(stems, tuple(owners), stems in joined) for stems, owners in themes.items()
    ]
    counts = Counter(stem for one in stemmed for stem in one.stems)
    several: defaultdict[str, list[StemmedName]] = defaultdict(list)
    for one in stemmed:
        if len(one.stems) > 1:
            several[min(one.stems, key=lambda stem: (counts[stem], stem))].append(one)
    single = {one.stems[0]: one for one in stemmed if len(one.stems) == 1}
    return ThemeIndex(language, single, several)


def _forms(text: str, language: str) -> list[tuple[str, ...]]:
    """The stems of a name, and those of two words written as one where a hyphen joins them."""
    words = meaning_words(text, language)
    if len(words) == 1:
        stem = number_stem(words[0].text, language)
        return [(stem.upper() if words[0].acronym else stem,)]
    stems = tuple(dict.fromkeys(root(word.text, language) for word in words))
    joined = "".join(word.text for word in words)
    if len(stems) > 1 and text[words[0].end : words[-1].start] == "-":  # start-ups, startups
        return [stems, (number_stem(joined, language),)]
    return [stems] if len(stems) > 1 else []  # "city-to-city" is not every city
