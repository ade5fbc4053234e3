"""Models that come back from what this program wrote itself."""

import json

import pytest

from matchmaker.ledger.model import Exchange
from matchmaker.profiles.model import Profile
from matchmaker.profiles.revival import RevivalError, revived
from matchmaker.programmes.catalogue import load_programmes
from matchmaker.programmes.model import Programme
from tests.support.builders import exchange, item, profile, programme


def written(made) -> bytes:
    return made.model_dump_json(by_alias=True, exclude_defaults=True).encode()


CHECKED = [{"source": "s1", "verified_by": "A jury"}]
WHOLE = profile(
    "ke-whole",
    challenges=[item("Waste", priority="high", evidence=CHECKED)],
    expertise=[item("Water", formats=["remote"])],
    location={"latitude": -1.5, "longitude": 37.0},
    context={"population": 5000, "hazards": ["flood"]},
    capacity={"hosts_per_year": 2, "assumed": True},
    readiness={"endorsed_on": "2026-03-01"},
    networks=["citynet"],
)


@pytest.mark.parametrize(
    "made",
    [
        WHOLE,
        profile("ke-bare"),
        exchange("x", "ke-a:learner", "tz-b", years={"from": 2001, "approximate": True}),
        programme(eligibility={"each": {"south": False}, "mutual": True}, url="https://x.org/"),
        *load_programmes(),
    ],
    ids=lambda made: made.id,
)
def test_a_model_comes_back_as_it_was(made):
    back = revived(type(made), written(made))
    assert back == made
    assert repr(back) == repr(made)
    assert back.model_dump_json() == made.model_dump_json()
    assert hash(back) == hash(made)


def test_what_comes_back_is_frozen_and_can_be_copied():
    back = revived(Profile, written(WHOLE))
    with pytest.raises(Exception, match="frozen"):
        back.name = "Another"
    assert back.model_copy(update={"challenges": ()}).expertise == WHOLE.expertise
    assert back.challenges[0].evidence_level == "verified"


def test_a_changed_copy_leaves_alone_what_else_came_back():
    back, other = (revived(Profile, written(WHOLE)) for _ in range(2))
    changed = back.model_copy(update={"aliases": ("The Other Whole",)})
    assert "aliases" in changed.model_fields_set
    assert other.model_fields_set == back.model_fields_set == WHOLE.model_fields_set
    assert other == WHOLE


def test_every_starter_profile_comes_back(starter):
    for made in starter:
        assert revived(Profile, written(made)) == made


@pytest.mark.parametrize(
    "value",
    [b"", b"{}", b"[]", b"null", b"7", b'"text"', b"\xff", b"[" * 100_000, b'{"schema": 99}'],
)
@pytest.mark.parametrize("model", [Profile, Exchange, Programme])
def test_what_is_something_else_is_refused(model, value):
    with pytest.raises(RevivalError):
        revived(model, value)


@pytest.mark.parametrize(
    "change",
    [{"colour": "red"}, {"verified_on": "soon"}, {"challenges": 7}, {"location": {"latitude": 1}}],
)
def test_a_field_that_is_no_field_or_of_another_shape_is_refused(change):
    data = json.loads(written(WHOLE)) | change
    with pytest.raises(RevivalError):
        revived(Profile, json.dumps(data).encode())
