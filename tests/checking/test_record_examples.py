"""Exchanges and programmes of tests/examples/records, with the findings expected beside them."""

from pathlib import Path

import pytest

from matchmaker.ledger.model import Exchange, Party, Years
from matchmaker.programmes.model import Conditions, Eligibility, Programme
from tests.support.checking import found_in
from tests.support.findings import short
from tests.support.records import parse_exchange, parse_programme

RECORDS = Path(__file__).parents[1] / "examples" / "records"
INVALID = sorted((RECORDS / "invalid").glob("*.yaml"))


@pytest.mark.parametrize("path", sorted((RECORDS / "valid").glob("*.yaml")), ids=lambda p: p.stem)
def test_a_valid_example_has_no_mistake(path):
    assert found_in(path.read_bytes()) == []


def test_the_valid_examples_fill_every_field():
    made = parse_exchange((RECORDS / "valid/mfano-exemplo.yaml").read_bytes(), "")
    assert isinstance(made, Exchange)
    assert made.model_fields_set == set(Exchange.model_fields)
    assert made.years.model_fields_set == set(Years.model_fields)
    assert made.parties[0].model_fields_set == set(Party.model_fields)
    fund = parse_programme((RECORDS / "valid/elimu.yaml").read_bytes(), "")
    assert isinstance(fund, Programme)
    assert fund.model_fields_set == set(Programme.model_fields)
    rules = fund.eligibility
    assert rules.model_fields_set == set(Eligibility.model_fields)
    sides = (rules.each, rules.provider, rules.learner)
    used = {name for side in sides for name in side.model_fields_set}
    assert used == set(Conditions.model_fields)


@pytest.mark.parametrize("path", INVALID, ids=lambda p: p.stem)
def test_an_invalid_example_ends_in_its_findings(path):
    expected = path.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    assert short(found_in(path.read_bytes())) == expected
    assert len(expected) >= 1
