"""What to check before writing to a candidate: gates that a score does not see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from matchmaker.profiles.model import Profile
from matchmaker.reference.glossary import GLOSSED
from matchmaker.reference.vocabularies import languages
from matchmaker.scoring.pair import PairScore

_THIN = 0.5  # less than half of the context's weight is stated by both sides


class Caution(NamedTuple):
    """Something to check, with a stable code and one sentence."""

    code: str
    text: str


# What each code means, for a legend.
MEANINGS: Mapping[str, str] = {
    "no-language": "no shared working language",
    "interpreting": "needs interpreting",
    "text-language": "texts in other languages are compared less well",
    "no-challenges": "lists no challenges, so what it wants is unknown",
    "no-own-challenges": "you list no challenges",
    "one-way": "one side gains little",
    "weak": "neither side gains much",
    "stated-only": "its best answer has no source",
    "no-hosting": "hosts no exchange this year",
    "assumed-capacity": "its capacity is assumed",
    "funding": "both sides need funding",
    "readiness-unknown": "no capacity or endorsement is published",
    "desk-research": "compiled from documents, not confirmed by the government",
    "thin-context": "little is known of the context",
}


def cautions(
    seeker: Profile,
    candidate: Profile,
    pair: PairScore,
    typical_coverage: float,
    readable: frozenset[str] | None = None,
    *,
    has_model: bool = True,
) -> tuple[Caution, ...]:
    """Cautions of a pair, the most decisive first.

    Parameters
    ----------
    typical_coverage
        Mean coverage over the starter registry's pairs: a side that gets less is said to gain
        little.
    readable
        Languages that the engine's model reads; ``None`` if it is not tied to any.
    has_model
        Whether the engine compares meaning.
    """
    return tuple(
        Caution(code, text)
        for found in (
            _language(seeker, candidate, pair),
            _text_language(seeker, candidate, readable, has_model=has_model),
            _reciprocity(seeker, candidate, pair, typical_coverage),
            _evidence(pair),
            _gates(seeker, candidate),
            _knowledge(candidate, pair),
        )
        for code, text in found
    )


def _language(seeker: Profile, candidate: Profile, pair: PairScore) -> Iterator[tuple[str, str]]:
    ours = ", ".join(languages()[code] for code in seeker.languages)
    theirs = ", ".join(languages()[code] for code in candidate.languages)
    if pair.language == 0:
        yield "no-language", f"No shared working language ({ours} / {theirs})."
    elif pair.language < 1:
        yield "interpreting", f"Needs interpreting ({ours} / {theirs})."


def _text_language(
    seeker: Profile, candidate: Profile, readable: frozenset[str] | None, *, has_model: bool
) -> Iterator[tuple[str, str]]:
    written = {seeker.text_language, candidate.text_language}
    if has_model and (readable is None or written <= readable):
        return
    if not has_model and len(written) == 1:
        return
    names = " and ".join(sorted(languages()[code] for code in written))
    # A gloss is English: it is of no use to a model that does not read it.
    by_words = written <= (GLOSSED | {"en"}) and (readable is None or "en" in readable)
    how = "word by word" if by_words else "by theme more than by meaning"
    yield "text-language", f"Profiles in {names} are compared {how}: strengths are too low."


def _reciprocity(
    seeker: Profile, candidate: Profile, pair: PairScore, typical_coverage: float
) -> Iterator[tuple[str, str]]:
    if not candidate.challenges:
        yield "no-challenges", "Lists no challenges: what it wants to learn is unknown."
        return
    if not seeker.challenges:
        yield "no-own-challenges", "You list no challenges: what they could do for you is unknown."
        return
    gains, gives = pair.they_help >= typical_coverage, pair.you_help >= typical_coverage
    if gains and not gives:
        yield "one-way", "One-way: they can help you, you answer little of what they seek."
    elif gives and not gains:
        yield "one-way", "One-way: you can help them, they answer little of what you seek."
    elif not gains:
        yield "weak", "Neither side answers much of what the other seeks."


def _evidence(pair: PairScore) -> Iterator[tuple[str, str]]:
    top = pair.answers[0].expertise if pair.answers else None
    if top is not None and top.evidence_level == "stated":
        yield "stated-only", f"'{top.title}' is stated by the government, without a source."


def _gates(seeker: Profile, candidate: Profile) -> Iterator[tuple[str, str]]:
    capacity = candidate.capacity
    if capacity.hosts_per_year == 0:
        yield "no-hosting", "Says that it hosts no exchange this year."
    if capacity.assumed and capacity.hosts_per_year is not None:
        yield "assumed-capacity", "Its capacity is assumed, not declared."
    if capacity.funding == seeker.capacity.funding == "needs-funding":
        yield "funding", "Both sides need funding."
    if capacity.hosts_per_year is None and candidate.readiness.endorsed_on is None:
        yield "readiness-unknown", "No capacity or political endorsement is published."


def _knowledge(candidate: Profile, pair: PairScore) -> Iterator[tuple[str, str]]:
    if candidate.provenance == "desk-research":
        yield (
            "desk-research",
            "Compiled from public documents; the government has not confirmed it.",
        )
    if pair.completeness < _THIN:
        yield (
            "thin-context",
            f"Only {pair.completeness:.0%} of the context is known for both sides.",
        )
