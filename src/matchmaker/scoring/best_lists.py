"""The best few of each of many governments, kept while scores arrive in blocks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from matchmaker.embedding.channels import FloatArray

_SIGN = np.uint32(1 << 31)
_LOW = np.uint64((1 << 32) - 1)
_HALF = np.uint64(32)


class BestLists:
    """For each of n owners its best ``length`` others; of equals the lower positions.

    Score and position are kept as one whole number, the score above the position's complement: the
    larger number is the better entry, so what is kept does not depend on the order of arrival.

    Attributes
    ----------
    least
        Score below which nothing new enters an owner's list, of shape (n,).
    """

    def __init__(self, n_owners: int, length: int) -> None:
        self._entries = np.zeros((n_owners, length), dtype=np.uint64)  # 0 is a free place
        self.least = np.full(n_owners, -np.inf, dtype=np.float32)

    def offer(
        self, owners: NDArray[np.int64], others: NDArray[np.int64], values: FloatArray
    ) -> None:
        """Take in scores; each pair must be offered once only.

        Parameters
        ----------
        owners
            Sorted.
        others
            Positions of the others, below 2 ** 32.
        """
        if not len(owners):
            return
        firsts = np.concatenate([[0], np.flatnonzero(np.diff(owners)) + 1])
        lengths = np.diff(np.append(firsts, len(owners)))
        groups = np.repeat(np.arange(len(firsts)), lengths)
        places = np.arange(len(owners)) - firsts[groups]
        whose = owners[firsts]
        length = self._entries.shape[1]
        rivals = np.zeros((len(firsts), length + int(lengths.max())), dtype=np.uint64)
        rivals[:, :length] = self._entries[whose]
        rivals[groups, length + places] = _entries(values, others)
        cut = rivals.shape[1] - length
        rivals.partition(cut, axis=1)
        self._entries[whose] = rivals[:, cut:]
        self.least[whose] = _values(rivals[:, cut])

    def pairs(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Owners and positions of all entries, in no particular order."""
        owners, places = np.nonzero(self._entries)
        return owners, (_LOW - (self._entries[owners, places] & _LOW)).astype(np.int64)


def _entries(values: FloatArray, others: NDArray[np.int64]) -> NDArray[np.uint64]:
    bits = (values + np.float32(0)).view(np.uint32)  # -0 becomes 0
    # The order of floating-point numbers is that of their bits, reversed below zero.
    ordered = np.where(bits & _SIGN, ~bits, bits | _SIGN)
    return (ordered.astype(np.uint64) << _HALF) | (_LOW - others.astype(np.uint64))


def _values(entries: NDArray[np.uint64]) -> FloatArray:
    ordered = (entries >> _HALF).astype(np.uint32)
    values = np.where(ordered & _SIGN, ordered & ~_SIGN, ~ordered).view(np.float32)
    return np.where(entries == 0, np.float32(-np.inf), values)
