"""Which texts address a goal: the area under the ROC curve over expert judgements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from matchmaker.embedding.engine import Engine
from matchmaker.errors import InvalidDataError
from matchmaker.evaluation.bootstrap import DRAWS, Draws, Estimate
from matchmaker.evaluation.rank_statistics import macro_auc
from matchmaker.evaluation.sdg_data import BENCHMARK, TEXTS, Judgement
from matchmaker.evaluation.text_engines import (
    TextEngine,
    Texts,
    TfIdf,
    share_engines,
    text_engines,
)

JOINED_TFIDF = "joined-tfidf"  # all texts of a goal as one, without the commonest words

_Name = TypeVar("_Name", str, float)


class GoalFigures(NamedTuple):
    """Macro AUC over the goals.

    Attributes
    ----------
    judgements
        How many there are.
    texts
        Of how many texts. The intervals draw texts, since some are judged on two goals.
    goals
        On how many goals.
    macro_auc
        By engine.
    shares
        By share of the dense block in dense + lexical, to see how flat the optimum is; empty for
        the light engine.
    """

    judgements: int
    texts: int
    goals: int
    macro_auc: Mapping[str, Estimate]
    shares: Mapping[float, Estimate]

    @property
    def best_share(self) -> float | None:
        """The share that does best on these very judgements, which flatters it."""
        return max(self.shares, key=lambda share: self.shares[share].value, default=None)


def goal_sides(
    judged: Sequence[Judgement], goal_texts: Sequence[tuple[int, str]]
) -> tuple[Texts, Texts]:
    """The texts that are judged, and those of the goals."""
    return (
        Texts([one.text for one in judged], role="query"),
        Texts([text for _, text in goal_texts]),
    )


def goal_figures(
    judged: Sequence[Judgement],
    goal_texts: Sequence[tuple[int, str]],
    engine: Engine,
    draws: Draws = DRAWS,
) -> GoalFigures:
    """Compare each text with the best title, short title or target of the goal it was judged on.

    One baseline more has all texts of a goal as one, which suits word counts better.

    Nothing is fitted on these texts but the frequencies of the TF-IDF baselines.

    Raises
    ------
    InvalidDataError
        If a goal is judged of which there is no text.
    """
    without = {one.goal for one in judged} - {goal for goal, _ in goal_texts}
    if without:
        raise InvalidDataError(
            f"{TEXTS.place} has no English text of goal {', '.join(map(str, sorted(without)))}, "
            f"on which {BENCHMARK.place} has judgements.",
            hint="Fetch the file again; it should have all 17 goals.",
        )
    left, right = goal_sides(judged, goal_texts)
    truth = np.array([one.direct for one in judged])
    goals = np.array([one.goal for one in judged])
    goal_of_text = np.array([goal for goal, _ in goal_texts])

    def figure(compared: TextEngine, of_goals: Texts, goal_of: NDArray[np.int64]) -> Estimate:
        similarity = compared.between(left, of_goals)
        other_goal = goals[:, None] != goal_of[None, :]
        best = np.where(other_goal, -np.inf, similarity).max(axis=1)
        return draws.estimate(macro_auc(best, truth, goals), len(judged), left.texts)

    def by_text(engines: Mapping[_Name, TextEngine]) -> dict[_Name, Estimate]:
        return {name: figure(one, right, goal_of_text) for name, one in engines.items()}

    return GoalFigures(
        judgements=len(judged),
        texts=len(set(left.texts)),
        goals=len(set(goals.tolist())),
        macro_auc=by_text(text_engines(engine))
        | {JOINED_TFIDF: figure(TfIdf(stop_words="english"), *_joined(goal_texts))},
        shares=by_text(share_engines(engine)),
    )


def _joined(goal_texts: Sequence[tuple[int, str]]) -> tuple[Texts, NDArray[np.int64]]:
    """All texts of each goal as one text, and the goals."""
    goals = sorted({goal for goal, _ in goal_texts})
    of_goal = [" ".join(text for other, text in goal_texts if other == goal) for goal in goals]
    return Texts(of_goal), np.array(goals)
