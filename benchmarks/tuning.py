"""What each choice in the score is worth: other values of it, one at a time.

    python benchmarks/tuning.py                     # the tuned half of the cases: choose here
    python benchmarks/tuning.py --data DATA_FOLDER  # and the SDG benchmark, where texts count
    python benchmarks/tuning.py --confirm           # the half held out, and documented exchanges

Prints a Markdown table (docs/decisions/0013). Accuracy is the share of cases in the right order.
With 49 cases it moves by two points at a time, so *margin* tells how clearly: the mean of
tanh(ln(better / worse) / .15), -1 where every case is clearly wrong and 1 where each is clearly
right. Differences are from the default, with 95 % intervals that draw clusters of cases and
of queries, as the evaluation does. Needs the extras ``semantic`` and ``evaluate``.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Hashable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from tuned_choices import Choice, choices

from matchmaker import load_records, load_registry
from matchmaker.embedding.engine import open_engine
from matchmaker.evaluation.bootstrap import DRAWS
from matchmaker.evaluation.case_task import CROSS_LANGUAGE, case_clusters, case_query
from matchmaker.evaluation.cases import is_held_out, load_cases
from matchmaker.evaluation.exchanges import Judged, judgements
from matchmaker.evaluation.goal_judging import goal_sides
from matchmaker.evaluation.measures import NDCG, list_measures
from matchmaker.evaluation.rank_statistics import macro_auc
from matchmaker.evaluation.sdg_data import load_judgements, load_sdg_texts
from matchmaker.evaluation.text_engines import Blocks
from matchmaker.evaluation.world import Query, World, visible_columns
from matchmaker.matching.order import DECIMALS, best_first
from matchmaker.scoring.columns import Array, Columns, columns_of
from matchmaker.scoring.scorer import Scorer
from matchmaker.settings import DEFAULTS

CASES = Path(__file__).with_name("cases.yaml")
TIE = 0.5
SCALE = 0.15  # of the margin: a score one sixth higher is three quarters clear


class Figure(NamedTuple):
    """Values of one measure, one a query, with what is not independent of each other."""

    values: Sequence[float]
    clusters: Sequence[Hashable]

    @property
    def mean(self) -> float:
        """The figure itself."""
        return float(np.mean(self.values))


class Chosen:
    """Scores of queries with one choice."""

    def __init__(self, world: World, choice: Choice) -> None:
        vectors = choice.engine.embed(world.profiles)
        self._columns: Columns = columns_of(world.profiles, vectors, choice.settings)
        scorer = Scorer.of(choice.engine, choice.settings)
        self._scorer = replace(scorer, calibration=choice.calibration or scorer.calibration)
        self._combine = choice.combine

    def scores(self, query: Query) -> Array:
        """Scores of the query's candidates."""
        settings = self._scorer.settings.model_copy(update={"mode": query.mode})
        found = replace(self._scorer, settings=settings).score_all(
            visible_columns(self._columns, [query.seeker], query.view),
            visible_columns(self._columns, query.candidates, query.view),
        )
        return self._combine(found, query.mode)


class CaseFigures:
    """How the hand-written cases come out."""

    def __init__(self, *, held_out: bool) -> None:
        loaded = load_cases(CASES)
        self._world = World(load_registry().with_profiles(loaded.towns).profiles)
        clusters = case_clusters(loaded)
        kept = [
            case
            for case in loaded.cases
            if case.kind != CROSS_LANGUAGE and is_held_out(case.id) == held_out
        ]
        self._queries = [case_query(self._world, case) for case in kept]
        self._clusters = [clusters[case.id] for case in kept]

    def of(self, choice: Choice) -> tuple[Figure, Figure]:
        """Accuracy and margin."""
        chosen = Chosen(self._world, choice)
        pairs = [chosen.scores(query) for query in self._queries]
        right = [
            TIE if round(better, DECIMALS) == round(worse, DECIMALS) else float(better > worse)
            for better, worse in pairs
        ]
        margins = [math.tanh(math.log(better / worse) / SCALE) for better, worse in pairs]
        return Figure(right, self._clusters), Figure(margins, self._clusters)


class ExchangeFigures:
    """How documented partners are found, with and without the items that name them."""

    def __init__(self) -> None:
        records = load_records()
        self._world = World(load_registry().profiles)
        self._sets = [
            judgements(
                self._world, records.ledger, records.programmes, DEFAULTS, unnamed=unnamed
            ).judged
            for unnamed in (False, True)
        ]

    def of(self, choice: Choice) -> list[Figure]:
        """nDCG@10 on all documented pairs, and where nobody is named."""
        chosen = Chosen(self._world, choice)
        return [self._figure(chosen, judged) for judged in self._sets]

    def _figure(self, chosen: Chosen, judged: Sequence[Judged]) -> Figure:
        ranked = {}
        for one in judged:
            candidates = [self._world.profiles[at] for at in one.query.candidates]
            order = best_first(chosen.scores(one.query), candidates)
            ranked[one.id] = tuple(candidates[at].id for at in order)
        values = list_measures({one.id: one.relevant for one in judged}, ranked)[NDCG]
        return Figure([values[one.id] for one in judged], [one.cluster for one in judged])


def goal_area(choice: Choice, folder: Path) -> float:
    """Macro AUC over the goals of the SDG benchmark, which no factor but similarity enters."""
    judged = load_judgements(folder)
    texts = load_sdg_texts(folder).goal_texts
    similarity = Blocks(choice.engine).between(*goal_sides(judged, texts))
    goals = np.array([one.goal for one in judged])
    other_goal = goals[:, None] != np.array([goal for goal, _ in texts])[None, :]
    best = np.where(other_goal, -np.inf, similarity).max(axis=1)
    statistic = macro_auc(best, np.array([one.direct for one in judged]), goals)
    return float(statistic(np.ones((1, len(judged))))[0])


def cells(figure: Figure, default: Figure) -> list[str]:
    """The figure, and its difference from the default with an interval."""
    difference, _ = DRAWS.paired_difference(figure.values, default.values, figure.clusters)
    interval = f"[{difference.low:+.3f}, {difference.high:+.3f}]"
    return [f"{figure.mean:.3f}", f"{difference.value:+.3f} {interval}"]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of the public test data")
    parser.add_argument("--confirm", action="store_true", help="the half held out, and exchanges")
    asked = parser.parse_args()
    cases = CaseFigures(held_out=asked.confirm)
    exchanges = ExchangeFigures() if asked.confirm else None
    head = ["choice", "", "accuracy", "margin", "difference"]
    if asked.data:
        head.append("macro AUC")
    if exchanges:
        head += ["nDCG@10", "difference", "unnamed", "difference"]
    print("|", " | ".join(head), "|")
    print("|---" * len(head) + "|")
    default: list[Figure] = []
    for choice in choices(open_engine("sentence-transformers")):
        accuracy, margin = cases.of(choice)
        figures = [margin, *(exchanges.of(choice) if exchanges else ())]
        default = default or figures
        row = [choice.group, choice.name, f"{accuracy.mean:.3f}", *cells(margin, default[0])]
        if asked.data:
            row.append(f"{goal_area(choice, asked.data):.3f}")
        for figure, other in zip(figures[1:], default[1:], strict=True):
            row += cells(figure, other)
        print("|", " | ".join(row), "|", flush=True)


if __name__ == "__main__":
    main()
