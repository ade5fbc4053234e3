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


TOWNS = ("Foz Nova", "Hilltop", "Silent Bay", "Porto Alto", "Riverpur")


def towns() -> Registry:
    """The towns: the first three look for partners, the last two could be one."""
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


def batch_of(
    engine: Engine,
    pairs: Sequence[Pair],
    unmatched: Sequence[Unmatched],
    registry: Registry,
    *,
    mode: Mode = "exchange",
    **changes: Any,
) -> Batch:
    """A batch whose members are those that the mode says look for a partner."""
    settings = DEFAULTS.model_copy(update={"mode": mode})
    objective = sum(pair.score.score for pair in pairs)
    looking = {pair.a.id: pair.a for pair in pairs} | {
        one.profile.id: one.profile for one in unmatched
    }
    made = Batch(
        members=tuple(looking[id_] for id_ in sorted(looking)),
        mode=mode,
        theme=None,
        pairs=tuple(pairs),
        unmatched=tuple(unmatched),
        load=tuple(Load(pair.b, "host", 1, 1, assumed=False) for pair in pairs),
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
        typical_coverage=Scorer.of(engine, settings).unknown_coverage,
        engine=engine_info(registry, engine, settings),
    )
    return made._replace(**changes)


def a_batch(engine: Engine, *, mode: Mode = "exchange", **changes: Any) -> Batch:
    """Three members: the partner of one was given, of one chosen, one has none."""
    registry = towns()
    foz, hill, silent, porto, river = (registry.find(name) for name in TOWNS)
    first, second = (foz, porto), (hill, river)
    seeks: Role = "learner"
    offers: Role = "host"
    if mode == "share":
        first, second, seeks, offers = first[::-1], second[::-1], offers, seeks
    ids = first[0].id, first[1].id
    known = [encounter(exchange("walk", *ids, years={"from": 2019}), *ids)]
    why = f"{silent.name} lists neither challenges nor expertise. Add one of either to its profile."
    made = batch_of(
        engine,
        [
            scored_pair(engine, *first, mode=mode, locked=True, history=known),
            scored_pair(engine, *second, mode=mode),
        ],
        [Unmatched(silent, "nothing-listed", why)],
        registry,
        mode=mode,
        load=(
            Load(porto, offers, 1, 1, assumed=False),
            Load(river, offers, 1, 3, assumed=True),
            Load(silent, seeks, 0, 0, assumed=False),
            Load(hill, seeks, 1, 1, assumed=True),
            Load(foz, seeks, 1, 1, assumed=True),
        ),
    )
    return made._replace(**changes)


def a_fair_batch(engine: Engine, **changes: Any) -> Batch:
    """Three learners of which as many as possible should get a host, and whom to ask for more."""
    made = a_batch(engine, mode="learn")
    porto, river = (pair.b for pair in made.pairs)
    objective = made.quality.objective
    quality = made.quality._replace(
        bound=objective / 0.99,
        blocking=1,
        n_candidates=5,
        members_bound=2,
        fairness=Fairness(members_gained=1, score_lost=objective * 0.014),
    )
    places = (
        ExtraPlace(porto, ("host",), 1, 30.0, 41.25, 1),
        ExtraPlace(river, ("host",), 3, 2, 1.5, 0),
    )
    return made._replace(
        quality=quality, settings=BatchSettings(fair=True), extra_places=places
    )._replace(**changes)


def an_empty_batch(engine: Engine) -> Batch:
    """Nobody is matched, and no place more would help."""
    registry = towns()
    text = "No government may be matched with it: all of them are in its own country."
    looking = [registry.find(name) for name in TOWNS[:3]]
    made = batch_of(
        engine,
        [],
        [Unmatched(one, "no-eligible-partner", text) for one in looking],
        registry,
        load=tuple(Load(registry.find(name), "host", 0, 1, assumed=True) for name in TOWNS[3:]),
        extra_places=(),
    )
    return made._replace(quality=made.quality._replace(n_candidates=0, n_eligible=0))
