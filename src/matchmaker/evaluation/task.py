"""What every evaluation task gets and gives: a context in, figures by engine out.

A task is a module with ``NAME`` and ``evaluate(context) -> TaskResult``. An engine here is whatever
ranks or compares: the product's own under the name `DEFAULT`, a baseline, or an ablation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, Literal, NamedTuple, Protocol

from matchmaker.embedding.engine import Engine
from matchmaker.embedding.vector_store import Progress
from matchmaker.evaluation.bootstrap import DRAWS, Draws, Estimate
from matchmaker.ledger.ledger import Ledger
from matchmaker.profiles.registry import Registry
from matchmaker.programmes.model import Programme
from matchmaker.settings import DEFAULTS, Settings

DEFAULT = "default"  # the engine as it ships

# Opens a stage of the work, named in a few words, and gives what is told of its progress.
Stages = Callable[[str], AbstractContextManager[Progress]]
# Scores of candidates by query, the best first.
Run = Mapping[str, Sequence[tuple[str, float]]]


def silent(stage: str) -> AbstractContextManager[Progress]:  # noqa: ARG001 - as others have it
    """A stage that tells nobody."""
    return nullcontext(lambda done, left: None)  # noqa: ARG005 - the same


class Context(NamedTuple):
    """What there is to evaluate with.

    Attributes
    ----------
    data
        The folder of public test data, if one was given; what ships needs none.
    cases
        The file of hand-written judgements.
    draws
        Of the bootstrap; its seed is that of everything random.
    """

    registry: Registry
    ledger: Ledger
    engine: Engine
    cases: Path
    settings: Settings = DEFAULTS
    programmes: Sequence[Programme] = ()
    data: Path | None = None
    stages: Stages = silent
    draws: Draws = DRAWS


class Group(NamedTuple):
    """Figures over one set of judgements, such as a language or the held-out half.

    Attributes
    ----------
    n
        Number of judgements: queries, triples, texts or pairs of texts.
    measures
        By name, such as ``nDCG@10``.
    """

    n: int
    measures: Mapping[str, Estimate]


class Comparison(NamedTuple):
    """The default engine less another, on the same judgements.

    Attributes
    ----------
    family
        What was corrected for its number together: ``baselines`` or ``parts``.
    difference
        Of the means; above zero where the default is better.
    p, p_holm
        Two-sided, before and after Holm's correction for the number in the family.
    """

    group: str
    measure: str
    family: str
    engine: str
    difference: Estimate
    p: float
    p_holm: float


class Series(NamedTuple):
    """Points of a chart that belong together.

    Attributes
    ----------
    labels
        Names of single points.
    intervals
        Ends of each point's interval, drawn on bars.
    """

    name: str
    points: Sequence[tuple[float, float]]
    labels: Sequence[str] = ()
    intervals: Sequence[tuple[float, float]] = ()


class Chart(NamedTuple):
    """A picture of some figures.

    Attributes
    ----------
    name
        A short name, which becomes that of its file.
    kind
        ``lines`` and ``points`` show series; ``bars`` shows the y of one series, with its labels.
    least
        Where the y axis begins, if no value is less.
    """

    name: str
    title: str
    kind: Literal["lines", "points", "bars"]
    x: str
    y: str
    series: Sequence[Series]
    least: float = 0.0


class TableLayout(NamedTuple):
    """A table of the report: engines down, and across every group with every measure.

    Attributes
    ----------
    engines
        Those that are shown; empty for all that have one of the figures.
    turned
        Groups and measures down, engines across: for many groups and few engines.
    """

    title: str
    groups: Sequence[str]
    measures: Sequence[str]
    notes: Sequence[str] = ()
    engines: Sequence[str] = ()
    turned: bool = False


class TaskResult(NamedTuple):
    """What a task found.

    Attributes
    ----------
    engines
        Figures by engine and then by group, the default engine first. In JSON:
        ``tasks.NAME.engines.ENGINE.GROUP.MEASURE``, and the default's also as
        ``tasks.NAME.GROUP.MEASURE``.
    counts
        What was judged, in words and numbers.
    group_counts
        The same where every group has its own number: by what is counted, then by group.
    tables
        Which of the figures the report shows, and how.
    runs, relevant
        Lists by engine and query, and what each query should find, for those that are kept.
    unmeasured
        Why engines have no figures that could have some, by name.
    extra
        Further figures for JSON, by key beside those of the groups.
    """

    name: str
    title: str
    engines: Mapping[str, Mapping[str, Group]]
    tables: Sequence[TableLayout]
    counts: Mapping[str, int] = {}
    group_counts: Mapping[str, Mapping[str, int]] = {}
    notes: Sequence[str] = ()
    comparisons: Sequence[Comparison] = ()
    runs: Mapping[str, Run] = {}
    relevant: Mapping[str, Sequence[str]] = {}
    charts: Sequence[Chart] = ()
    unmeasured: Mapping[str, str] = {}
    extra: Mapping[str, Any] = {}


class Task(Protocol):
    """A module that evaluates one kind of judgement."""

    NAME: str

    def evaluate(self, context: Context) -> TaskResult:
        """Figures of every engine on the task's judgements.

        Raises
        ------
        UsageError
            If its data are missing.
        """
        ...
