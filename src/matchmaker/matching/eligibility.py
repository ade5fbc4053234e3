"""Who may be ranked at all: hard filters, each with a reason that can be counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from matchmaker.errors import NothingEligibleError, UsageError
from matchmaker.profiles.field_types import Level
from matchmaker.profiles.model import Profile
from matchmaker.reference.countries import countries
from matchmaker.reference.themes import themes
from matchmaker.settings import Mode, Settings


class Filters(NamedTuple):
    """What a ranking is restricted to.

    Attributes
    ----------
    theme
        A theme by id, label or synonym: keeps the seeker's challenges in it and candidates with
        expertise in it or a sibling theme. In ``share`` mode the roles change: the seeker's
        expertise in it, and candidates with challenges in it or a sibling.
    regions, countries
        M49 regions or sub-regions, and ISO 3166-1 alpha-2 codes; empty for all.
    levels
        Levels of government; empty for the seeker's kind (associations with associations, all
        others with all others).
    domestic
        Whether compatriots are candidates too.
    new_only
        Whether governments are left out with which the seeker has worked already.
    """

    theme: str | None = None
    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    domestic: bool = False
    new_only: bool = False


class Eligible(NamedTuple):
    """Candidates that may be ranked, and how many others fell to which reason."""

    candidates: tuple[Profile, ...]
    excluded: dict[str, int]


def eligible_candidates(
    seeker: Profile,
    profiles: Iterable[Profile],
    filters: Filters,
    settings: Settings,
    known: Collection[str] = (),
) -> Eligible:
    """Apply the filters; a candidate counts under the first reason that excludes it.

    Parameters
    ----------
    known
        Ids of governments with which the seeker has worked, if those are to be left out.

    Raises
    ------
    NothingEligibleError
        If no candidate is left.
    """
    rules = rules_for(seeker, filters, settings)
    if known:
        rules.append((WORKED_WITH, lambda other: other.id not in known))
    others = [profile for profile in profiles if profile.id != seeker.id]
    kept: list[Profile] = []
    excluded: Counter[str] = Counter()
    for candidate in others:
        reason = refusal(candidate, rules)
        if reason is None:
            kept.append(candidate)
        else:
            excluded[reason] += 1
    if not kept:
        raise _nothing_left(seeker, others, excluded)
    return Eligible(tuple(kept), dict(excluded))


def refuse_empty(seeker: Profile, mode: Mode) -> None:
    """Refuse a seeker that lists nothing the mode needs.

    Raises
    ------
    UsageError
        Saying what is missing.
    """
    if not seeker.challenges and not seeker.expertise:
        raise UsageError(
            f"{seeker.name} lists neither challenges nor expertise: there is nothing to match on.",
            hint="Add one of either to its profile.",
        )
    if mode == "learn" and not seeker.challenges:
        raise UsageError(
            f"{seeker.name} lists no challenges, so it cannot learn.",
            hint="Add a challenge to its profile, or use --mode exchange or share.",
        )
    if mode == "share" and not seeker.expertise:
        raise UsageError(
            f"{seeker.name} lists no expertise, so it cannot share.",
            hint="Add an expertise to its profile, or use --mode exchange or learn.",
        )


def focused_seeker(seeker: Profile, theme: str | None, mode: Mode) -> Profile:
    """The seeker reduced to the theme that was asked for, by its id.

    Raises
    ------
    NothingEligibleError
        If the seeker lists nothing in it.
    """
    if theme is None:
        return seeker
    kind = "expertise" if mode == "share" else "challenges"
    items = getattr(seeker, kind)
    kept = tuple(item for item in items if theme in item.themes)
    if not kept:
        listed = sorted({name for item in items for name in item.themes})
        raise NothingEligibleError(
            f"{seeker.name} lists no {kind} in the theme {theme}.",
            hint=f"Its {kind} are in: {', '.join(listed) or 'none'}.",
        )
    return seeker.model_copy(update={kind: kept})


# A reason to leave governments out, and whether one is left in.
Rule = tuple[str, Callable[[Profile], bool]]
WORKED_WITH = "that you have worked with"


def refusal(candidate: Profile, rules: Iterable[Rule]) -> str | None:
    """The first reason that excludes a candidate; ``None`` if it may be ranked."""
    return next((reason for reason, admits in rules if not admits(candidate)), None)


def rules_for(seeker: Profile, filters: Filters, settings: Settings) -> list[Rule]:
    """The rules of the filters for one seeker, without those that name single governments."""
    rules: list[Rule] = []
    if filters.levels:
        rules.append(("of another level", lambda other: other.level in filters.levels))
    else:
        association = seeker.level == "association"
        reason = "not associations" if association else "associations"
        rules.append((reason, lambda other: (other.level == "association") == association))
    if not filters.domestic:
        rules.append(("in the same country", lambda other: other.country != seeker.country))
    if filters.countries:
        rules.append(("in another country", lambda other: other.country in filters.countries))
    if filters.regions:
        rules.append(("outside the region", lambda other: _in_regions(other, filters.regions)))
    if settings.south_south == "only":
        south = _is_south(seeker, settings)
        rules.append(("not South-South", lambda other: south and _is_south(other, settings)))
    if filters.theme is not None:
        wanted = themes().siblings(filters.theme)
        kind = "challenges" if settings.mode == "share" else "expertise"
        reason = f"without {kind} in the theme or a sibling"
        rules.append(
            (
                reason,
                lambda other: any(wanted.intersection(i.themes) for i in getattr(other, kind)),
            )
        )
    return rules


def _in_regions(profile: Profile, wanted: tuple[str, ...]) -> bool:
    country = countries()[profile.country]
    return any(country.lies_in(area) for area in wanted)


def _is_south(profile: Profile, settings: Settings) -> bool:
    return countries()[profile.country].is_south(settings.south_definition)


def _nothing_left(
    seeker: Profile, others: Sequence[Profile], excluded: Counter[str]
) -> NothingEligibleError:
    if not others:
        return NothingEligibleError(
            f"{seeker.name} is the only government in the registry: there is nobody to rank.",
            hint="Add profiles with --profiles DIR, or leave out --no-starter.",
        )
    counted = "; ".join(f"{count} {reason}" for reason, count in excluded.most_common())
    return NothingEligibleError(
        f"No candidate for {seeker.name} is left of {len(others)}: {counted}.",
        hint="Widen the filters (--domestic, --region, --country, --level, --theme, "
        "--south-south, --new-only).",
    )
