import pytest
from pydantic import ValidationError

from matchmaker.ledger.model import Exchange
from tests.support.builders import exchange, exchange_data


def test_a_party_without_a_profile_counts_when_a_pair_is_told_from_a_group():
    assert not exchange("x", "ke-a", "tz-b").is_group
    assert not exchange("x", "ke-a", others=["Elsewhere"]).is_group
    assert exchange("x", "ke-a", "tz-b", others=["Elsewhere"]).is_group
    assert exchange("x", "ke-a", others=["Elsewhere", "Nowhere"]).is_group


def test_a_role_is_that_of_its_party_and_none_where_no_source_says():
    made = exchange("x", "ke-a:learner", "tz-b")
    assert (made.role_of("ke-a"), made.role_of("tz-b"), made.role_of("ug-c")) == (
        "learner",
        None,
        None,
    )


@pytest.mark.parametrize("field", ["schema", "id", "title", "parties", "sources"])
def test_what_an_exchange_cannot_do_without(field):
    data = {key: value for key, value in exchange_data().items() if key != field}
    with pytest.raises(ValidationError, match="missing"):
        Exchange.model_validate(data)
