"""A sentence-transformers model of a few words, built on the spot: no download, no training."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from matchmaker.embedding.prompts import CONFIG

WORDS = (
    "query",
    "passage",
    "task",
    "street",
    "vendors",
    "drains",
    "overflow",
    "água",
    "nos",
    "bairros",
)
UNKNOWN = "[UNK]"
DIMENSION = 16


def save_small_model(folder: Path, card: str | None = None, **config: Any) -> Path:
    """Save one to a folder, with a model card and entries of its configuration.

    Every word has a vector drawn at random, and a text is their mean.
    """
    # The extra is imported where a test needs it.
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding  # noqa: PLC0415
    from tokenizers import Tokenizer  # noqa: PLC0415
    from tokenizers.models import WordLevel  # noqa: PLC0415
    from tokenizers.pre_tokenizers import Whitespace  # noqa: PLC0415
    from torch import manual_seed  # noqa: PLC0415

    manual_seed(0)
    vocabulary = {word: at for at, word in enumerate([UNKNOWN, *WORDS])}
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token=UNKNOWN))
    tokenizer.pre_tokenizer = Whitespace()
    module = StaticEmbedding(tokenizer, embedding_dim=DIMENSION)
    model = SentenceTransformer(modules=[module], device="cpu")
    model.save_pretrained(str(folder), create_model_card=False)
    if card is not None:
        (folder / "README.md").write_text(card, encoding="utf-8")
    declare(folder, **config)
    return folder


def declare(folder: Path, **config: Any) -> None:
    """Change entries of the model's configuration."""
    path = folder / CONFIG
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(data | config), encoding="utf-8")
