"""The score of one pair, written down a second time from the design, in plain Python."""

from __future__ import annotations

import math

from matchmaker.embedding.calibration import Calibration
from matchmaker.embedding.engine import Engine
from matchmaker.profiles.model import Profile
from matchmaker.reference.countries import INCOME_GROUPS, countries
from matchmaker.settings import Settings

HANDICAP = {"stated": 0.8, "documented": 0.4, "verified": 0.0}
PRIORITY = {"high": 3, "medium": 2, "low": 1}


def coverage(
    asking: Profile, answering: Profile, engine: Engine, scale: Calibration, typical: float
) -> float:
    if not asking.challenges:
        return typical if answering.expertise else 0.0
    if not answering.expertise:
        return 0.0
    ask = engine.embed([asking]).challenges.matrix
    answer = engine.embed([answering]).expertise.matrix
    total = sum(PRIORITY[challenge.priority] for challenge in asking.challenges)
    result = 0.0
    for a, challenge in enumerate(asking.challenges):
        strengths = []
        for b, item in enumerate(answering.expertise):
            x = math.fsum(float(p) * float(q) for p, q in zip(ask[a], answer[b], strict=True))
            logit = (x - scale.tau) / scale.beta - HANDICAP[item.evidence_level]
            strengths.append(1 / (1 + math.exp(-logit)))
        result += PRIORITY[challenge.priority] / total * max(strengths)
    return result


def context(one: Profile, other: Profile, typical: dict[str, float]) -> float:
    def jaccard(left, right):
        return len(set(left) & set(right)) / len(set(left) | set(right)) if left and right else None

    a, b = one.context, other.context
    income = [countries()[p.country].income_group for p in (one, other)]
    values = {
        "population": 1 - min(1, abs(math.log10(a.population / b.population)) / 2)
        if a.population and b.population
        else None,
        "income": 1 - abs(INCOME_GROUPS.index(income[0]) - INCOME_GROUPS.index(income[1])) / 3
        if all(income)
        else None,
        "functions": jaccard(a.functions, b.functions),
        "climate": 0.6 * (a.climate[0] == b.climate[0]) + 0.4 * (a.climate == b.climate)
        if a.climate and b.climate
        else None,
        "settlement": jaccard(a.settlement, b.settlement),
        "hazards": jaccard(a.hazards, b.hazards),
        "subregion": float(one.region == other.region),
    }
    weights = {
        "population": 0.25, "income": 0.25, "functions": 0.20, "climate": 0.15,
        "settlement": 0.05, "hazards": 0.05, "subregion": 0.05,
    }  # fmt: skip
    return sum(
        weight * (typical[name] if values[name] is None else values[name])
        for name, weight in weights.items()
    )


def language(one: Profile, other: Profile) -> float:
    if set(one.languages) & set(other.languages):
        return 1.0
    reach = [set(p.languages) | set(p.capacity.interpreting) for p in (one, other)]
    return 0.5 if reach[0] & reach[1] else 0.0


def score(
    seeker: Profile,
    candidate: Profile,
    engine: Engine,
    settings: Settings,
    scale: Calibration,
    typical_context: dict[str, float],
    typical_coverage: float,
) -> float:
    omega = {"exchange": 0.5, "learn": 0.8, "share": 0.2}[settings.mode]
    they = coverage(seeker, candidate, engine, scale, typical_coverage)
    you = coverage(candidate, seeker, engine, scale, typical_coverage)
    both_south = all(countries()[p.country].global_south for p in (seeker, candidate))
    s = settings.south_south_strength if settings.south_south == "prefer" else 0
    return (
        100
        * max(0.02, they) ** omega
        * max(0.02, you) ** (1 - omega)
        * 0.6 ** (1 - context(seeker, candidate, typical_context))
        * 0.7 ** (1 - language(seeker, candidate))
        * (1 - s) ** (0 if both_south else 1)
    )
