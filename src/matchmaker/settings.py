"""Every default and weight, once; overridden by matchmaker.toml, then MATCHMAKER_* variables.

The numbers are those of ``docs/decisions``; each field says what it is and where it comes from.
"""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from matchmaker.errors import UsageError

CONFIG_NAME = "matchmaker.toml"
ENVIRONMENT_PREFIX = "MATCHMAKER_"
# Variables of the same prefix that choose where things are or which model runs. They are no
# settings: a file found in the working folder must never reach the network.
OTHER_VARIABLES = frozenset(
    {
        "MATCHMAKER_CACHE_DIR",
        "MATCHMAKER_EMBEDDER",
        "MATCHMAKER_MODEL",
        "MATCHMAKER_QUERY_PROMPT",
        "MATCHMAKER_DOCUMENT_PROMPT",
    }
)

Mode = Literal["exchange", "learn", "share"]
SouthSouth = Literal["prefer", "only", "off"]
SouthDefinition = Literal["unctad", "g77"]
BatchObjective = Literal["welfare", "stable"]

Share = Annotated[float, Field(ge=0, le=1)]
Base = Annotated[float, Field(gt=0, le=1)]


class _Section(BaseModel):
    # Validators are built when something is validated: a run without overrides never needs them.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, allow_inf_nan=False)


class _Weights(_Section):
    """Weights that sum to one."""

    @model_validator(mode="after")
    def _sum_to_one(self) -> Self:
        total = sum(getattr(self, name) for name in type(self).model_fields)
        if not math.isclose(total, 1):
            raise ValueError(f"the weights must sum to 1, not {total:g}")
        return self


class SimilarityWeights(_Weights):
    """Shares of the blocks of an item's vector (docs/decisions/0004)."""

    dense: Share = 0.55
    lexical: Share = 0.25
    theme: Share = 0.20


class ContextWeights(_Weights):
    """Shares of the fields that make two contexts similar (docs/decisions/0006)."""

    population: Share = 0.25
    income: Share = 0.25
    functions: Share = 0.20
    climate: Share = 0.15
    settlement: Share = 0.05
    hazards: Share = 0.05
    subregion: Share = 0.05


class PriorityWeights(_Section):
    """How much a challenge of each priority counts, before normalising per profile."""

    high: Annotated[float, Field(gt=0)] = 3.0
    medium: Annotated[float, Field(gt=0)] = 2.0
    low: Annotated[float, Field(gt=0)] = 1.0


class EvidenceHandicaps(_Section):
    """What the evidence level takes from an expertise, in logits."""

    stated: Annotated[float, Field(ge=0)] = 0.8
    documented: Annotated[float, Field(ge=0)] = 0.4
    verified: Annotated[float, Field(ge=0)] = 0.0


class SeekerShares(_Section):
    """Exponent omega of 'they help' by mode; 'you help' gets the rest.

    An exchange is symmetric, so its share is one half by definition.
    """

    exchange: Annotated[float, Field(ge=0.5, le=0.5)] = 0.5
    learn: Share = 0.8
    share: Share = 0.2


class CheckSettings(_Section):
    """What `match check` warns of and what it passes over (docs/decisions/0008).

    Attributes
    ----------
    stale_after_days
        Age of ``verified_on`` from which a profile is called stale.
    least_words
        Different words that an item's title and description need.
    copied_words
        Words of a sentence from which its standing in two profiles is called a copy.
    ignore
        Codes, or their beginnings, that are never reported.
    exceptions
        Codes that are not reported for some files, by pattern (``profiles/mz/*.yaml``).
    """

    stale_after_days: Annotated[int, Field(ge=1)] = 730
    least_words: Annotated[int, Field(ge=0)] = 8
    copied_words: Annotated[int, Field(ge=2)] = 6
    ignore: tuple[str, ...] = ()
    exceptions: Mapping[str, tuple[str, ...]] = {}


class BatchSettings(_Section):
    """How `match batch` decides for many members at once (docs/decisions/0011).

    Attributes
    ----------
    per_city
        Most partners that a member gets.
    objective
        ``welfare``: the largest sum of scores; ``stable``: no two would rather have each other.
    fair
        Whether as many members as possible get a partner before scores count.
    default_capacity
        Exchanges a year in each role of a government whose profile states no number: the least
        with which it takes part at all.
    candidates
        Best partners of each side that are considered where not all pairs are.
    all_pairs_below
        Pairs up to which all that are eligible are considered.
    exact_below
        Open pairs, four for each government, up to which an undirected matching goes to the integer
        program.
    mip_gap
        Gap at which the integer program may stop, as a share of its bound.
    """

    per_city: Annotated[int, Field(ge=1, le=1000)] = 1
    objective: BatchObjective = "welfare"
    fair: bool = False
    default_capacity: Annotated[int, Field(ge=0, le=1000)] = 1
    candidates: Annotated[int, Field(ge=1)] = 50
    all_pairs_below: Annotated[int, Field(ge=0)] = 250_000
    exact_below: Annotated[int, Field(ge=0)] = 8_000
    mip_gap: Annotated[float, Field(ge=0, le=0.1)] = 1e-3


