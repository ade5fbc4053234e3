"""Texts of items: too thin to match, and what identifies a copy of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple

from matchmaker.profiles.draft import Draft, DraftItem
from matchmaker.profiles.field_places import Finder
from matchmaker.profiles.findings import Code, Finding
from matchmaker.profiles.yaml_document import Path
from matchmaker.settings import CheckSettings

_WORD = re.compile(r"\w+")
# The look behind keeps a long row of points from being read once from each of them.
_SENTENCE_END = re.compile(r"(?<![.!?;:\n])[.!?;:\n]+(?:\s|$)")
_SHOWN = 60  # characters of a copied sentence
_MOST = 200  # sentences of one item


class Sentence(NamedTuple):
    """A sentence that is long enough to tell a copy.

    Attributes
    ----------
    path
        The field it stands in.
    key
        Hash of its words without case and punctuation.
    start
        How it begins, for the finding.
    """

    path: Path
    key: str
    start: str


def thin_text_warnings(profile: Draft, found: Finder, settings: CheckSettings) -> Iterator[Finding]:
    """A warning for each item whose words are too few to find its answers."""
    for item in profile.items:
        words = set(_WORD.findall(f"{item.title} {item.description}".lower()))
        if len(words) < settings.least_words and (item.title or item.description):
            hint = "Say in one or two sentences what the matter is, where, and what was done."
            many = f"{len(words)} different words" if len(words) != 1 else "one word"
            message = f"only {many}: too few to be matched well"
            yield found((*item.path, "description"), Code.THIN_TEXT, message, hint)


def sentences(item: DraftItem, settings: CheckSettings) -> Iterator[Sentence]:
    """Sentences of an item's title and description by which a copy is recognised."""
    for field, text in (("title", item.title), ("description", item.description)):
        for part in _SENTENCE_END.split(text)[:_MOST]:
            words = _WORD.findall(part.lower())
            if len(words) >= settings.copied_words:
                key = blake2b(" ".join(words).encode(), digest_size=8).hexdigest()
                yield Sentence((*item.path, field), key, _shortened(part))


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 3] + "..."
