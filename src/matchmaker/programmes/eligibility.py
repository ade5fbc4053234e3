"""Whether a programme takes a pair, in which direction, and why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from matchmaker.profiles.model import Profile
from matchmaker.programmes.conditions import Condition, conditions, listed
from matchmaker.programmes.model import Conditions, Eligibility, Programme
from matchmaker.reference.themes import themes
from matchmaker.settings import SouthDefinition

Direction = Literal["either", "learn", "share"]


class Assessment(NamedTuple):
    """A programme and a pair.

    Attributes
    ----------
    direction
        What the first government may do in it: learn, share, or either; None if it does not take
        the pair by its rules, whether or not it still runs.
    reasons
        Why it does not take the pair now, in sentences; empty if it does.
    asks_for_membership
        Whether nothing but a network that a profile does not list stands in the way.
    """

    programme: Programme
    direction: Direction | None
    reasons: tuple[str, ...]
    asks_for_membership: bool = False

    @property
    def is_eligible(self) -> bool:
        """Whether the programme takes the pair, as far as is known."""
        return not self.reasons


def assess(
    programme: Programme,
    one: Profile,
    other: Profile,
    south: SouthDefinition = "unctad",
    theme: str | None = None,
) -> Assessment:
    """Hold a pair against the rules of a programme.

    Parameters
    ----------
    one, other
        The pair; direction is told from the first.
    south
        Which countries are of the Global South.
    theme
        The theme that the exchange is to be about, if any.
    """
    rules, closed = programme.eligibility, programme.status == "closed"
    direction, unmet = _judged(rules, one, other, south)
    asks = not (direction or closed) and _asks_for_membership(rules, one, other, south)
    elsewhere = theme is not None and _is_about_something_else(rules, theme)
    reasons = [
        *([_closed(programme)] if closed else []),
        *([f"It takes {_named(rules.themes)} only."] if elsewhere else []),
        *unmet,
    ]
    return Assessment(programme, direction, tuple(reasons), asks and not elsewhere)


def _is_about_something_else(rules: Eligibility, theme: str) -> bool:
    return bool(rules.themes) and themes().siblings(theme).isdisjoint(rules.themes)


def _named(wanted: Sequence[str]) -> str:
    return listed([themes().by_id[theme].label() for theme in wanted], "themes")


def _judged(
    rules: Eligibility, one: Profile, other: Profile, south: SouthDefinition
) -> tuple[Direction | None, list[str]]:
    """Direction in which rules take a pair, or why in none."""
    general = [*_domestic(rules, one, other), *_unmet_by_each(rules.each, one, other, south)]
    learning = _Unmet.of(rules, one, other, south)
    sharing = _Unmet.of(rules, other, one, south)
    if general or (learning and sharing):
        directed = _unmet_either_way(learning, sharing) if learning and sharing else []
        return None, [*general, *directed]
    if rules.mutual or not (learning or sharing):
        return "either", []
    return "learn" if sharing else "share", []


def _asks_for_membership(
    rules: Eligibility, one: Profile, other: Profile, south: SouthDefinition
) -> bool:
    """Whether the pair would be taken if every network were listed."""
    if not any(side.networks for side in (rules.each, rules.provider, rules.learner)):
        return False
    return _judged(_unlisted(rules), one, other, south)[0] is not None


def _unlisted(rules: Eligibility) -> Eligibility:
    """The rules without networks, whose members few profiles tell."""
    sides = {
        name: getattr(rules, name).model_copy(update={"networks": ()})
        for name in ("each", "provider", "learner")
    }
    return rules.model_copy(update=sides)


def assess_all(
    programmes: Iterable[Programme],
    one: Profile,
    other: Profile,
    south: SouthDefinition = "unctad",
    theme: str | None = None,
) -> tuple[Assessment, ...]:
    """Every programme, those that take the pair first, then those that may."""
    found = [assess(programme, one, other, south, theme) for programme in programmes]
    return tuple(sorted(found, key=_far_from_taking))


def _far_from_taking(made: Assessment) -> tuple[bool, bool, bool]:
    return not made.is_eligible, not made.asks_for_membership, made.direction is None


def _closed(programme: Programme) -> str:
    return f"It ended in {programme.last_year}." if programme.last_year else "It has ended."


def _domestic(rules: Eligibility, one: Profile, other: Profile) -> Iterator[str]:
    if one.country == other.country and not rules.domestic:
        yield "It takes pairs from two countries only."


def _unmet_by_each(
    wanted: Conditions, one: Profile, other: Profile, south: SouthDefinition
) -> Iterator[str]:
    for condition in conditions(wanted, south):
        unmet = [who.name for who in (one, other) if not condition.is_met(who)]
        if unmet:
            who = unmet[0] if len(unmet) == 1 else "Neither"
            yield f"{who} is {'' if who == 'Neither' else 'not '}{condition.text()}."


class _Unmet(NamedTuple):
    """What stands against one learning from the other; false if nothing does.

    Attributes
    ----------
    parts
        By the part and the name of its condition: the condition, and who does not meet it.
    apart
        Whether the two do not meet in a theme of the programme.
    """

    parts: dict[tuple[str, str], tuple[Condition, str]]
    apart: str

    def __bool__(self) -> bool:
        return bool(self.parts or self.apart)

    @classmethod
    def of(
        cls, rules: Eligibility, learner: Profile, provider: Profile, south: SouthDefinition
    ) -> _Unmet:
        sides = (
            ("provider", provider, rules.provider),
            ("learner", learner, rules.learner),
        )
        parts = {
            (part, condition.name): (condition, who.name)
            for part, who, wanted in sides
            for condition in conditions(wanted, south)
            if not condition.is_met(who)
        }
        apart = ""
        if rules.themes and not _share_theme(rules.themes, learner, provider):
            apart = f"The two do not meet in {_named(rules.themes)}."
        return cls(parts, apart)


def _unmet_either_way(learning: _Unmet, sharing: _Unmet) -> list[str]:
    """Reasons against a pair that is taken in neither direction.

    A condition that both fail is enough; where each direction fails for another reason, those
    of the nearer one are told.
    """
    both = [
        f"Neither is {condition.text()}, as the {part} must be."
        for (part, name), (condition, _) in learning.parts.items()
        if (part, name) in sharing.parts
    ]
    if both:
        return both
    nearer = min(learning, sharing, key=lambda unmet: len(unmet.parts) + bool(unmet.apart))
    single = [
        f"{who} cannot be the {part}: it is not {condition.text()}."
        for (part, _), (condition, who) in nearer.parts.items()
    ]
    return [*single, *([nearer.apart] if nearer.apart else [])]


def _share_theme(wanted: Sequence[str], learner: Profile, provider: Profile) -> bool:
    """Whether expertise stands against a challenge, in one wanted theme or two wanted siblings."""
    asked = {theme for item in learner.challenges for theme in item.themes}.intersection(wanted)
    known = {theme for item in provider.expertise for theme in item.themes}.intersection(wanted)
    return any(not known.isdisjoint(themes().siblings(theme)) for theme in asked)
