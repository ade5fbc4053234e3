"""The registry as the queries of an evaluation see it: some items may be hidden from each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from matchmaker.embedding.item_vectors import ItemVectors, ProfileVectors
from matchmaker.profiles.item_text import item_text
from matchmaker.profiles.model import Item, Profile
from matchmaker.scoring.columns import BoolArray, Columns
from matchmaker.settings import Mode

IntArray = NDArray[np.int64]


class View(NamedTuple):
    """What is hidden from a query.

    Attributes
    ----------
    challenges, expertise
        Numbers of the items that are left out, counted through the world.
    exchanges
        Ids of the past exchanges that nothing may be known of.
    """

    challenges: frozenset[int] = frozenset()
    expertise: frozenset[int] = frozenset()
    exchanges: frozenset[str] = frozenset()


EVERYTHING = View()


class Query(NamedTuple):
    """One government that looks for partners among others.

    Attributes
    ----------
    seeker, candidates
        Numbers of profiles in the world.
    """

    seeker: int
    candidates: tuple[int, ...]
    mode: Mode
    view: View = EVERYTHING


@dataclass(frozen=True)
class World:
    """All profiles of an evaluation, and their items in one row.

    Attributes
    ----------
    profiles
        In the order that numbers refer to.
    """

    profiles: tuple[Profile, ...]

    @cached_property
    def number(self) -> dict[str, int]:
        """Number of each government by its id."""
        return {profile.id: at for at, profile in enumerate(self.profiles)}

    @cached_property
    def challenges(self) -> tuple[Item, ...]:
        """Challenges of all, profile after profile."""
        return tuple(item for profile in self.profiles for item in profile.challenges)

    @cached_property
    def expertise(self) -> tuple[Item, ...]:
        """Expertise of all, likewise."""
        return tuple(item for profile in self.profiles for item in profile.expertise)

    @cached_property
    def challenge_owners(self) -> IntArray:
        """Number of the profile that lists each challenge."""
        return _owners([len(profile.challenges) for profile in self.profiles])

    @cached_property
    def expertise_owners(self) -> IntArray:
        """Number of the profile that lists each expertise."""
        return _owners([len(profile.expertise) for profile in self.profiles])

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Texts of all items, challenges first."""
        return tuple(
            item_text(item.title, item.description) for item in self.challenges + self.expertise
        )

    @cached_property
    def owners(self) -> IntArray:
        """Number of the profile of each text."""
        return np.concatenate([self.challenge_owners, self.expertise_owners])

    def owned_texts(self, view: View) -> csr_matrix:
        """Which profile owns which text that a query may see, of shape (n_profiles, n_texts)."""
        visible = np.concatenate(
            [
                seen(len(self.challenges), view.challenges),
                seen(len(self.expertise), view.expertise),
            ]
        )
        texts = np.flatnonzero(visible)
        shape = len(self.profiles), len(visible)
        return csr_matrix((np.ones(len(texts)), (self.owners[texts], texts)), shape=shape)


def seen(count: int, hidden: frozenset[int]) -> BoolArray:
    """Which of some items are not hidden."""
    mask = np.ones(count, dtype=bool)
    mask[sorted(hidden)] = False
    return mask


def visible_columns(columns: Columns, profiles: Sequence[int], view: View) -> Columns:
    """Columns of some profiles without the items that are hidden.

    The weights of the challenges that are left sum to one a profile again.
    """
    at = np.asarray(profiles, dtype=np.int64)
    challenges, expertise = columns.vectors.challenges, columns.vectors.expertise
    rows, kept_challenges = _kept(challenges, at, view.challenges)
    expertise_rows, kept_expertise = _kept(expertise, at, view.expertise)
    weights = columns.challenge_weights[rows]
    owners = _owners(kept_challenges.counts.tolist())
    totals = np.bincount(owners, weights=weights, minlength=len(at))
    # Without its vectors, which are large, a copy of the other columns costs nothing.
    light = replace(
        columns,
        vectors=ProfileVectors(_empty(challenges), _empty(expertise)),
        challenge_weights=weights[:0],
        handicaps=columns.handicaps[:0],
    )
    return replace(
        light.take(at),
        vectors=ProfileVectors(kept_challenges, kept_expertise),
        challenge_weights=weights / totals[owners],
        handicaps=columns.handicaps[expertise_rows],
    )


def _kept(items: ItemVectors, at: IntArray, hidden: frozenset[int]) -> tuple[IntArray, ItemVectors]:
    """Rows of what some profiles list and is not hidden, and those items."""
    listed = items.rows(at)
    keep = seen(len(items.matrix), hidden)[listed]
    ends = np.concatenate([[0], np.cumsum(items.counts[at])])
    offsets = np.concatenate([[0], np.cumsum(keep)])[ends].astype(np.int64)
    rows = listed[keep]
    return rows, ItemVectors(items.matrix[rows], offsets)


def _empty(items: ItemVectors) -> ItemVectors:
    """No item for each of as many profiles."""
    return ItemVectors(items.matrix[:0], np.zeros_like(items.offsets))


def _owners(counts: Sequence[int]) -> IntArray:
    return np.repeat(np.arange(len(counts), dtype=np.int64), counts)
