"""Which texts address a goal: the area under the ROC curve over expert judgements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from matchmaker.embedding.engine import Engine
from matchmaker.evaluation.estimates import DRAWS, Draws
from matchmaker.evaluation.rank_statistics import macro_auc
from matchmaker.evaluation.sdg_data import Judgement
from matchmaker.evaluation.task import Estimate
from matchmaker.evaluation.text_engines import TextEngine, Texts, share_engines, text_engines


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

    Nothing is fitted on these texts but the frequencies of the TF-IDF baselines.
    """
    left, right = goal_sides(judged, goal_texts)
    number_of = {text: at for at, text in enumerate(dict.fromkeys(left.texts))}
    clusters = np.array([number_of[text] for text in left.texts])
    truth = np.array([one.direct for one in judged])
    goals = np.array([one.goal for one in judged])
    goal_of_text = np.array([goal for goal, _ in goal_texts])

    def figure(compared: TextEngine) -> Estimate:
        similarity = compared.between(left, right)
        other_goal = goals[:, None] != goal_of_text[None, :]
        best = np.where(other_goal, -np.inf, similarity).max(axis=1)
        return draws.estimate(macro_auc(best, truth, goals), len(judged), clusters)

    return GoalFigures(
        judgements=len(judged),
        texts=len(number_of),
        goals=len(set(goals.tolist())),
        macro_auc={name: figure(one) for name, one in text_engines(engine).items()},
        shares={share: figure(one) for share, one in share_engines(engine).items()},
    )
