"""Promises about the profiles that ship with the package."""

import re
from collections import Counter

import pytest

from matchmaker.profiles.model import Profile
from matchmaker.profiles.registry import Registry
from matchmaker.profiles.starter import starter_folder
from matchmaker.reference.countries import countries, regions

REQUIRED = {
    "mz-maputo", "za-ethekwini", "br-belo-horizonte", "br-porto-alegre", "br-guarulhos",
    "mz-nampula", "fi-lahti", "gh-ho", "za-rustenburg", "za-madibeng", "ke-mombasa", "ke-nakuru",
    "zw-mutare", "sn-dakar", "id-jakarta", "id-surabaya",
}  # fmt: skip
WITHOUT_A_SEAT = {"md-budesti", "ug-rakai"}  # in no gazetteer that we have
# Of the papers on decentralised cooperation behind this program.
BACKGROUND = {
    "ke-mombasa", "ke-nakuru", "tz-same", "za-tshwane", "ug-rakai", "zw-mutare", "sn-pikine",
    "id-palu", "id-semarang", "id-surabaya", "id-uclg-aspac", "uy-mercociudades", "fi-lahti",
    "gh-ho", "mz-maputo", "br-belo-horizonte", "br-porto-alegre", "za-ethekwini",
}  # fmt: skip
FILES = sorted(starter_folder().rglob("*.yaml"))
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
# Seven digits or more with separators, but neither years (2013-2015) nor amounts (1,080,277).
PHONE = re.compile(
    r"\+\d[\d ()/.-]{6,}\d|\b0\d{1,4}[ /-]\d[\d /-]{4,}\d|\b\d{3}[ -]\d{3}[ -]\d{3,4}\b"
)
SEARCH_ENGINE = re.compile(
    r"//([\w-]+\.)*(google|bing|duckduckgo|yandex|baidu|ecosia|qwant|startpage)\.|search\.yahoo\."
)


def items(made: Profile):
    return (*made.challenges, *made.expertise)


def field_paths(data, before=""):
    """Paths of all fields that a profile fills: ``context``, ``context.population`` ..."""
    for key, value in data.items():
        yield before + key
        if isinstance(value, dict):
            yield from field_paths(value, f"{before}{key}.")


def texts(made: Profile):
    for entry in items(made):
        yield from (entry.title, entry.description)
    for source in made.sources:
        yield from (source.title, source.publisher or "")
    yield from (made.name, *made.aliases, made.readiness.lead_unit or "")


def test_every_shipped_file_is_a_profile_of_the_registry(starter):
    assert len(starter) == len(FILES) >= 80
    assert {f"{file.parent.name}-{file.stem}" for file in FILES} == {made.id for made in starter}


def test_the_governments_of_the_field_are_there(starter):
    assert {made.id for made in starter} > REQUIRED


def test_every_name_that_a_person_would_type_finds_one_government(starter):
    for made in starter:
        assert starter.find(made.id) is made
        assert starter.find(made.name) is made


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
class TestProfile:
    @pytest.fixture
    def made(self, file, starter: Registry):
        return starter.find(f"{file.parent.name}-{file.stem}")

    def test_every_challenge_and_expertise_has_evidence(self, made):
        assert [entry.id for entry in items(made) if not entry.evidence] == []

    def test_every_evidence_names_a_source_that_supports_it(self, made):
        supports = {source.id: set(source.supports) for source in made.sources}
        wrong = [
            (entry.id, evidence.source)
            for entry in items(made)
            for evidence in entry.evidence
            if entry.id not in supports.get(evidence.source, ())
        ]
        assert wrong == []

    def test_every_source_supports_something_that_is_there(self, made):
        known = set(field_paths(made.model_dump(by_alias=True, exclude_defaults=True)))
        known |= {entry.id for entry in items(made)}
        assert [source.id for source in made.sources if not source.supports] == []
        assert {name for source in made.sources for name in source.supports} - known == set()

    def test_no_source_is_listed_twice(self, made):
        counts = Counter(source.id for source in made.sources)
        assert [id_ for id_, count in counts.items() if count > 1] == []

    def test_no_person_can_be_reached_through_a_text(self, made):
        found = [text for text in texts(made) if EMAIL.search(text) or PHONE.search(text)]
        assert found == []

    def test_no_source_is_a_search_or_a_broken_address(self, made):
        urls = [source.url for source in made.sources if source.url]
        assert [url for url in urls if SEARCH_ENGINE.search(url) or re.search(r"\s", url)] == []

    def test_the_seat_lies_near_the_reference_point_of_the_country(self, made):
        country = countries()[made.country]
        if made.location is None:  # associations are of a whole country
            assert made.level == "association" or made.id in WITHOUT_A_SEAT
            return
        if country.latitude is None:
            return
        assert abs(made.location.latitude - country.latitude) <= 25
        assert abs(made.location.longitude - country.longitude) <= 25

    def test_what_the_government_never_declared_is_left_out(self, made):
        if made.provenance == "desk-research":
            assert made.readiness.endorsed_on is None
            assert not made.capacity.assumed


def test_no_two_profiles_share_a_text(starter):
    for field in ("title", "description"):
        counts = Counter(
            " ".join(getattr(entry, field).casefold().split())
            for made in starter
            for entry in items(made)
        )
        assert [text for text, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("text", ["+258 21 320 244", "021 320-2445", "+27 (0)31 311 1111"])
def test_a_phone_number_would_be_seen(text):
    assert PHONE.search(f"Call {text} for more.")


@pytest.mark.parametrize("text", ["in 2013-2015 it", "1,080,277 people", "2004-2011, 2012-2016"])
def test_years_and_amounts_are_no_phone_numbers(text):
    assert not PHONE.search(text)


def test_every_region_of_the_world_is_there_and_most_are_of_the_south(starter):
    of_the_south = sum(countries()[made.country].global_south for made in starter)
    assert of_the_south >= 0.8 * len(starter)
    assert len({made.region for made in starter}) >= 18
    assert {countries()[made.country].region for made in starter} == set(regions()) - {"Antarctica"}


def test_officials_of_four_languages_find_profiles_in_theirs(starter):
    written = Counter(made.text_language for made in starter)
    assert min(written[code] for code in ("fr", "es", "pt")) >= 10


def test_the_governments_that_the_background_names_are_there(starter):
    ids = {made.id for made in starter}
    assert ids >= BACKGROUND


def test_associations_stand_beside_their_members(starter):
    kinds = Counter(made.level for made in starter)
    assert kinds["association"] >= 10
