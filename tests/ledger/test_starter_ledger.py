"""Promises about the exchanges and programmes that ship with the package."""

from collections import Counter

import pytest

from matchmaker.ledger.ledger import Ledger
from matchmaker.programmes.catalogue import load_programmes
from matchmaker.programmes.eligibility import assess_all
from matchmaker.reference.countries import countries


@pytest.fixture(scope="module")
def ledger():
    return Ledger.load()


@pytest.fixture(scope="module")
def programmes():
    return {made.id: made for made in load_programmes()}


def test_every_party_has_a_profile_and_every_programme_a_file(ledger, programmes, starter):
    ids = {made.id for made in starter}
    parties = {party.government for made in ledger for party in made.parties}
    assert parties <= ids
    assert {made.programme for made in ledger if made.programme} <= programmes.keys()


def test_pairs_and_group_events_are_both_there(ledger):
    forms = Counter(made.is_group for made in ledger)
    assert forms[False] >= 50
    assert forms[True] >= 20


def test_the_exchange_of_the_background_is_told_as_its_source_does(ledger):
    (made,) = [e for e in ledger.of("mz-maputo") if e.id == "maputo-peer-learning-informal-trade"]
    roles = {party.government: party.role for party in made.parties}
    assert roles == {
        "za-ethekwini": "provider",
        "br-belo-horizonte": "provider",
        "br-porto-alegre": "provider",
        "mz-maputo": "learner",
    }
    assert {"za-ethekwini", "br-belo-horizonte", "br-porto-alegre"} <= ledger.partners("mz-maputo")


def test_most_exchanges_have_a_southern_party(ledger):
    southern = [
        made
        for made in ledger
        if any(countries()[party.government[:2].upper()].global_south for party in made.parties)
    ]
    assert len(southern) >= 0.9 * len(ledger)


@pytest.mark.parametrize(
    "id_",
    [
        "clgf-good-practice-scheme",
        "finland-north-south",
        "brazil-decentralised-south-south",
        "mercociudades-south-south",
        "uclg-learning",
    ],
)
def test_the_schemes_that_the_background_names_are_there(programmes, id_):
    assert programmes[id_].sources


@pytest.mark.parametrize(
    ("one", "other", "id_", "direction"),
    [
        ("Mwanza", "Tampere", "finland-north-south", "learn"),
        ("Tampere", "Mwanza", "finland-north-south", "share"),
        ("Maputo", "Guarulhos", "brazil-decentralised-south-south", "learn"),
        ("Maputo", "Tampere", "brazil-decentralised-south-south", None),
    ],
)
def test_programmes_take_the_pairs_that_they_are_for(
    programmes, starter, one, other, id_, direction
):
    found = assess_all(programmes.values(), starter.find(one), starter.find(other))
    assert {made.programme.id: made.direction for made in found}[id_] == direction
