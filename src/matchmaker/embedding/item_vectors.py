"""The vectors of many profiles' items, one matrix a kind, with each profile's share of the rows."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchmaker.embedding.channels import FloatArray


class ItemVectors(NamedTuple):
    """Items of one kind, profile after profile.

    Attributes
    ----------
    matrix
        Vectors, of shape (n_items, dim).
    offsets
        Where each profile's rows start, of shape (n_profiles + 1,): profile ``i`` has the rows
        ``offsets[i]:offsets[i + 1]``.
    """

    matrix: FloatArray
    offsets: NDArray[np.int64]

    @property
    def counts(self) -> NDArray[np.int64]:
        """Number of items of each profile, of shape (n_profiles,)."""
        return np.diff(self.offsets)

    def take(self, profiles: NDArray[np.int64]) -> ItemVectors:
        """The same for some profiles, in the order given."""
        rows = self.rows(profiles)
        offsets = np.concatenate([[0], np.cumsum(self.counts[profiles])]).astype(np.int64)
        return ItemVectors(self.matrix[rows], offsets)

    def rows(self, profiles: NDArray[np.int64]) -> NDArray[np.int64]:
        """Row numbers of the items of some profiles."""
        counts = self.counts[profiles]
        starts = np.repeat(self.offsets[profiles] - (np.cumsum(counts) - counts), counts)
        return np.asarray(starts + np.arange(counts.sum()), dtype=np.int64)


class ProfileVectors(NamedTuple):
    """Challenges and expertise of the same profiles, in the same order."""

    challenges: ItemVectors
    expertise: ItemVectors
