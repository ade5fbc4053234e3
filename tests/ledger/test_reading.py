import json

import pytest

from matchmaker.ledger.model import Exchange
from tests.support.builders import exchange_data
from tests.support.records import parse_exchange


def found(**changes):
    result = parse_exchange(json.dumps(exchange_data() | changes).encode(), "x.yaml")
    return [] if isinstance(result, Exchange) else [(str(f.code), f.path) for f in result]


def test_a_whole_exchange_is_read():
    made = parse_exchange(
        json.dumps(
            exchange_data(
                "x",
                "ke-a:provider",
                "tz-b:learner",
                others=["A town of Elsewhere"],
                themes=["markets"],
                years={"from": 2013, "to": 2015, "approximate": True},
                programme="peers",
                outcome="Two markets sort their waste.",
            )
        ).encode(),
        "x.yaml",
    )
    assert isinstance(made, Exchange)
    assert made.role_of("tz-b") == "learner"
    assert made.role_of("br-d") is None
    assert (made.years.first, made.years.last) == (2013, 2015)
    assert set(made.model_fields_set) == set(Exchange.model_fields)


TWICE = [{"government": "ke-a"}, {"government": "ke-a"}]
NO_ID = [{"government": "Maputo"}, {"government": "ke-a"}]
NO_ROLE = [{"government": "ke-a", "role": "host"}, {"government": "tz-b"}]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"parties": [{"government": "ke-a"}]}, ("MM105", "parties")),
        ({"parties": NO_ID}, ("MM105", "parties[0].government")),
        ({"themes": ["waste"]}, ("MM104", "themes[0]")),
        ({"years": {"from": 2015, "to": 2013}}, ("MM208", "years")),
        ({"sources": []}, ("MM105", "sources")),
        ({"schema": "exchange/2"}, ("MM104", "schema")),
        ({"year": 2013}, ("MM102", "year")),
        ({"parties": TWICE}, ("MM206", "parties[1].government")),
        ({"parties": NO_ROLE}, ("MM104", "parties[0].role")),
    ],
)
def test_mistakes_are_named_with_their_field(changes, expected):
    assert found(**changes) == [expected]


def test_a_misspelt_field_offers_the_right_one():
    (finding,) = parse_exchange(json.dumps(exchange_data() | {"theme": ["markets"]}).encode(), "x")
    assert "themes" in finding.hint
