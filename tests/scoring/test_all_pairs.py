from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.embedding.calibration import Calibration
from matchmaker.scoring.all_pairs import best_candidates, scored_tiles
from matchmaker.scoring.columns import columns_of
from matchmaker.scoring.scorer import Scorer
from matchmaker.scoring.typical import stored_typical
from matchmaker.settings import Settings
from tests.support.random_columns import random_columns

MODES = ("exchange", "learn", "share")
OTHER_SETTINGS = (
    {"south_south": "off"},
    {"context_base": 1.0},
    {"language_base": 1.0, "interpreting": 0.0},
    {"coverage_floor": 0.3, "climate_main": 0.1, "interpreting": 1.0},
    {"mode": "learn", "seeker_share": {"learn": 1.0}},
)


def scorer(**chosen):
    return Scorer(
        Settings.model_validate(chosen),
        Calibration(tau=0.4, beta=0.08),
        stored_typical(),
        unknown_coverage=0.13,
    )


def exact(seekers, partners, scale):
    """Scores by `score_all`, seeker after seeker."""
    rows = [scale.score_all(seekers.take([at]), partners).score for at in range(len(seekers))]
    return np.array(rows).reshape(len(seekers), len(partners))


def tiled(seekers, partners, scale, tile):
    scores = np.full((len(seekers), len(partners)), np.nan)
    for found in scored_tiles(seekers, partners, scale, tile=tile):
        values = 100 * np.exp(found.values.astype(np.float64))
        rows, columns = found.rows, found.columns
        if not found.seekers_in_rows:
            rows, columns, values = columns, rows, values.T
        assert np.isnan(scores[rows, columns]).all(), "a pair was scored twice"
        scores[rows, columns] = values
    return scores


def all_but_self(rows, columns):
    own = np.arange(rows.start, rows.stop)[:, None] == np.arange(columns.start, columns.stop)
    return ~own


def some(seed, n_rows, n_columns):
    allowed = np.random.default_rng(seed).random((n_rows, n_columns)) < 0.7
    return allowed, lambda rows, columns: allowed[rows, columns]


def by_force(scores, allowed, n_best):
    """Pairs in the first ``n_best`` of a row or of a column; of equals the lower position."""
    listed = np.zeros_like(allowed)
    shown = np.where(allowed, scores, -np.inf)
    for row in range(scores.shape[0]):
        listed[row, np.argsort(-shown[row], kind="stable")[:n_best]] = True
    for column in range(scores.shape[1]):
        listed[np.argsort(-shown[:, column], kind="stable")[:n_best], column] = True
    return np.argwhere(listed & allowed).tolist()


def pairs(found):
    return np.column_stack(found).tolist()


@pytest.mark.parametrize("tile", [7, 64])
@pytest.mark.parametrize("chosen", [*({"mode": mode} for mode in MODES), *OTHER_SETTINGS])
def test_scores_are_those_of_one_seeker_after_the_other(chosen, tile):
    seekers, partners, scale = random_columns(40, seed=1), random_columns(31, 2), scorer(**chosen)
    expected = exact(seekers, partners, scale)
    assert tiled(seekers, partners, scale, tile) == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize("tile", [7, 64])
@pytest.mark.parametrize("mode", MODES)
def test_scores_among_members_are_the_same_in_both_directions_of_a_tile(mode, tile):
    members, scale = random_columns(40, seed=3), scorer(mode=mode)
    expected = exact(members, members, scale)
    assert tiled(members, members, scale, tile) == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize("mode", MODES)
def test_scores_of_the_starter_registry_agree(starter, engine, mode):
    settings = Settings(mode=mode)
    profiles = starter.profiles
    members = columns_of(profiles, engine.embed(profiles), settings)
    scale = Scorer.of(engine, settings)
    expected = exact(members, members, scale)
    assert tiled(members, members, scale, 100) == pytest.approx(expected, rel=1e-4)


@given(
    seed=st.integers(0, 10_000),
    n_seekers=st.integers(0, 12),
    n_partners=st.integers(0, 12),
    most_items=st.integers(0, 4),
    mode=st.sampled_from(MODES),
    tile=st.integers(1, 15),
)
def test_scores_agree_whatever_is_missing(seed, n_seekers, n_partners, most_items, mode, tile):
    seekers = random_columns(n_seekers, seed, most_items=most_items)
    partners, scale = random_columns(n_partners, seed + 1), scorer(mode=mode)
    expected = exact(seekers, partners, scale)
    assert tiled(seekers, partners, scale, tile) == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize("n_best", [1, 3, 10])
