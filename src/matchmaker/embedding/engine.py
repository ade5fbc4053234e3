"""The embedding engine: blocks of every channel side by side, so that one dot product is it all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from matchmaker.embedding.channels import Channel, FloatArray, Role, SideBySide
from matchmaker.embedding.dense import SentenceTransformerChannel
from matchmaker.embedding.gloss import Glossed
from matchmaker.embedding.item_vectors import ItemVectors, ProfileVectors
from matchmaker.embedding.lexical import HashedWords
from matchmaker.embedding.model_files import find_model, semantic_installed
from matchmaker.embedding.prompts import NO_PROMPTS, Prompts
from matchmaker.embedding.theme import N_THEMES, NamedThemes, theme_vectors
from matchmaker.embedding.vector_store import Progress, VectorStore
from matchmaker.errors import UsageError
from matchmaker.profiles.item_text import item_text
from matchmaker.profiles.model import Item, Profile
from matchmaker.reference.glossary import GLOSSED
from matchmaker.settings import SimilarityWeights

Embedder = Literal["auto", "sentence-transformers", "light"]

# What an item's dense block keeps when its text is in a language that the model does not read:
# the model's rank correlation with human judgement there over that in English, measured with
# French, Spanish and Portuguese before there were glosses (docs/decisions/0004).
FOREIGN_LANGUAGE_FACTOR = 0.47
# The same where the text comes in English word by word (benchmarks/language_factor.py,
# docs/decisions/0014).
GLOSSED_FACTOR = 0.78


@dataclass(frozen=True)
class Engine:
    """Embeds items.

    Attributes
    ----------
    dense
        The dense channel; ``None`` for the light engine, whose other blocks share its weight.
    lexical
        The lexical channel.
    weights
        Shares of the blocks.
    model
        Name of the dense model, for outputs.
    prompts
        What the model wants in front of its texts, for outputs; the channel puts it there.
    """

    dense: Channel | None
    lexical: Channel
    weights: SimilarityWeights = field(default_factory=SimilarityWeights)
    model: str | None = None
    store: VectorStore = field(default_factory=VectorStore)
    prompts: Prompts = NO_PROMPTS

    @property
    def name(self) -> str:
        """``sentence-transformers`` or ``light``."""
        return "light" if self.dense is None else "sentence-transformers"

    @property
    def readable(self) -> frozenset[str] | None:
        """Languages the model reads; ``None`` if there is no model, or it is not tied to any."""
        return self.dense.languages if self.dense is not None else None

    @property
    def shares(self) -> tuple[float, float, float]:
        """Shares of the dense, lexical and theme block; they sum to one."""
        dense, lexical, theme = (
            self.weights.dense if self.dense is not None else 0.0,
            self.weights.lexical,
            self.weights.theme,
        )
        total = dense + lexical + theme
        if total == 0:
            raise UsageError(
                "Every block that this engine has carries the weight 0.",
                hint="Give similarity.lexical or similarity.theme a weight in matchmaker.toml.",
            )
        return dense / total, lexical / total, theme / total

    @property
    def identity(self) -> str:
        """What the similarity depends on: channels and shares."""
        dense = self.dense.identity if self.dense is not None else "none"
        shares = "/".join(f"{share:.6g}" for share in self.shares)
        return f"dense={dense} lexical={self.lexical.identity} theme=2 shares={shares}"

    def embed(
        self, profiles: Sequence[Profile], progress: Progress | None = None
    ) -> ProfileVectors:
        """Vectors of all challenges and expertise.

        Every row ``x`` is made of blocks of length one times the square root of the block's share,
        so that ``x @ y`` is the similarity, in [-(dense + lexical), 1], not clipped.

        Parameters
        ----------
        profiles
            In the order of the result.
        progress
            Told of every block of texts that had to be encoded.
        """
        challenges = [profile.challenges for profile in profiles]
        expertise = [profile.expertise for profile in profiles]
        return ProfileVectors(
            challenges=self._items(challenges, profiles, "query", progress),
            expertise=self._items(expertise, profiles, "document", progress),
        )

    def _items(
        self,
        items: Sequence[Sequence[Item]],
        profiles: Sequence[Profile],
        role: Role,
        progress: Progress | None,
    ) -> ItemVectors:
        flat = [item for group in items for item in group]
        languages = [
            profile.text_language
            for profile, group in zip(profiles, items, strict=True)
            for _ in group
        ]
        matrix = self.vectors(
            [item_text(item.title, item.description) for item in flat],
            [item.themes for item in flat],
            languages,
            role,
            progress,
        )
        counts = [len(group) for group in items]
        return ItemVectors(matrix, np.concatenate([[0], np.cumsum(counts)]).astype(np.int64))

    def vectors(
        self,
        texts: Sequence[str],
        declared_themes: Sequence[Sequence[str]],
        languages: Sequence[str],
        role: Role,
        progress: Progress | None = None,
    ) -> FloatArray:
        """Vectors of shape (n_texts, dim) for texts with their themes and languages."""
        dense_share, lexical_share, theme_share = self.shares
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        words = self.store.vectors_by(texts, role, self._each(languages, self._words))
        words, named = words[:, :-N_THEMES], words[:, -N_THEMES:]
        blocks = [words, theme_vectors(declared_themes, named)]
        factors: list[FloatArray | np.float32] = [
            np.float32(lexical_share**0.5),
            np.float32(theme_share**0.5),
        ]
        if self.dense is not None:
            meaning = self._each(languages, self._meaning)
            blocks.insert(0, self.store.vectors_by(texts, role, meaning, progress))
            factors.insert(0, self._trust(languages) * np.float32(dense_share**0.5))
        result = np.hstack(blocks)
        start = 0
        for block, factor in zip(blocks, factors, strict=True):
            result[:, start : start + block.shape[1]] *= factor
            start += block.shape[1]
        return result

    def _each(self, languages: Sequence[str], of: Callable[[str], Channel]) -> list[Channel]:
        """The channel for each text, one for all texts of a language."""
        channels = {code: of(code) for code in dict.fromkeys(languages)}
        return [channels[code] for code in languages]

    def _words(self, language: str) -> Channel:
        """What is read off the words: themselves, beside their English, and the named themes.

        They share a row of the store, since reading rows is most of a second ranking's work.
        """
        lexical = self.lexical
        if language in GLOSSED:
            lexical = Glossed(lexical, language, beside=True)
        return SideBySide((lexical, NamedThemes(language)))

    def _meaning(self, language: str) -> Channel:
        """The dense channel; a language that the model does not read comes in English."""
        assert self.dense is not None
        return Glossed(self.dense, language) if self._glosses(language) else self.dense

    def _reads(self, language: str) -> bool:
        return self.readable is None or language in self.readable

    def _glosses(self, language: str) -> bool:
        """Whether the model gets a language word by word in English, which it must read."""
        return language in GLOSSED and not self._reads(language) and self._reads("en")

    def _trust(self, languages: Sequence[str]) -> FloatArray:
        """Factor on each item's dense block, of shape (n_items, 1)."""
        factors = [
            1.0
            if self._reads(code)
            else (GLOSSED_FACTOR if self._glosses(code) else FOREIGN_LANGUAGE_FACTOR)
            for code in languages
        ]
        return np.array(factors, dtype=np.float32).reshape(-1, 1)


