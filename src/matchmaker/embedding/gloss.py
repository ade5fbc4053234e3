"""Channels that read a text of another language by its English gloss."""

from __future__ import annotations

from collections.abc import Sequence

from matchmaker.embedding.channels import Channel, FloatArray, Role
from matchmaker.reference.glossary import english_gloss, glossary_digest

# Raise it when a gloss changes though the glossary does not: the reader, or the stemmers.
VERSION = 1


class Glossed:
    """A channel that gets texts of one language word by word in English.

    Parameters
    ----------
    channel
        What encodes them.
    language
        A language that has a glossary.
    beside
        Whether the text stays beside its gloss: words then meet those of both languages.
    """

    languages: frozenset[str] | None = None

    def __init__(self, channel: Channel, language: str, *, beside: bool = False) -> None:
        self._channel = channel
        self._language = language
        self._beside = beside

    @property
    def identity(self) -> str:
        """What the channel is, and which glossary came before it."""
        kind = f"{'beside' if self._beside else 'gloss'}/{VERSION}"
        return f"{self._channel.identity} {kind}:{self._language}:{glossary_digest(self._language)}"

    def encode(self, texts: Sequence[str], role: Role) -> FloatArray:
        """Vectors of shape (n_texts, dim), as the channel gives them."""
        glosses = [english_gloss(text, self._language) for text in texts]
        if self._beside:
            glosses = [f"{text} {gloss}" for text, gloss in zip(texts, glosses, strict=True)]
        return self._channel.encode(glosses, role)
