"""Coverage between two groups of governments at once, in single precision.

The same formula as in `matchmaker.scoring.coverage`, arranged for many on both sides. The items of
a group are kept by *slots*: slot ``s`` holds the item number ``s`` of every government that has so
many, those with the most items first. So every slot is a prefix of the group, and the best answer
of each government is a maximum of whole matrices that lie side by side, without a loop over
governments. Calibration and handicap are one more dimension of the vectors, so that a product of
vectors is the strength's logit already (its negative, which is what the sigmoid needs).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchmaker.embedding.calibration import Calibration
from matchmaker.embedding.channels import FloatArray
from matchmaker.embedding.item_vectors import ItemVectors
from matchmaker.scoring.columns import Array, Columns


class Slots(NamedTuple):
    """Items of one kind of the governments of a tile, slot after slot.

    Attributes
    ----------
    matrix
        Vectors with one more dimension, of shape (n_items, dim + 1).
    starts
        Where each slot begins in ``matrix``, and where the last one ends.
    weights
        Weights of challenges, of shape (n_items,); of expertise, nothing that counts.
    unsort
        Where each government of the tile stands in the order of the slots; ``None`` where it is
        its own place.
    n_listing
        Governments of the tile that list an item.
    """

    matrix: FloatArray
    starts: NDArray[np.int64]
    weights: FloatArray
    unsort: NDArray[np.int64] | None
    n_listing: int

    def __len__(self) -> int:
        return len(self.starts) - 1

    def span(self, slot: int) -> slice:
        """Rows of one slot."""
        return slice(int(self.starts[slot]), int(self.starts[slot + 1]))


class TileItems(NamedTuple):
    """Challenges and expertise of the governments of a tile, of which there are ``size``."""

    challenges: Slots
    expertise: Slots
    size: int


def tile_items(columns: Columns, tile: slice, calibration: Calibration) -> TileItems:
    """Items of the governments at some positions, arranged for `tile_coverage`."""
    challenges = _slots(
        columns.vectors.challenges,
        tile,
        scale=-1 / calibration.beta,
        last=np.ones(1),
        weights=columns.challenge_weights,
    )
    expertise = _slots(
        columns.vectors.expertise,
        tile,
        scale=1.0,
        last=columns.handicaps + calibration.tau / calibration.beta,
        weights=None,
    )
    return TileItems(challenges, expertise, tile.stop - tile.start)


def tile_coverage(
    asking: TileItems, answering: TileItems, unknown: float, *, asking_in_rows: bool
) -> FloatArray:
    """Coverage of the challenges of each government of one tile by each of another.

    Parameters
    ----------
    unknown
        Coverage of a government that lists no challenges, by one that has expertise.
    asking_in_rows
        Whether the result has a row for each that asks, or a column.

    Returns
    -------
    ndarray
        In [0, 1]; 0 for one that answers without expertise.
    """
    challenges, expertise = asking.challenges, answering.expertise
    covered = np.zeros((asking.size, answering.size), dtype=np.float32)
    if not asking_in_rows:
        covered = np.zeros((answering.size, asking.size), dtype=np.float32)
    # In the order of the slots, so that whoever lists an item comes before all who list none.
    by_slots = covered if asking_in_rows else covered.T
    by_slots[challenges.n_listing :, : expertise.n_listing] = unknown
    if expertise.n_listing:
        for slot in range(len(challenges)):
            _add_slot(covered, challenges, slot, expertise, asking_in_rows=asking_in_rows)
    np.minimum(covered, 1, out=covered)
    rows, columns = challenges.unsort, expertise.unsort
    if not asking_in_rows:
        rows, columns = columns, rows
    if rows is not None:
        covered = covered.take(rows, axis=0)
    return covered if columns is None else covered.take(columns, axis=1)


def _add_slot(
    covered: FloatArray, challenges: Slots, slot: int, expertise: Slots, *, asking_in_rows: bool
) -> None:
    span = challenges.span(slot)
    asked = challenges.matrix[span]
    weights = challenges.weights[span]
    # A view in which the challenges are the rows, however the numbers lie in memory.
    logits = asked @ expertise.matrix.T if asking_in_rows else (expertise.matrix @ asked.T).T
    best = logits[:, expertise.span(0)]
    for other in range(1, len(expertise)):
        rival = logits[:, expertise.span(other)]
        reached = best[:, : rival.shape[1]]
        np.minimum(reached, rival, out=reached)
    with np.errstate(over="ignore"):  # 1 / (1 + inf) is the 0 that is meant
        np.exp(best, out=best)
    best += 1
    np.divide(weights[:, None], best, out=best)
    rows = covered if asking_in_rows else covered.T
    rows[: len(asked), : best.shape[1]] += best


def _slots(
    items: ItemVectors, tile: slice, *, scale: float, last: Array, weights: Array | None
) -> Slots:
    counts = items.counts[tile]
    order = np.argsort(-counts, kind="stable")
    starts = items.offsets[:-1][tile][order]
    filled = [int((counts > slot).sum()) for slot in range(int(counts.max(initial=0)))]
    rows = np.concatenate(
        [starts[:n_filled] + slot for slot, n_filled in enumerate(filled)]
        or [np.empty(0, dtype=np.int64)]
    )
    matrix = np.empty((len(rows), items.matrix.shape[1] + 1), dtype=np.float32)
    np.multiply(items.matrix[rows], np.float32(scale), out=matrix[:, :-1])
    matrix[:, -1] = last[rows] if len(last) > 1 else last
    sorted_already = bool((order == np.arange(len(order))).all())
    return Slots(
        matrix=matrix,
        starts=np.concatenate([[0], np.cumsum(filled)]).astype(np.int64),
        weights=np.empty(0, np.float32) if weights is None else weights[rows].astype(np.float32),
        unsort=None if sorted_already else np.argsort(order, kind="stable"),
        n_listing=filled[0] if filled else 0,
    )
