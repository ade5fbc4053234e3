"""Which themes a text is about, by the names of the vocabulary that stand in it.

A name is found whatever its case, accents, number and gender, with other articles and prepositions
("recolha dos resíduos"), and, if it has several words, with other endings of nouns and verbs
("collecting waste"). It is whole words, and a longer name hides those within it.

A weight is how often people who read such a text declared the theme, as measured on the starter
registry (``benchmarks/theme_detection.py``): texts say first what they are about, several words
say more than one, and each further mention removes a part of the doubt.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from matchmaker.reference.text_words import meaning_words
from matchmaker.reference.theme_index import theme_index
from matchmaker.reference.theme_mentions import Closeness, Mention, mentions
from matchmaker.reference.themes import LANGUAGES

# How often a theme was declared that a text names once: with its first word, and far behind.
_FIRST: Mapping[Closeness, float] = {"word": 0.75, "words": 0.9, "loose": 0.7}
_LATE: Mapping[Closeness, float] = {"word": 0.22, "words": 0.4, "loose": 0.22}
_HALF_WAY = 5  # words after which half of the difference is gone
# A text in a language without names shares some with the four: loanwords, or a related language.
_FOREIGN = 0.5
_DIGITS = 3  # of a weight


class DetectedTheme(NamedTuple):
    """A theme that a text names.

    Attributes
    ----------
    words
        The first words that name it, as they stand in the text.
    weight
        Chance that the text is about it, in (0, 1].
    """

    theme: str
    words: str
    weight: float


def detect_themes(text: str, language: str) -> tuple[DetectedTheme, ...]:
    """The themes that a text names, the likeliest first.

    Names in the language of the text count, and no others: English ones in Portuguese text were
    wrong more often than right. A text in a language that the vocabulary does not have is compared
    with the names of all four, which count half.

    Parameters
    ----------
    text
        Any text; of a very long one the beginning is read.
    language
        ISO 639-1 code.
    """
    if language in LANGUAGES:
        return _ordered(_in_language(text, language))
    best: dict[str, DetectedTheme] = {}
    for code in LANGUAGES:
        for found in _in_language(text, code):
            halved = found._replace(weight=round(found.weight * _FOREIGN, _DIGITS))
            known = best.setdefault(found.theme, halved)
            if known.weight < halved.weight:
                best[found.theme] = halved
    return _ordered(best.values())


def _ordered(found: Iterable[DetectedTheme]) -> tuple[DetectedTheme, ...]:
    return tuple(sorted(found, key=lambda one: (-one.weight, one.theme)))


def _in_language(text: str, language: str) -> list[DetectedTheme]:
    words = meaning_words(text, language)
    places: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions(words, theme_index(language)):
        for theme in mention.name.themes:
            places[theme].append(mention)
    return [
        DetectedTheme(
            theme,
            text[words[named[0].first].start : words[named[0].last].end],
            round(1 - math.prod(1 - _chance(mention) for mention in named), _DIGITS),
        )
        for theme, named in places.items()
    ]


def _chance(mention: Mention) -> float:
    """Chance that a text is about a theme that it names once, there."""
    late = _LATE[mention.closeness]
    early = math.exp2(-mention.first / _HALF_WAY)
    return (late + (_FIRST[mention.closeness] - late) * early) / len(mention.name.themes)
