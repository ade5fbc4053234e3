import pytest

from matchmaker.profiles.file_kinds import kind_of


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"schema": 1, "id": "ke-a"}, "profile"),
        ({"schema": "exchange/1"}, "exchange"),
        ({"schema": "programme/1"}, "programme"),
        ({"schema": "exchange/7"}, "exchange"),
        ({"parties": []}, "exchange"),
        ({"eligibility": {}}, "programme"),
        ({"schema": "exchnage/1", "parties": []}, "exchange"),
        ({"schema": 1, "parties": []}, "profile"),
        ({"id": "ke-a"}, "profile"),
        ({}, "profile"),
        ([], "profile"),
        ("exchange/1", "profile"),
    ],
)
def test_the_kind_is_told_by_schema_or_by_a_telling_field(data, kind):
    assert kind_of(data) == kind
