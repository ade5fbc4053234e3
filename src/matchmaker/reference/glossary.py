"""Texts in Portuguese, Spanish and French word by word in English, for a model that reads it.

A shipped glossary has the words of local government and the commonest others. Words are compared
without case, accents and, by the Snowball stemmers (Porter 2001), endings. Function words are left
out; a word that is not known stays as it is, since names and many terms are alike.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import takewhile
from typing import NamedTuple, Protocol

from matchmaker.reference.folding import fold
from matchmaker.reference.tables import packaged_rows
from matchmaker.reference.text_words import TextWord, meaning_words
from matchmaker.reference.words import WORDS_FILE, words_by_language

_STEMMERS = {"es": "spanish", "fr": "french", "pt": "portuguese"}
_ALIKE = 4  # letters with which the English of two forms of a word begins
GLOSSED = frozenset(_STEMMERS)  # languages with a glossary

_Key = tuple[str, ...]


class _Stemmer(Protocol):
    """What the package offers."""

    def stemWord(self, word: str) -> str:  # noqa: N802 - its name
        """The word without its endings."""
        ...


class _Entry(NamedTuple):
    """One line of a glossary."""

    word: str
    english: str


class _Glossary(NamedTuple):
    """Entries by the words that they stand for: folded, and by their stems.

    ``written`` has single words with their accents, which alone tell "pais" from "país".
    """

    written: Mapping[str, str]
    exact: Mapping[_Key, _Entry]
    stemmed: Mapping[_Key, Sequence[_Entry]]
    longest: int


def english_gloss(text: str, language: str) -> str:
    """A text word by word in English, without words that only carry grammar.

    Parameters
    ----------
    language
        One of `GLOSSED`.
    """
    return " ".join(_translated(_telling_words(text, language), language))


@cache
def glossary_digest(language: str) -> str:
    """Checksum of what decides a language's glosses."""
    folder = files("matchmaker.reference")
    content = b"".join(folder.joinpath(name).read_bytes() for name in (_file(language), WORDS_FILE))
    return hashlib.sha256(content).hexdigest()[:16]


def _telling_words(text: str, language: str) -> list[TextWord]:
    grammar = words_by_language("grammar")[language]
    return [word for word in meaning_words(text, language) if fold(word.text) not in grammar]


def _translated(words: Sequence[TextWord], language: str) -> Iterator[str]:
    known = _glossary(language)
    folded = [fold(word.text) for word in words]
    stems = [_stem(word, language) for word in folded]
    at = 0
    while at < len(words):
        for end in range(min(at + known.longest, len(words)), at, -1):
            if words[end - 1].clause != words[at].clause:
                continue
            if end - at == 1 and words[at].text.lower() in known.written:
                yield known.written[words[at].text.lower()]
                at = end
                break
            if entry := _entry(known, tuple(folded[at:end]), tuple(stems[at:end])):
                yield entry.english
                at = end
                break
        else:
            yield words[at].text
            at += 1


def _entry(known: _Glossary, words: _Key, stems: _Key) -> _Entry | None:
    """What stands for some words: they themselves, or the nearest of those with their stems."""
    if words in known.exact:
        return known.exact[words]
    written = " ".join(words)
    return max(
        (entry for entry in known.stemmed.get(stems, ()) if _same_words(known, entry, words)),
        key=lambda entry: (_common(entry.word, written), -len(entry.word)),
        default=None,
    )


def _same_words(known: _Glossary, entry: _Entry, words: _Key) -> bool:
    """Whether words of a phrase are forms of the entry's, not other words with the same stems.

    "Solos urbanos", urban land, is not what "sólidos urbanos" are.
    """
    if len(words) == 1:
        return True
    pairs = zip(entry.word.split(), words, strict=True)
    return all(one == other or _alike(known, one, other) for one, other in pairs)


def _alike(known: _Glossary, one: str, other: str) -> bool:
    """Whether two words with one stem have the same English, as far as that is known."""
    if (other,) not in known.exact:
        return True
    if (one,) not in known.exact:
        return False
    theirs = known.exact[one,].english, known.exact[other,].english
    return _common(*theirs) >= min(_ALIKE, *map(len, theirs))


def _common(one: str, other: str) -> int:
    """Letters with which both begin."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


@cache
def _glossary(language: str) -> _Glossary:
    written: dict[str, str] = {}
    exact: dict[_Key, _Entry] = {}
    stemmed: defaultdict[_Key, list[_Entry]] = defaultdict(list)
    for row in packaged_rows(_file(language)):
        words = tuple(fold(word.text) for word in _telling_words(row["word"], language))
        if not words:
            continue
        entry = _Entry(" ".join(words), row["english"])
        if len(words) == 1:
            written[row["word"]] = row["english"]
        exact.setdefault(words, entry)
        stemmed[tuple(_stem(word, language) for word in words)].append(entry)
    return _Glossary(written, exact, stemmed, max(map(len, exact)))


@lru_cache(maxsize=50_000)
def _stem(word: str, language: str) -> str:
    return _stemmer(language).stemWord(word)


@cache
def _stemmer(language: str) -> _Stemmer:
    import snowballstemmer  # noqa: PLC0415 - only for a text that is not in the store

    stemmer: _Stemmer = snowballstemmer.stemmer(_STEMMERS[language])
    return stemmer


def _file(language: str) -> str:
    return f"glossary/{language}.csv"
