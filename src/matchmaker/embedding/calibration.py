"""The strength scale of an engine: which similarity counts as an even chance, and how sharply."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchmaker.content_cache import content_key
from matchmaker.embedding.channels import Role
from matchmaker.embedding.engine import Engine
from matchmaker.embedding.theme import NamedThemes
from matchmaker.errors import UsageError
from matchmaker.profiles.item_text import item_text

CALIBRATIONS_FILE = "calibrations.json"
TEXTS_FILE = "calibration_texts.yaml"
LANGUAGE = "en"  # of the texts
ANSWER_STRENGTH = 0.9  # of the median right answer
MISMATCH_STRENGTH = 0.1  # of what a partner without an answer offers at best, at the median
LEAST_MARGIN = 0.01  # of right over wrong; the default engines have .37
ITEMS_OF_A_PARTNER = 4  # expertise of a profile: the starter registry's median is 4


class Calibration(NamedTuple):
    """Strength of a similarity ``x`` is ``sigmoid((x - tau) / beta - handicap)``.

    Attributes
    ----------
    tau
        Similarity at which an answer and a mismatch are equally likely.
    beta
        Width of the transition, in units of similarity.
    """

    tau: float
    beta: float


def calibration_of(engine: Engine) -> Calibration:
    """The stored calibration of an engine; fitted once, and kept, for one that has none.

    Fitting embeds the shipped texts, so it needs the engine's model.
    """
    stored = _shipped().get(engine.identity)
    if stored is not None:
        return Calibration(**stored)
    key = content_key("calibration", engine.identity, NamedThemes(LANGUAGE).identity, _texts())
    kept = engine.store.cache.get_many([key]).get(key)
    if kept is not None:
        return Calibration(**json.loads(kept))
    fitted = fit_calibration(engine)
    engine.store.cache.put_many({key: json.dumps(fitted._asdict()).encode()})
    return fitted


def fit_calibration(engine: Engine) -> Calibration:
    """Fit the scale on the shipped pairs, through two points.

    The median right answer gets the strength .9. The best that a partner without an answer would
    offer, the best of `ITEMS_OF_A_PARTNER` wrong answers drawn at random, has at its median the
    strength .1. Both are without handicap. A logistic regression would be the usual choice (Platt
    1999), but the pairs are separable, so that its width is decided by the regularisation alone
    (docs/decisions/0005).
    """
    similarity = calibration_similarities(engine)
    right = float(np.median(np.diag(similarity)))
    mismatches = similarity[~np.eye(len(similarity), dtype=bool)]
    # The largest of n draws lies below the quantile q with probability q ** n.
    wrong = float(np.quantile(mismatches, 0.5 ** (1 / ITEMS_OF_A_PARTNER)))
    if not right - wrong > LEAST_MARGIN:  # so that NaN is refused too
        raise UsageError(
            f"The model {engine.model} does not tell right answers from wrong ones on the shipped "
            "texts.",
            hint="Choose a model made for sentence similarity.",
        )
    beta = (right - wrong) / (_logit(ANSWER_STRENGTH) - _logit(MISMATCH_STRENGTH))
    tau = right - beta * _logit(ANSWER_STRENGTH)
    return Calibration(tau=round(tau, 4), beta=round(beta, 4))


def calibration_similarities(engine: Engine) -> NDArray[np.float64]:
    """Similarity of every shipped challenge (rows) with every shipped expertise (columns)."""
    pairs = _pairs()
    asked = _vectors(engine, pairs, "challenge", "query")
    answered = _vectors(engine, pairs, "expertise", "document")
    return np.asarray(asked @ answered.T)


def shipped_texts() -> list[str]:
    """The texts of the shipped challenges and expertise."""
    return [
        item_text(pair[side]["title"], pair[side]["description"])
        for pair in _pairs()
        for side in ("challenge", "expertise")
    ]


def _pairs() -> Sequence[Mapping[str, Any]]:
    import yaml  # noqa: PLC0415 - only to fit

    pairs: Sequence[Mapping[str, Any]] = yaml.safe_load(_texts())["pairs"]
    return pairs


def _vectors(
    engine: Engine, pairs: Sequence[Mapping[str, Any]], side: str, role: Role
) -> NDArray[np.float64]:
    texts = [item_text(pair[side]["title"], pair[side]["description"]) for pair in pairs]
    declared = [[pair["theme"]] for pair in pairs]
    return engine.vectors(texts, declared, [LANGUAGE] * len(pairs), role).astype(np.float64)


def _logit(share: float) -> float:
    return math.log(share / (1 - share))


def _texts() -> str:
    return files("matchmaker.embedding").joinpath(TEXTS_FILE).read_text(encoding="utf-8")


def _shipped() -> Mapping[str, Mapping[str, float]]:
    path = files("matchmaker.embedding").joinpath(CALIBRATIONS_FILE)
    shipped: Mapping[str, Mapping[str, float]] = json.loads(path.read_text(encoding="utf-8"))
    return shipped
