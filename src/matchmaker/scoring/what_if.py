"""What would change a pair's score: possible edits of the profiles, each re-scored exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from matchmaker.profiles.model import Evidence, Expertise, Profile
from matchmaker.reference.vocabularies import languages
from matchmaker.scoring.pair import PairScore

Side = Literal["seeker", "candidate"]
Rescore = Callable[[Profile, Profile], PairScore]

_LEAST_CHANGE = 0.05  # points: what a printed score of one decimal can show


class Edit(NamedTuple):
    """A possible edit and the score it would give.

    Attributes
    ----------
    side
        Whose profile is edited.
    text
        What would be different.
    score, change
        The new score, and its difference from the present one.
    """

    side: Side
    text: str
    score: float
    change: float


def possible_edits(
    seeker: Profile, candidate: Profile, pair: PairScore, rescore: Rescore
) -> tuple[Edit, ...]:
    """Edits that would change the score, the largest gain first.

    Better evidence for an expertise that answers a challenge, interpreting, and a shared working
    language. Each edited pair goes through the same scoring as the pair itself.

    Parameters
    ----------
    rescore
        Scores a seeker and a candidate whose texts are those of the pair.
    """
    edits = [
        Edit(side, text, (new := rescore(*edited)).score, new.score - pair.score)
        for side, text, edited in _candidates(seeker, candidate, pair)
    ]
    worth = [edit for edit in edits if abs(edit.change) >= _LEAST_CHANGE]
    return tuple(sorted(worth, key=lambda edit: (-edit.change, edit.text)))


def _candidates(
    seeker: Profile, candidate: Profile, pair: PairScore
) -> Iterator[tuple[Side, str, tuple[Profile, Profile]]]:
    sides: tuple[tuple[Side, Profile, tuple[Expertise | None, ...]], ...] = (
        ("candidate", candidate, tuple(answer.expertise for answer in pair.answers)),
        ("seeker", seeker, tuple(answer.expertise for answer in pair.offers)),
    )
    for side, profile, named in sides:
        for item in dict.fromkeys(item for item in named if item is not None):
            for text, evidence in _better_evidence(item):
                edited = _with_evidence(profile, item, evidence)
                yield side, text, _replaced(seeker, candidate, side, edited)
    if pair.language < 1:
        yield from _language_edits(seeker, candidate, pair.language)


def _better_evidence(item: Expertise) -> Iterator[tuple[str, Evidence]]:
    if item.evidence_level == "stated":
        yield (
            f"'{item.title}' documented by a source instead of stated",
            Evidence(source="what-if"),
        )
    if item.evidence_level != "verified":
        yield (
            f"'{item.title}' verified by a third party instead of {item.evidence_level}",
            Evidence(source="what-if", verified_by="what-if"),
        )


def _with_evidence(profile: Profile, item: Expertise, evidence: Evidence) -> Profile:
    better = item.model_copy(update={"evidence": (*item.evidence, evidence)})
    edited = tuple(better if other.id == item.id else other for other in profile.expertise)
    return profile.model_copy(update={"expertise": edited})


def _language_edits(
    seeker: Profile, candidate: Profile, fit: float
) -> Iterator[tuple[Side, str, tuple[Profile, Profile]]]:
    wanted = seeker.languages[0]
    name = languages()[wanted]
    if fit == 0:
        interpreting = (*candidate.capacity.interpreting, wanted)
        capacity = candidate.capacity.model_copy(update={"interpreting": interpreting})
        edited = candidate.model_copy(update={"capacity": capacity})
        yield "candidate", f"an interpreter for {name}", (seeker, edited)
    edited = candidate.model_copy(update={"languages": (*candidate.languages, wanted)})
    yield "candidate", f"staff who work in {name}", (seeker, edited)


def _replaced(
    seeker: Profile, candidate: Profile, side: Side, edited: Profile
) -> tuple[Profile, Profile]:
    return (edited, candidate) if side == "seeker" else (seeker, edited)
