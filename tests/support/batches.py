"""Batches made by hand, with the scores of a real engine; every place in them is invented."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matchmaker.embedding.engine import Engine
from matchmaker.ledger.ledger import Encounter, encounter
from matchmaker.matching.batch.result import (
    Batch,
    ExtraPlace,
    Fairness,
    Load,
    Pair,
    Quality,
    Role,
    Unmatched,
)
from matchmaker.matching.cautions import cautions
from matchmaker.matching.engine_info import engine_info
from matchmaker.profiles.model import Profile
from matchmaker.profiles.registry import Registry
from matchmaker.scoring.columns import columns_of
from matchmaker.scoring.scorer import Scorer
from matchmaker.settings import DEFAULTS, BatchSettings, Mode
from tests.support.builders import exchange, item, profile

VENDORS = item(
    "Street vendors fill the pavements",
    description="Informal street trading around the central markets blocks them.",
    themes=["informal-economy"],
    priority="high",
)
MARKETS = item(
    "Covered markets for street vendors",
    description="Street vendors trade in covered markets with licences.",
    themes=["informal-economy"],
    evidence=[{"source": "s1"}],
)


def towns() -> Registry:
    """Five governments that look for partners or could be one."""
    return Registry(
        [
            profile(
                "mz-foz-nova",
                languages=["pt"],
                challenges=[VENDORS],
                expertise=[item("Composting market waste", themes=["solid-waste"])],
            ),
            profile(
                "ke-hilltop",
                challenges=[item("Rain floods the low quarters", themes=["drainage"]), VENDORS],
                expertise=[item("Participatory budgeting in wards", themes=["participation"])],
            ),
            profile("fi-silent-bay", languages=["fi"], provenance="desk-research"),
            profile(
                "br-porto-alto",
                languages=["pt"],
                challenges=[item("Organic market waste goes to landfill")],
                expertise=[MARKETS],
                capacity={"hosts_per_year": 1},
            ),
            profile(
                "in-riverpur",
                challenges=[item("Residents seldom take part in budgets")],
                expertise=[item("Drainage canals against rain floods", themes=["drainage"])],
            ),
        ]
    )


def scored_pair(
    engine: Engine,
    a: Profile,
    b: Profile,
    *,
    mode: Mode = "exchange",
    locked: bool = False,
    history: Sequence[Encounter] = (),
) -> Pair:
    """A pair with its score as seen from `a`."""
    settings = DEFAULTS.model_copy(update={"mode": mode})
    scorer = Scorer.of(engine, settings)
    sides = [columns_of([side], engine.embed([side]), settings) for side in (a, b)]
    score = scorer.score_pair(a, b, *sides)
    found = cautions(a, b, score, scorer.unknown_coverage, engine.readable)
    return Pair(a, b, score, locked, found, tuple(history))


def a_batch(engine: Engine, registry: Registry | None = None, **changes: Any) -> Batch:
    """Three members in an exchange: one given, one chosen, one left; some parts changed.

    The registry's first three governments look for partners among the last two.
    """
    registry = registry or towns()
    mode: Mode = changes.get("mode", "exchange")
    run = DEFAULTS.model_copy(update={"mode": mode})
    foz, hill, silent, porto, river = _five(registry)
    met = exchange("walk", foz.id, porto.id, years={"from": 2019})
    pairs = (
        scored_pair(
            engine, foz, porto, mode=mode, locked=True, history=[encounter(met, foz.id, porto.id)]
        ),
        scored_pair(engine, hill, river, mode=mode),
    )
    objective = sum(pair.score.score for pair in pairs)
    made = Batch(
        members=(foz, hill, silent),
        mode=mode,
        theme=None,
        pairs=pairs,
        unmatched=(
            Unmatched(
                silent,
                "nothing-listed",
                f"{silent.name} lists neither challenges nor expertise. Add one of either to its "
                "profile.",
            ),
        ),
        load=(
            Load(porto, "host", 1, 1, assumed=False),
            Load(river, "host", 1, 3, assumed=True),
            Load(foz, "learner", 1, 1, assumed=True),
            Load(hill, "learner", 1, 1, assumed=True),
            Load(silent, "learner", 0, 0, assumed=False),
        ),
        quality=Quality(
            method="min-cost flow, exact",
            objective=objective,
            bound=objective,
            greedy=objective / 1.05,
            blocking=0,
            n_candidates=6,
            n_eligible=6,
        ),
        extra_places=None,
        settings=BatchSettings(),
        new_with_new=False,
        typical_coverage=Scorer.of(engine, run).unknown_coverage,
        engine=engine_info(registry, engine, run),
    )
    return made._replace(**changes)


def a_fair_batch(engine: Engine, registry: Registry | None = None, **changes: Any) -> Batch:
    """Three learners of which as many as possible should get a host, and whom to ask for more."""
    made = a_batch(engine, registry, mode="learn")
    porto, river = (pair.b for pair in made.pairs)
    quality = made.quality._replace(
        bound=made.quality.objective * 1.01,
        blocking=1,
        n_candidates=5,
        members_bound=2,
        fairness=Fairness(members_gained=1, score_lost=made.quality.objective * 0.014),
    )
    return made._replace(
        quality=quality,
        settings=BatchSettings(fair=True),
        extra_places=(
            ExtraPlace(porto, "host", 1, 30.0, 41.25, 1),
            ExtraPlace(river, "host", 3, 2.0, 1.5, 0),
        ),
    )._replace(**changes)


def an_empty_batch(engine: Engine, registry: Registry | None = None) -> Batch:
    """Nobody is matched."""
    made = a_batch(engine, registry)
    missing: Role = "host"
    text = "No government may be matched with it: all of them are in its own country."
    return made._replace(
        pairs=(),
        unmatched=tuple(Unmatched(one, "no-eligible-partner", text) for one in made.members),
        load=tuple(
            Load(pair.b, missing, 0, pair.score.south_south, assumed=True) for pair in made.pairs
        ),
        quality=made.quality._replace(
            objective=0.0, bound=0.0, greedy=0.0, n_candidates=0, n_eligible=0
        ),
        extra_places=(),
    )


def _five(registry: Registry) -> list[Profile]:
    """The towns in the order in which they are told of; of another registry, any five."""
    ids = ("mz-foz-nova", "ke-hilltop", "fi-silent-bay", "br-porto-alto", "in-riverpur")
    known = {one.id: one for one in registry}
    if set(ids) <= set(known):
        return [known[id_] for id_ in ids]
    every = list(registry)
    return [every[at % len(every)] for at in range(len(ids))]
