"""The dense channel: sentence-transformers, loaded only when a text is not in the store."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from matchmaker.embedding.channels import FloatArray, Role, unit_rows
from matchmaker.embedding.model_files import ModelFiles, verify_pinned
from matchmaker.errors import UsageError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_BATCH = 32


class SentenceTransformerChannel:
    """Vectors of a sentence-transformers model.

    Parameters
    ----------
    files
        The model. Its pinned files are verified before they are loaded.
    """

    def __init__(self, files: ModelFiles) -> None:
        self._files = files

    @property
    def identity(self) -> str:
        """Name and checksum of the model."""
        return self._files.identity

    @property
    def languages(self) -> frozenset[str] | None:
        """Languages the model reads, where known."""
        return self._files.languages

    def encode(self, texts: Sequence[str], role: Role) -> FloatArray:
        """Vectors of shape (n_texts, dim); 384 for the packaged model."""
        encode = self._model.encode_query if role == "query" else self._model.encode_document
        vectors = encode(
            list(texts),
            prompt=self._files.prompts.of(role),
            batch_size=_BATCH,
            show_progress_bar=False,
            convert_to_numpy=True,
        )
        return unit_rows(np.asarray(vectors))

    @cached_property
    def _model(self) -> SentenceTransformer:
        if self._files.pinned:
            verify_pinned(self._files.folder)
        # The files are on disk by now: nothing below may look for newer ones elsewhere.
        os.environ["HF_HUB_OFFLINE"] = "1"
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        try:
            return self._loaded()
        except Exception as error:  # a broken install or model has a hundred exceptions
            raise UsageError(
                f"The model {self._files.name} cannot be loaded ({type(error).__name__}: {error}).",
                hint="Check that its folder holds a complete model with safetensors weights, and "
                "that torch and sentence-transformers are installed whole. Until then "
                "--embedder light ranks without it.",
            ) from error

    def _loaded(self) -> SentenceTransformer:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - heavy
        from transformers.utils import logging  # noqa: PLC0415 - comes with it

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # theirs
        return SentenceTransformer(
            str(self._files.folder),
            device="cpu",
            local_files_only=True,
            # Pickled weights could run code when they are read.
            model_kwargs={"use_safetensors": True},
        )
