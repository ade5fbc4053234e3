import csv
import io
import json

import pytest

from tests.support.builders import programme_data
from tests.support.checking import write_files
from tests.support.command import assert_error, match

RULES = {
    "each": {"south": True},
    "provider": {"countries": ["BR", "NL"]},
    "learner": {"levels": ["municipality"]},
    "themes": ["markets"],
    "mutual": True,
    "domestic": True,
}


@pytest.fixture
def shown(tmp_path):
    made = [
        programme_data(name="Peers of the South", eligibility=RULES, first_year=2001),
        programme_data("ended", status="closed"),
    ]
    folder = write_files(tmp_path, {f"{data['id']}.yaml": json.dumps(data) for data in made})

    def run(*arguments):
        return match("programmes", "--programmes", folder, "--no-starter", *arguments)

    return run


def test_programmes_are_listed_with_what_they_give(shown):
    outcome = shown()
    assert outcome.code == 0
    for words in ("(2, 1 running)", "Peers of the South", "funding", "closed", "peers"):
        assert words in outcome.out


def test_one_programme_is_shown_with_its_rules_in_words(shown):
    words = " ".join(shown("peers").out.split())
    for rule in (
        "Each side is in a country of the Global South.",
        "Who shares is in Brazil or the Netherlands.",
        "Who learns is of the level municipality.",
        "in Municipal and public markets.",
        "Both sides learn.",
        "Pairs of one country too.",
        "A test's source",
    ):
        assert rule in words
    assert "Any." in shown("ended").out


def test_programs_get_the_files_content_and_flat_rows(shown):
    data = json.loads(shown("--format", "json").out)
    assert data["schema"] == "matchmaker.programmes/1"
    assert [made["id"] for made in data["programmes"]] == ["ended", "peers"]
    assert data["programmes"][1]["eligibility"] == RULES
    rows = list(csv.DictReader(io.StringIO(shown("peers", "--format", "csv").out)))
    assert [(row["id"], row["first_year"]) for row in rows] == [("peers", "2001")]


def test_an_unknown_programme_offers_near_ones(shown):
    assert_error(shown("pears"), 2, "Did you mean peers", "match programmes")


def test_the_shipped_programmes_are_there_without_any_option():
    outcome = match("programmes", "finland-north-south")
    assert outcome.code == 0
    assert "Who shares is in Finland." in outcome.out
