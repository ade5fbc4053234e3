"""The task `themes`: which goal a text addresses, and the same target across languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matchmaker.evaluation.goal_judging import JOINED_TFIDF, GoalFigures
from matchmaker.evaluation.public_data import by_engine, engines_told, measured
from matchmaker.evaluation.target_search import EngineFound, SearchFigures
from matchmaker.evaluation.task import Chart, Context, Group, Series, TableLayout, TaskResult
from matchmaker.evaluation.theme_figures import ThemeFigures, theme_figures

NAME = "themes"
GOALS, WHOLE, BARE = "goals", "targets", "bare_titles"
MACRO_AUC, RECALL, MRR = "macro AUC", "R@1", "MRR"
BEST = "best-share"
_AUC_TOLD = (
    f"{MACRO_AUC}: how often a text that addresses a goal is more like it than one that does not, "
    "averaged over the goals; .5 by chance."
)
_SEARCH_TOLD = f"{RECALL}: share of the targets found in the first place; {MRR}: mean of 1 / place."
_OWN_FREQUENCIES = (
    "The product's table of word frequencies was counted on these targets, among other texts; its "
    "glossaries were checked for coverage on them."
)


def evaluate(context: Context) -> TaskResult:
    """Figures on the SDG texts of the data folder.

    Raises
    ------
    UsageError
        If there is no data folder, or a file is missing in it.
    InvalidDataError
        If the content of a file is not what it should be.
    """
    return theme_result(measured(context, NAME, "Reading SDG texts", theme_figures))


def theme_result(figures: ThemeFigures) -> TaskResult:
    """The figures as every task gives them."""
    goals = figures.goals
    areas = dict(goals.macro_auc)
    if goals.best_share is not None:
        areas[BEST] = goals.shares[goals.best_share]
    groups = {
        GOALS: {name: Group(goals.judgements, {MACRO_AUC: area}) for name, area in areas.items()},
        **{
            f"{form}_{language}": {
                name: _group(search, one) for name, one in search.engines.items()
            }
            for form, found in ((WHOLE, figures.targets), (BARE, figures.bare_titles))
            for language, search in found.items()
        },
    }
    engines = by_engine(groups)
    return TaskResult(
        name=NAME,
        title="SDG texts: the goal that a text addresses, and the same target across languages",
        engines=engines,
        tables=_tables(figures),
        notes=[
            engines_told(engines, {JOINED_TFIDF: "TF-IDF of all texts of a goal as one"}),
            _AUC_TOLD,
            _SEARCH_TOLD,
        ],
        counts={
            "expert judgements": goals.judgements,
            "texts judged": goals.texts,
            "goals": goals.goals,
            "targets left out, as nothing of their title was left": sum(
                search.left_out for search in figures.bare_titles.values()
            ),
        },
        charts=_charts(goals),
        extra={"shares": _shares(goals), "best_share": goals.best_share},
    )


def _group(search: SearchFigures, found: EngineFound) -> Group:
    return Group(search.queries, {RECALL: found.recall_at_1, MRR: found.mrr})


def _tables(figures: ThemeFigures) -> list[TableLayout]:
    notes = [
        "Nothing is fitted on the judged texts but the word frequencies of the TF-IDF baselines.",
        "The product's own frequencies come from other texts, the goals and targets among them.",
    ]
    if figures.goals.best_share is not None:
        notes.append(
            f"'{BEST}' has the share of the dense block that does best on these very texts "
            f"({figures.goals.best_share:g} of dense and lexical), which flatters it."
        )
    tables = [
        TableLayout("Goal of a text", [GOALS], [MACRO_AUC], notes),
        *_searches("An SDG target in another language, among the English", WHOLE, figures.targets),
        *_searches("The same, short, no numbers or cognates", BARE, figures.bare_titles),
    ]
    return [table for table in tables if table.groups]


def _searches(title: str, form: str, found: Mapping[str, SearchFigures]) -> list[TableLayout]:
    """A table for each measure, as both of every language are too wide for one."""
    groups = [f"{form}_{language}" for language in found]
    return [
        TableLayout(f"{title}: {RECALL}", groups, [RECALL]),
        TableLayout(f"{title}: {MRR}", groups, [MRR], [*_chance(found), _OWN_FREQUENCIES]),
    ]


def _chance(found: Mapping[str, SearchFigures]) -> list[str]:
    """What a random order would find; the documents are the same for every language."""
    return [
        f"A random order of the {search.documents} would have the {MRR} {search.mrr_by_chance:.3f}."
        for search in list(found.values())[:1]
    ]


def _shares(goals: GoalFigures) -> dict[str, Any]:
    return {f"{share:g}": area._asdict() for share, area in goals.shares.items()}


def _charts(goals: GoalFigures) -> list[Chart]:
    if not goals.shares:
        return []
    points = [(share, area.value) for share, area in goals.shares.items()]
    return [
        Chart(
            name="dense-share",
            title="Goal of a text, by the share of the dense block",
            kind="lines",
            x="share of dense in dense and lexical",
            y=MACRO_AUC,
            series=[Series("dense and lexical", points)],
            least=0.5,
        )
    ]
