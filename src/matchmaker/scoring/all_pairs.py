"""The best pairs of many seekers and many partners: candidates for matching them all at once.

Scores are those of `Scorer.score_all`, in single precision and by tiles of both sides, so that
memory does not grow with the number of pairs. They choose the candidates and are thrown away:
whoever needs the score of a candidate asks the scorer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchmaker.embedding.channels import FloatArray
from matchmaker.scoring.best_lists import BestLists
from matchmaker.scoring.columns import BoolArray, Columns
from matchmaker.scoring.common_ground import CommonGround
from matchmaker.scoring.coverage_tiles import tile_coverage, tile_items
from matchmaker.scoring.scorer import Scorer

TILE = 512  # governments a side: 256 and 1,024 were slower, 768 about the same


class ScoredTile(NamedTuple):
    """Scores of two groups of governments.

    Attributes
    ----------
    rows, columns
        Positions of the two groups.
    values
        Logarithm of score / 100, of shape (n_rows, n_columns).
    seekers_in_rows
        Whether the rows are the seekers and the columns the partners, or the other way round.
    """

    rows: slice
    columns: slice
    values: FloatArray
    seekers_in_rows: bool


def best_candidates(
    seekers: Columns,
    partners: Columns,
    scorer: Scorer,
    admits: Callable[[slice, slice], BoolArray],
    n_best: int,
    progress: Callable[[int, int], None] | None = None,
    tile: int = TILE,
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs that are among the ``n_best`` of the seeker or of the partner, by score.

    Both sides' lists count, so that nobody is passed over who has partners at all. Of equal
    scores, the lower positions are listed.

    Parameters
    ----------
    seekers, partners
        The same object where governments are matched among themselves: then every tile serves
        both directions, in half the time.
    scorer
        The score is always the seeker's view; its settings say in which mode.
    admits
        Which pairs of a slice of the seekers and a slice of the partners may be matched, of shape
        (n_rows, n_columns).
    progress
        Called with the number of tiles done since the last call, and of those left.
    tile
        Governments a side of a tile.

    Returns
    -------
    rows, columns
        Positions in ``seekers`` and in ``partners`` of each pair, in ascending order.
    """
    of_seekers = BestLists(len(seekers), min(n_best, len(partners)))
    of_partners = BestLists(len(partners), min(n_best, len(seekers)))
    for scored in scored_tiles(seekers, partners, scorer, progress, tile):
        if scored.seekers_in_rows:
            allowed = admits(scored.rows, scored.columns)
            _take_in(scored, allowed, of_seekers, of_partners)
        else:
            allowed = admits(scored.columns, scored.rows).T
            _take_in(scored, allowed, of_partners, of_seekers)
    rows, columns = of_seekers.pairs()
    other_columns, other_rows = of_partners.pairs()
    width = max(len(partners), 1)
    pairs = np.concatenate([rows * width + columns, other_rows * width + other_columns])
    pairs.sort()
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]
    return pairs // width, pairs % width


def scored_tiles(
    seekers: Columns,
    partners: Columns,
    scorer: Scorer,
    progress: Callable[[int, int], None] | None = None,
    tile: int = TILE,
) -> Iterator[ScoredTile]:
    """Scores of all pairs of seekers and partners, tile after tile; each pair once.

    Where both are the same object, one coverage of each by the other serves both directions.
    """
    among_themselves = seekers is partners
    settings, calibration = scorer.settings, scorer.calibration
    unknown = scorer.unknown_coverage
    common_ground = CommonGround(seekers, partners, settings, scorer.typical.context)
    share = np.float32(getattr(settings.seeker_share, settings.mode))
    rest = np.float32(1 - share)
    bands, strips = _slices(len(seekers), tile), _slices(len(partners), tile)
    left = len(bands) * len(strips)
    if among_themselves:
        left = len(bands) * (len(bands) + 1) // 2
    for at, rows in enumerate(bands):
        one = tile_items(seekers, rows, calibration)
        for columns in strips[at if among_themselves else 0 :]:
            own = among_themselves and rows == columns
            other = one if own else tile_items(partners, columns, calibration)
            they_help = tile_coverage(one, other, unknown, asking_in_rows=True)
            _to_logarithms(they_help, settings.coverage_floor)
            if own:
                you_help = they_help.T
            else:
                you_help = tile_coverage(other, one, unknown, asking_in_rows=False)
                _to_logarithms(you_help, settings.coverage_floor)
            common = common_ground.tile(rows, columns)
            values = share * they_help + rest * you_help + common
            yield ScoredTile(rows, columns, values, seekers_in_rows=True)
            if among_themselves and not own:
                values = share * you_help + rest * they_help + common
                yield ScoredTile(rows, columns, values, seekers_in_rows=False)
            left -= 1
            if progress is not None:
                progress(1, left)


def _slices(length: int, tile: int) -> list[slice]:
    return [slice(start, min(start + tile, length)) for start in range(0, length, tile)]


def _to_logarithms(covered: FloatArray, floor: float) -> None:
    np.maximum(covered, np.float32(floor), out=covered)
    np.log(covered, out=covered)


def _take_in(
    scored: ScoredTile, allowed: BoolArray, of_rows: BestLists, of_columns: BestLists
) -> None:
    """Offer to each list what may enter it."""
    values, width = scored.values, scored.values.shape[1]
    hits = values >= of_rows.least[scored.rows, None]
    hits &= allowed
    found = np.flatnonzero(hits)
    rows, columns = found // width, found % width
    of_rows.offer(rows + scored.rows.start, columns + scored.columns.start, values[rows, columns])
    np.greater_equal(values, of_columns.least[None, scored.columns], out=hits)
    hits &= allowed
    found = np.flatnonzero(hits)
    # Sorted by columns; the smaller the type, the faster.
    found = found[np.argsort((found % width).astype(np.min_scalar_type(width)), kind="stable")]
    rows, columns = found // width, found % width
    of_columns.offer(
        columns + scored.columns.start, rows + scored.rows.start, values[rows, columns]
    )
