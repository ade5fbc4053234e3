"""Invented governments that have worked together, with documents of it; all of it is made up."""

from __future__ import annotations

import json
from typing import Any

from matchmaker.ledger.ledger import Ledger
from matchmaker.ledger.model import Exchange
from matchmaker.profiles.model import Profile
from matchmaker.profiles.registry import Registry
from matchmaker.programmes.model import Programme
from tests.support.builders import exchange_data, item, profile_data, programme

TWINNING = "https://example.org/twinning"
TWINNING_SOURCES = [{"title": "Twinning of Hilltop and Porto Alto", "url": TWINNING}]


def _cites(*ids: str) -> list[dict[str, str]]:
    return [{"source": id_} for id_ in ids]


def hilltop_data() -> dict[str, Any]:
    """A learner: of its challenges one rests on the exchange alone, one on another document too."""
    return profile_data(
        "ke-hilltop",
        challenges=[
            item("Street vendors fill the pavements", evidence=_cites("twin")),
            item("Market waste lies for days", evidence=_cites("twin", "plan")),
            item("Rain floods the low quarters", themes=["drainage"]),
            item("Few residents pay rates", themes=["local-finance"], evidence=_cites("peers")),
        ],
        expertise=[item("Composting with Porto Alto", evidence=_cites("plan"))],
        sources=[
            # The same document, under another form of its address.
            {"id": "twin", "title": "Our twinning", "url": "http://www.Example.org/twinning/"},
            {"id": "plan", "title": "Council plan of Hilltop"},
            {"id": "peers", "title": "The Peers of Waste programme in its third year"},
        ],
    )


def porto_alto_data() -> dict[str, Any]:
    """Its teacher, whose one documented practice is known by the exchange's title alone."""
    return profile_data(
        "br-porto-alto",
        languages=["pt"],
        challenges=[item("Buses are late", themes=["public-transport"])],
        expertise=[
            item("Waste collection by cooperatives", evidence=_cites("twin")),
            item("Markets for street vendors", themes=["markets"], evidence=_cites("report")),
        ],
        sources=[
            {"id": "twin", "title": "TWINNING of Hilltop and Porto  Alto"},
            {"id": "report", "title": "Report on markets"},
        ],
    )


def others_data() -> list[dict[str, Any]]:
    """Governments that the learner never met, one of them a compatriot."""
    return [
        profile_data("ke-riverside", expertise=[item("Waste collection at night")]),
        profile_data(
            "in-riverpur", challenges=[item("Waste is burnt")], expertise=[item("Drains")]
        ),
        profile_data("fi-silent-bay", expertise=[item("Sorting waste at home")]),
        profile_data("za-two-rivers", challenges=[item("Landfills are full")]),
        profile_data("ke-mayors", level="association", expertise=[item("Advice on waste")]),
    ]


def exchanges_data() -> list[dict[str, Any]]:
    """A pair in a programme, and a group event in another programme."""
    return [
        exchange_data(
            "hilltop-porto-alto",
            "ke-hilltop:learner",
            "br-porto-alto:provider",
            themes=["solid-waste", "markets"],
            programme="peers",
            sources=TWINNING_SOURCES,
        ),
        exchange_data(
            "a-meeting",
            "ke-hilltop:learner",
            "in-riverpur:learner",
            "fi-silent-bay:provider",
            themes=["solid-waste"],
            sources=[{"title": "A meeting"}],
        ),
    ]


def _loaded(data: dict[str, Any]) -> Profile:
    return Profile.model_validate_json(json.dumps(data))


def exchange_registry() -> Registry:
    """All of them."""
    return Registry(map(_loaded, [hilltop_data(), porto_alto_data(), *others_data()]))


def exchange_ledger() -> Ledger:
    """Their past."""
    return Ledger(Exchange.model_validate_json(json.dumps(data)) for data in exchanges_data())


def peers() -> Programme:
    """The programme of the pair."""
    return programme("peers", name="Peers of Waste (PoW)", sources=[{"title": "About the peers"}])
