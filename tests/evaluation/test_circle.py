from __future__ import annotations

import pytest

from matchmaker.evaluation.circle import (
    circle_of,
    items_that_name,
    items_to_drop,
    plain_address,
)
from matchmaker.evaluation.world import World
from matchmaker.ledger.ledger import Ledger
from tests.support.builders import exchange, programme
from tests.support.exchange_world import exchange_ledger, exchange_registry, peers


@pytest.fixture
def world():
    return World(exchange_registry().profiles)


def titles(world, dropped):
    return (
        {world.challenges[at].title for at in dropped[0]},
        {world.expertise[at].title for at in dropped[1]},
    )


def of_pair(ledger):
    return next(one for one in ledger if one.id == "hilltop-porto-alto")


def test_items_fall_whose_only_evidence_is_the_exchange_or_its_programme(world):
    ledger = exchange_ledger()
    known = circle_of([of_pair(ledger)], ledger, [peers()])
    parties = [world.number["ke-hilltop"], world.number["br-porto-alto"]]
    assert titles(world, items_to_drop(world, parties, known)) == (
        # By address, and by the programme's name in the title of a document.
        {"Street vendors fill the pavements", "Few residents pay rates"},
        {"Waste collection by cooperatives"},  # by title
    )


def test_items_of_others_and_without_evidence_stay(world):
    ledger = exchange_ledger()
    known = circle_of([of_pair(ledger)], ledger, [peers()])
    others = [at for id_, at in world.number.items() if id_ not in {"ke-hilltop", "br-porto-alto"}]
    assert items_to_drop(world, others, known) == (set(), set())


def test_without_a_programme_only_the_exchange_counts(world):
    alone = of_pair(exchange_ledger()).model_copy(update={"programme": None})
    known = circle_of([alone], [alone], [peers()])
    dropped = items_to_drop(world, [world.number["ke-hilltop"]], known)
    assert titles(world, dropped)[0] == {"Street vendors fill the pavements"}


def test_other_exchanges_of_the_programme_are_unknown_too():
    first = exchange("first", programme="peers")
    second = exchange("second", programme="peers", sources=[{"title": "Second's source"}])
    third = exchange("third", sources=[{"title": "Third's source"}])
    known = circle_of([first], Ledger([first, second, third]), [peers()])
    assert known.exchanges == {"first", "second"}
    assert known.titles == {"a test's source", "second's source", "about the peers"}


def test_a_programme_is_recognised_by_its_name_and_its_acronym_as_words():
    known = circle_of(
        [exchange(programme="peers")], [], [programme("peers", name="Peers of Waste (PoW)")]
    )

    def includes(title):
        from matchmaker.profiles.citation import Citation  # noqa: PLC0415 - for this test

        return known.includes(Citation(title=title))

    assert includes("What the peers of waste did")
    assert includes("PoW in 2020")
    assert not includes("Power for all")
    assert not includes("Peers of water")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.Example.org/a/", "http://example.org/a"),
        ("https://example.org/a#part", "https://example.org/a"),
        (" https://example.org", "https://example.org/"),
    ],
)
def test_addresses_of_one_document_are_alike(one, other):
    assert plain_address(one) == plain_address(other)


@pytest.mark.parametrize("other", ["https://example.org/A", "https://example.org/a?page=2"])
def test_addresses_of_two_documents_are_not(other):
    assert plain_address("https://example.org/a") != plain_address(other)


def test_items_that_name_the_other_side_are_found(world):
    owner, other = world.number["ke-hilltop"], world.number["br-porto-alto"]
    assert titles(world, items_that_name(world, owner, other)) == (
        set(),
        {"Composting with Porto Alto"},
    )
    assert items_that_name(world, other, owner) == (set(), set())