class Settings(_Section):
    """All settings of a run.

    Attributes
    ----------
    coverage_floor
        Least coverage that enters the score, so that one empty side does not hide a pair.
    context_base, language_base
        The factor at context similarity 0, and without any common language.
    south_south_strength
        s: what a pair that is not South-South loses, at most one half.
    interpreting
        Language fit when a common language exists only through interpreting.
    climate_main
        Climate fit when only the main class (first letter) agrees.
    """

    similarity: SimilarityWeights = SimilarityWeights.model_construct()
    context: ContextWeights = ContextWeights.model_construct()
    priority: PriorityWeights = PriorityWeights.model_construct()
    evidence: EvidenceHandicaps = EvidenceHandicaps.model_construct()
    seeker_share: SeekerShares = SeekerShares.model_construct()
    check: CheckSettings = CheckSettings.model_construct()
    batch: BatchSettings = BatchSettings.model_construct()
    coverage_floor: Base = 0.02
    context_base: Base = 0.6
    language_base: Base = 0.7
    interpreting: Share = 0.5
    climate_main: Share = 0.6
    south_south: SouthSouth = "prefer"
    south_south_strength: Annotated[float, Field(ge=0, le=0.5)] = 0.10
    south_definition: SouthDefinition = "unctad"
    mode: Mode = "exchange"
    top: Annotated[int, Field(ge=1)] = 10
    min_score: Annotated[float, Field(ge=0, le=100)] = 0.0

    @property
    def effective_strength(self) -> float:
        """The South-South strength in force, 0 when the preference is not 'prefer'."""
        return self.south_south_strength if self.south_south == "prefer" else 0.0


DEFAULTS = Settings.model_construct()


def load_settings(
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    **overrides: object,
) -> Settings:
    """Merge defaults, ``matchmaker.toml``, the environment and explicit values, in that order.

    Parameters
    ----------
    folder
        Where to look for ``matchmaker.toml``; the working folder by default.
    environment
        Variables to read; ``os.environ`` by default. ``MATCHMAKER_CONTEXT__CLIMATE=0.2`` sets a
        nested value.
    **overrides
        Values that win; ``None`` means not given.

    Raises
    ------
    UsageError
        If the file cannot be read or a value is unknown or out of range.
    """
    path = (folder or Path.cwd()) / CONFIG_NAME
    merged = _from_file(path)
    source = str(path) if merged else "the settings"
    variables = _from_environment(os.environ if environment is None else environment)
    _merge(merged, variables)
    _merge(merged, {key: value for key, value in overrides.items() if value is not None})
    if not merged:
        return DEFAULTS
    try:
        return Settings.model_validate(merged)
    except ValidationError as error:
        raise UsageError(_explain(error, source), hint="See docs/reference/settings.md.") from error


def _from_file(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from error
    import tomllib  # noqa: PLC0415 - most runs have no such file

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> UsageError:
    return UsageError(
        f"Cannot read the settings file {path}: {error}.",
        hint="Mend the file, or move it out of this folder.",
    )


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    nested: dict[str, Any] = {}
    for name, value in environment.items():
        if not name.startswith(ENVIRONMENT_PREFIX) or name in OTHER_VARIABLES:
            continue
        keys = name.removeprefix(ENVIRONMENT_PREFIX).lower().split("__")
        level = nested
        for key in keys[:-1]:
            inner = level.setdefault(key, {})
            if not isinstance(inner, dict):
                raise UsageError(
                    f"Settings that cannot be used: {name} contradicts another variable that sets "
                    f"all of {key}.",
                    hint="Set one of the two.",
                )
            level = inner
        level[keys[-1]] = value
    return nested


def _merge(base: dict[str, Any], extra: Mapping[str, Any]) -> None:
    for key, value in extra.items():
        if isinstance(value, Mapping) and isinstance(base.get(key), dict):
            _merge(base[key], value)
        else:
            base[key] = dict(value) if isinstance(value, Mapping) else value


def _explain(error: ValidationError, source: str) -> str:
    problems = [
        f"{'.'.join(str(part) for part in item['loc']) or 'settings'}: {item['msg']}"
        for item in error.errors(include_url=False)
    ]
    return f"Settings that cannot be used (from {source}, the environment or flags): " + (
        "; ".join(problems) + "."
    )