def open_engine(
    embedder: Embedder = "auto",
    model: str | None = None,
    weights: SimilarityWeights | None = None,
    store: VectorStore | None = None,
    *,
    query_prompt: str | None = None,
    document_prompt: str | None = None,
) -> Engine:
    """The engine that was asked for.

    Parameters
    ----------
    embedder
        ``auto`` takes the dense model where the extra ``semantic`` is installed, and the light
        engine otherwise.
    model
        A model folder, or the name of a hub model; the packaged model by default.
    query_prompt, document_prompt
        What to put in front of each challenge and each expertise for this model; by default what
        it declares, or its family needs. ``""`` for nothing.

    Raises
    ------
    MissingExtraError
        If sentence-transformers was asked for and is not installed.
    UsageError
        If the light engine is asked for together with a model, prompts without one, or the model
        cannot be used.
    """
    if embedder == "light" and model is not None:
        raise UsageError(
            "The light engine has no model.", hint="Leave out --model, or --embedder light."
        )
    if model is None and (query_prompt is not None or document_prompt is not None):
        raise UsageError(
            "A prompt belongs to a model, and none is named.",
            hint="Say which with --model, or leave out --query-prompt and --document-prompt, and "
            "MATCHMAKER_QUERY_PROMPT and MATCHMAKER_DOCUMENT_PROMPT in the environment.",
        )
    weights = weights or SimilarityWeights()
    store = store or VectorStore()
    wants_dense = embedder == "sentence-transformers" or model is not None
    if not wants_dense and (embedder == "light" or weights.dense == 0 or not semantic_installed()):
        return Engine(None, HashedWords(), weights, None, store)
    files = find_model(model, query_prompt, document_prompt)
    dense = SentenceTransformerChannel(files)
    return Engine(dense, HashedWords(), weights, files.name, store, files.prompts)
