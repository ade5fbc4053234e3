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
from matchmaker.scoring.columns import Columns


class Slots(NamedTuple):
    """Items of one kind of the governments of a tile, slot after slot.

    Attributes
    ----------
    matrix
        Vectors with one more dimension, of shape (n_items, dim + 1).
    starts
        Where each slot begins in ``matrix``, and where the last one ends.
    rows
        Row of each item among all of its kind, of shape (n_items,).
    unsort
        Where each government of the tile stands in the order of the slots; ``None`` where it is
        its own place.
    n_listing
        Governments of the tile that list an item.
    """

    matrix: FloatArray
    starts: NDArray[np.int64]
    rows: NDArray[np.int64]
    unsort: NDArray[np.int64] | None
    n_listing: int

    def __len__(self) -> int:
        return len(self.starts) - 1

    def span(self, slot: int) -> slice:
        """Rows of one slot."""
        return slice(int(self.starts[slot]), int(self.starts[slot + 1]))


class TileItems(NamedTuple):
    """Challenges, their weights, and expertise of the governments of a tile, ``size`` of them."""

    challenges: Slots
    weights: FloatArray
    expertise: Slots
    size: int


def tile_items(columns: Columns, tile: slice, calibration: Calibration) -> TileItems:
    """Items of the governments at some positions, arranged for `tile_coverage`."""
    challenges = _slots(columns.vectors.challenges, tile)
    challenges.matrix[:, :-1] *= np.float32(-1 / calibration.beta)
    challenges.matrix[:, -1] = 1
    expertise = _slots(columns.vectors.expertise, tile)
    handicaps = columns.handicaps[expertise.rows]
    expertise.matrix[:, -1] = handicaps + calibration.tau / calibration.beta
    weights = columns.challenge_weights[challenges.rows].astype(np.float32)
    return TileItems(challenges, weights, expertise, tile.stop - tile.start)


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
    shape = (asking.size, answering.size)
    covered = np.zeros(shape if asking_in_rows else shape[::-1], dtype=np.float32)
    # In the order of the slots, so that whoever lists an item comes before all who list none.
    by_slots = covered if asking_in_rows else covered.T
    by_slots[challenges.n_listing :, : expertise.n_listing] = unknown
    if expertise.n_listing:
        for slot in range(len(challenges)):
            span = challenges.span(slot)
            asked = challenges.matrix[span]
            best = _best_strengths(asked, expertise, asking_in_rows=asking_in_rows)
            best *= asking.weights[span, None]
            by_slots[: len(asked), : expertise.n_listing] += best
    np.minimum(covered, 1, out=covered)
    rows, columns = challenges.unsort, expertise.unsort
    if not asking_in_rows:
        rows, columns = columns, rows
    if rows is not None:
        covered = covered.take(rows, axis=0)
    return covered if columns is None else covered.take(columns, axis=1)


def _best_strengths(asked: FloatArray, expertise: Slots, *, asking_in_rows: bool) -> FloatArray:
    """Strength of each answering government's best expertise for each of some challenges.

    The challenges are the rows of the result, however its numbers lie in memory.
    """
    logits = asked @ expertise.matrix.T if asking_in_rows else (expertise.matrix @ asked.T).T
    # Of negative logits, the best is the least.
    best = logits[:, expertise.span(0)]
    for slot in range(1, len(expertise)):
        rival = logits[:, expertise.span(slot)]
        reached = best[:, : rival.shape[1]]
        np.minimum(reached, rival, out=reached)
    with np.errstate(over="ignore"):  # 1 / (1 + inf) is the 0 that is meant
        np.exp(best, out=best)
    best += 1
    np.reciprocal(best, out=best)
    return best


def _slots(items: ItemVectors, tile: slice) -> Slots:
    """Items by slots; the last column of the matrix is left to the caller."""
    offsets = items.offsets[tile.start : tile.stop + 1]
    counts = np.diff(offsets)
    order = np.argsort(-counts, kind="stable")
    starts = offsets[:-1][order]
    filled = [int((counts > slot).sum()) for slot in range(counts.max(initial=0))]
    rows = [starts[:n_filled] + slot for slot, n_filled in enumerate(filled)]
    all_rows = np.concatenate([*rows, np.empty(0, dtype=np.int64)])
    matrix = np.empty((len(all_rows), items.matrix.shape[1] + 1), dtype=np.float32)
    matrix[:, :-1] = items.matrix[all_rows]
    is_sorted = bool((np.diff(order) > 0).all())
    return Slots(
        matrix=matrix,
        starts=np.cumsum([0, *filled]),
        rows=all_rows,
        unsort=None if is_sorted else np.argsort(order, kind="stable"),
        n_listing=filled[0] if filled else 0,
    )