@pytest.mark.parametrize("mode", MODES)
def test_both_sides_lists_are_united(mode, n_best):
    seekers, partners, scale = random_columns(50, seed=4), random_columns(20, 5), scorer(mode=mode)
    allowed, admits = some(6, 50, 20)
    found = best_candidates(seekers, partners, scale, admits, n_best, tile=8)
    assert pairs(found) == by_force(exact(seekers, partners, scale), allowed, n_best)
    assert {column for _, column in pairs(found)} == set(range(20)), "somebody is invisible"


@pytest.mark.parametrize("mode", MODES)
def test_among_members_admission_may_differ_by_direction(mode):
    members, scale = random_columns(30, seed=7), scorer(mode=mode)
    allowed, admits = some(8, 30, 30)
    found = best_candidates(members, members, scale, admits, 4, tile=8)
    assert pairs(found) == by_force(exact(members, members, scale), allowed, 4)


@pytest.mark.parametrize("mode", MODES)
def test_members_give_the_same_as_their_copy(mode):
    members, copy, scale = random_columns(60, seed=9), random_columns(60, 9), scorer(mode=mode)
    among = best_candidates(members, members, scale, all_but_self, 5, tile=16)
    between = best_candidates(members, copy, scale, all_but_self, 5, tile=16)
    assert pairs(among) == pairs(between)
    assert not (among[0] == among[1]).any()


def test_nobody_is_paired_who_is_not_admitted():
    members = random_columns(20, seed=10)
    found = best_candidates(
        members, members, scorer(), lambda r, c: np.zeros((20, 20), dtype=bool)[r, c], 5
    )
    assert pairs(found) == []


def test_a_longer_list_than_there_are_partners_holds_all_that_are_admitted():
    seekers, partners = random_columns(9, seed=11), random_columns(7, seed=12)
    allowed, admits = some(13, 9, 7)
    found = best_candidates(seekers, partners, scorer(), admits, 100, tile=4)
    assert pairs(found) == np.argwhere(allowed).tolist()


@pytest.mark.parametrize("tile", [1, 3, 17, 1000])
def test_the_size_of_tiles_changes_nothing(tile):
    members, scale = random_columns(50, seed=14), scorer(mode="learn")
    usual = best_candidates(members, members, scale, all_but_self, 5)
    assert pairs(best_candidates(members, members, scale, all_but_self, 5, tile=tile)) == pairs(
        usual
    )


def test_the_order_of_members_changes_nothing_but_their_positions():
    members, scale = random_columns(40, seed=15), scorer(mode="share")
    order = np.random.default_rng(16).permutation(40)
    usual = pairs(best_candidates(members, members, scale, all_but_self, 5, tile=16))
    mixed = members.take(order.tolist())
    found = best_candidates(mixed, mixed, scale, all_but_self, 5, tile=16)
    assert sorted(order[np.column_stack(found)].tolist()) == usual


def test_of_equals_the_lower_positions_are_listed():
    many = random_columns(30, seed=17).take([5] * 10)
    found = best_candidates(many, many, scorer(), all_but_self, 2, tile=4)
    equal, allowed = np.ones((10, 10)), ~np.eye(10, dtype=bool)
    assert pairs(found) == by_force(equal, allowed, 2)


@pytest.mark.parametrize(("n_seekers", "n_partners"), [(0, 0), (0, 5), (5, 0)])
def test_nobody_on_one_side_gives_no_pairs(n_seekers, n_partners):
    calls = []
    found = best_candidates(
        random_columns(n_seekers, seed=18),
        random_columns(n_partners, seed=19),
        scorer(),
        lambda _rows, _columns: pytest.fail("there is nobody to admit"),
        5,
        progress=lambda done, left: calls.append((done, left)),
    )
    assert pairs(found) == []
    assert [column.dtype for column in found] == [np.int64, np.int64]
    assert not calls


@pytest.mark.parametrize("among", [True, False])
def test_progress_counts_every_tile_to_the_end(among):
    seekers = random_columns(20, seed=20)
    partners = seekers if among else random_columns(15, seed=21)
    calls = []
    best_candidates(
        seekers, partners, scorer(), all_but_self, 5, lambda *call: calls.append(call), tile=5
    )
    n_tiles = 10 if among else 12
    assert calls == [(1, left) for left in range(n_tiles - 1, -1, -1)]
