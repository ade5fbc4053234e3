"""The registry as the queries of an evaluation see it: some items may be hidden from each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from matchmaker.embedding.channels import item_text
from matchmaker.embedding.item_vectors import ItemVectors, ProfileVectors
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
    taken = columns.take(at)
    challenges, expertise = columns.vectors.challenges, columns.vectors.expertise
    keep = seen(len(challenges.matrix), view.challenges)[challenges.rows(at)]
    keep_expertise = seen(len(expertise.matrix), view.expertise)[expertise.rows(at)]
    if keep.all() and keep_expertise.all():
        return taken
    kept = _kept(taken.vectors.challenges, keep)
    weights = taken.challenge_weights[keep]
    owners = _owners(kept.counts.tolist())
    totals = np.bincount(owners, weights=weights, minlength=len(at))
    return replace(
        taken,
        vectors=ProfileVectors(kept, _kept(taken.vectors.expertise, keep_expertise)),
        challenge_weights=weights / totals[owners],
        handicaps=taken.handicaps[keep_expertise],
    )


def _kept(items: ItemVectors, keep: BoolArray) -> ItemVectors:
    before = np.concatenate([[0], np.cumsum(keep)])
    return ItemVectors(items.matrix[keep], before[items.offsets].astype(np.int64))


def _owners(counts: Sequence[int]) -> IntArray:
    return np.repeat(np.arange(len(counts), dtype=np.int64), counts)
