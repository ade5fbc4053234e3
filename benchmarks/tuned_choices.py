"""The choices in the score that can be tuned: other values of each, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from matchmaker.embedding.calibration import Calibration, calibration_of, shipped_texts
from matchmaker.embedding.channels import Channel, FloatArray, Role, unit_rows
from matchmaker.embedding.engine import Engine
from matchmaker.scoring.columns import Array
from matchmaker.scoring.combine import scores
from matchmaker.scoring.scorer import Scores
from matchmaker.settings import (
    DEFAULTS,
    ContextWeights,
    EvidenceHandicaps,
    Mode,
    Settings,
    SimilarityWeights,
)

Combination = Callable[[Scores, Mode], Array]
_SIDES = 2  # the first two factors are what each side can answer


@dataclass(frozen=True)
class Choice:
    """The score with one thing chosen otherwise.

    Attributes
    ----------
    group, name
        What is chosen, and how.
    settings, calibration
        In place of the defaults; an engine with other weights has a calibration of its own.
    combine
        How factors become a score; by default as the product does.
    """

    group: str
    name: str
    engine: Engine
    settings: Settings = DEFAULTS
    calibration: Calibration | None = None
    combine: Combination = field(default=lambda found, _: found.score)


def choices(engine: Engine) -> Iterator[Choice]:
    """All of them, the default first."""
    yield Choice("default", "as it ships", engine)
    yield from _similarity(engine)
    yield from _mean_removal(engine)
    yield from _strength(engine)
    yield from _aggregation(engine)
    yield from _context(engine)
    for base in (0.5, 0.6, 0.8, 0.9, 1.0):
        yield _set(engine, "no common language", f"{base:g}", language_base=base)
    for times in (0.0, 0.5, 1.5, 2.0):
        level = DEFAULTS.evidence
        evidence = EvidenceHandicaps(
            stated=times * level.stated, documented=times * level.documented, verified=0
        )
        yield _set(engine, "evidence handicaps", f"{times:g} times", evidence=evidence)
    for floor in (0.005, 0.05, 0.1):
        yield _set(engine, "least coverage", f"{floor:g}", coverage_floor=floor)


def _set(engine: Engine, group: str, name: str, **values: object) -> Choice:
    return Choice(group, name, engine, settings=DEFAULTS.model_copy(update=values))


def _similarity(engine: Engine) -> Iterator[Choice]:
    weights = engine.weights
    text = weights.dense + weights.lexical
    for theme in (0.0, 0.1, 0.3, 0.4, 0.5):
        rest = (1 - theme) / text
        yield Choice(
            "share of themes",
            f"{theme:g}",
            weighted(engine, weights.dense * rest, weights.lexical * rest, theme),
        )
    for dense in (0.0, 0.3, 0.5, 0.8, 1.0):
        yield Choice(
            "share of meaning in meaning and words",
            f"{dense:g}",
            weighted(engine, text * dense, text * (1 - dense), weights.theme),
        )


def weighted(engine: Engine, dense: float, lexical: float, theme: float) -> Engine:
    """The engine with other weights."""
    total = dense + lexical + theme
    return replace(
        engine,
        weights=SimilarityWeights(
            dense=dense / total, lexical=lexical / total, theme=theme / total
        ),
    )


class Centred:
    """A dense channel whose vectors have lost a mean, before they are scaled to length one."""

    def __init__(self, engine: Engine, dense: Channel, mean: FloatArray, name: str) -> None:
        self._store, self._dense, self._mean = engine.store, dense, mean
        self.identity = f"{dense.identity} {name}"
        self.languages = dense.languages

    def encode(self, texts: Sequence[str], role: Role) -> FloatArray:
        """Vectors of shape (n_texts, dim)."""
        return unit_rows(self._store.vectors(texts, role, self._dense) - self._mean)


def _mean_removal(engine: Engine) -> Iterator[Choice]:
    if (dense := engine.dense) is None:
        return
    mean = engine.store.vectors(shipped_texts(), "document", dense).mean(axis=0)
    for share in (0.5, 1.0):
        centred = Centred(engine, dense, share * mean, f"less {share:g} of its mean")
        yield Choice("mean taken from meaning", f"{share:g} of it", replace(engine, dense=centred))


def _strength(engine: Engine) -> Iterator[Choice]:
    fitted = calibration_of(engine)
    for times in (0.5, 0.75, 1.5, 2.0):
        scale = fitted._replace(beta=times * fitted.beta)
        yield Choice("width of the strength scale", f"{times:g} times", engine, calibration=scale)
    for step in (-0.1, -0.05, 0.05, 0.1):
        scale = fitted._replace(tau=fitted.tau + step)
        yield Choice("middle of the strength scale", f"{step:+g}", engine, calibration=scale)


def _aggregation(engine: Engine) -> Iterator[Choice]:
    for name, combine in {
        "harmonic mean": _harmonic,
        "arithmetic mean": _arithmetic,
        "minimum, in an exchange": _minimum,
    }.items():
        yield Choice("the two directions", name, engine, combine=combine)


def _sides(found: Scores, mode: Mode) -> tuple[float, Array, Array, Array]:
    """The seeker's share, both coverages with their floor, and the product of all other factors."""
    omega: float = getattr(DEFAULTS.seeker_share, mode)
    floor = DEFAULTS.coverage_floor
    they, you = np.maximum(floor, found.they_help), np.maximum(floor, found.you_help)
    return omega, they, you, scores(found.factors[:, _SIDES:])


def _harmonic(found: Scores, mode: Mode) -> Array:
    omega, they, you, rest = _sides(found, mode)
    return rest / (omega / they + (1 - omega) / you)


def _arithmetic(found: Scores, mode: Mode) -> Array:
    omega, they, you, rest = _sides(found, mode)
    return rest * (omega * they + (1 - omega) * you)


def _minimum(found: Scores, mode: Mode) -> Array:
    _, they, you, rest = _sides(found, mode)
    return rest * np.minimum(they, you) if mode == "exchange" else found.score


def _context(engine: Engine) -> Iterator[Choice]:
    for base in (0.4, 0.5, 0.7, 0.8, 1.0):
        yield _set(engine, "least context factor", f"{base:g}", context_base=base)
    weights = DEFAULTS.context.model_dump()
    for name, weight in weights.items():
        left = {
            other: 0.0 if other == name else value / (1 - weight)
            for other, value in weights.items()
        }
        yield _set(engine, "context", f"without {name}", context=ContextWeights(**left))
    equal = ContextWeights(**dict.fromkeys(weights, 1 / len(weights)))
    yield _set(engine, "context", "equal weights", context=equal)
