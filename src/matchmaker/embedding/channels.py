"""What every text channel offers: an identity, and unit vectors for texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]

# A challenge asks and an expertise answers; some models encode the two differently.
Role = Literal["query", "document"]

# Raise it when the text made from an item changes.
TEMPLATE_VERSION = "1"


class Channel(Protocol):
    """Turns texts into vectors. Equal identity must mean equal vectors."""

    @property
    def identity(self) -> str:
        """Name, version and checksum of everything that shapes the vectors."""
        ...

    @property
    def languages(self) -> frozenset[str] | None:
        """Languages the channel understands, ISO 639-1; ``None`` if it is not tied to any."""
        ...

    def encode(self, texts: Sequence[str], role: Role) -> FloatArray:
        """Vectors of the texts.

        Returns
        -------
        ndarray of shape (n_texts, dim)
            Rows of length one, or zero where a text holds nothing the channel knows.
        """
        ...


class SideBySide:
    """Channels whose vectors stand in one row, each as long as it is alone."""

    languages: frozenset[str] | None = None

    def __init__(self, channels: Sequence[Channel]) -> None:
        self._channels = channels

    @property
    def identity(self) -> str:
        """All of theirs."""
        return " and ".join(channel.identity for channel in self._channels)

    def encode(self, texts: Sequence[str], role: Role) -> FloatArray:
        """Vectors of shape (n_texts, sum of their dims)."""
        return np.hstack([channel.encode(texts, role) for channel in self._channels])


def unit_rows(matrix: NDArray[np.floating]) -> FloatArray:
    """Rows scaled to length one; zero rows stay zero."""
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    return np.asarray(matrix / np.where(norms == 0, 1, norms), dtype=np.float32)
