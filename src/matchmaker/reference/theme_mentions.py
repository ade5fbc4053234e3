"""Where a text names a theme: which name, at which words, how closely written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from matchmaker.reference.text_stems import root
from matchmaker.reference.text_words import TextWord
from matchmaker.reference.theme_index import StemmedName, ThemeIndex, named_alone

_BETWEEN = 1  # other words that may stand between those of a name

Closeness = Literal["word", "words", "loose"]


class Mention(NamedTuple):
    """One place where a text names a theme, or several themes.

    Attributes
    ----------
    first, last
        Numbers of the words where it begins and ends.
    closeness
        A single ``word``; several ``words`` as in the name; or ``loose``, in another order or
        with another word between.
    """

    name: StemmedName
    first: int
    last: int
    closeness: Closeness


def mentions(words: Sequence[TextWord], index: ThemeIndex) -> list[Mention]:
    """Every place where a text has a name, in the order of the text; none within a longer name.

    Parameters
    ----------
    words
        The words of the text that mean something.
    """
    found = {*_single(words, index), *_several(words, index)}
    return sorted(_outermost(found), key=lambda one: (one.first, one.last, one.name))


def _single(words: Sequence[TextWord], index: ThemeIndex) -> Iterator[Mention]:
    for at, word in enumerate(words):
        if name := named_alone(word, index):
            yield Mention(name, at, at, "word")


def _several(words: Sequence[TextWord], index: ThemeIndex) -> Iterator[Mention]:
    roots = [root(word.text, index.language) for word in words]
    for at, anchor in enumerate(roots):
        for name in index.several.get(anchor, ()):
            places = _nearest(name.stems, at, roots, words)
            if len(places) == len(name.stems):
                span = max(places) - min(places) + 1
                close = span == len(places) and places == sorted(places)
                crossed = any(word.joined for word in words[min(places) + 1 : max(places) + 1])
                if span <= len(places) + _BETWEEN and (name.joined or not crossed):
                    closeness: Closeness = "words" if close else "loose"
                    yield Mention(name, min(places), max(places), closeness)


def _nearest(
    stems: Sequence[str], at: int, roots: Sequence[str], words: Sequence[TextWord]
) -> list[int]:
    """Places of a name's roots around a place, in the order of the name; fewer if one lacks."""
    reach = len(stems) - 1 + _BETWEEN
    near: dict[str, int] = {}
    for distance in range(reach + 1):
        for place in (at + distance, at - distance):
            if 0 <= place < len(words) and words[place].clause == words[at].clause:
                near.setdefault(roots[place], place)
    return [near[stem] for stem in stems if stem in near]


def _outermost(found: set[Mention]) -> Iterator[Mention]:
    """The mentions that are not within a longer one: "waste water" names no waste."""
    covering: defaultdict[int, list[Mention]] = defaultdict(list)
    for one in found:
        if one.closeness == "words":
            for place in range(one.first, one.last + 1):
                covering[place].append(one)
    for one in found:
        if not any(_hides(other, one) for other in covering[one.first]):
            yield one


def _hides(other: Mention, one: Mention) -> bool:
    inside = other.first <= one.first and one.last <= other.last
    return inside and other.last - other.first > one.last - one.first
