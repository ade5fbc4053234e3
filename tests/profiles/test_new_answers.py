import pytest

from matchmaker.profiles import new_answers
from matchmaker.profiles.new_answers import (
    Answers,
    only_place,
    with_defaults,
    with_place,
    with_population,
)
from matchmaker.reference.gazetteer import Place

# Invented places of real countries.
TOWN = Place("Testville", "KE", 1.23456, 36.98765, 40_000, 7)
FAR = Place("Testville", "KE", -3.0, 39.0, 90_000, 8)
ALSO = Place("Oldtown", "KE", 1.2, 36.9, 500_000, 9)  # with Testville as an alternate name


@pytest.fixture
def gazetteer(monkeypatch):
    def fill(*places, installed=True):
        monkeypatch.setattr(new_answers, "has_gazetteer", lambda: installed)
        monkeypatch.setattr(new_answers, "find_places", lambda *_: list(places))

    return fill


def test_a_place_gives_location_population_and_their_source():
    answers = with_place(Answers("Testville", "KE"), TOWN)
    assert (answers.location, answers.population) == ((1.23, 36.99), 40_000)
    (source,) = answers.sources
    assert source.supports == ("location", "context.population")
    assert (source.publisher, source.url) == ("GeoNames", "https://www.geonames.org/7")


def test_what_was_answered_stays_and_is_not_the_gazetteers():
    answers = with_place(Answers("Testville", "KE", population=5), TOWN)
    assert answers.population == 5
    assert answers.sources[0].supports == ("location",)
    assert with_place(Answers(location=(1, 2), population=5), TOWN).sources == ()


def test_a_province_does_not_get_the_population_of_its_capital():
    answers = with_place(Answers("Testville", "KE", level="province"), TOWN)
    assert answers.population is None
    assert answers.sources[0].supports == ("location",)


def test_an_unknown_population_is_not_cited():
    answers = with_place(Answers("Testville", "KE"), TOWN._replace(population=None))
    assert answers.sources[0].supports == ("location",)


def test_a_population_of_her_own_is_no_longer_the_sources():
    answers = with_population(with_place(Answers("T", "KE"), TOWN), 41_000, 2019)
    assert (answers.population, answers.population_year) == (41_000, 2019)
    assert answers.sources[0].supports == ("location",)
    only = with_place(Answers("T", "KE", location=(1, 2)), TOWN)
    assert with_population(only, 41_000, None).sources == ()


def test_the_only_place_is_meant_and_of_two_the_one_that_is_called_so(gazetteer):
    asked = Answers("testvílle", "KE")
    gazetteer(TOWN)
    assert only_place(asked) == TOWN
    gazetteer(ALSO, TOWN)
    assert only_place(asked) == TOWN
    gazetteer(FAR, TOWN)
    assert only_place(asked) is None


def test_a_location_says_which_place_is_meant(gazetteer):
    gazetteer(FAR, TOWN)
    assert only_place(Answers("Testville", "KE", location=(1.2, 37.0))) == TOWN
    assert only_place(Answers("Testville", "KE", location=(60.0, 20.0))) is None


def test_without_the_gazetteer_or_a_question_for_it_nothing_is_looked_up(gazetteer):
    gazetteer(TOWN, installed=False)
    assert only_place(Answers("Testville", "KE")) is None
    gazetteer(TOWN)
    assert only_place(Answers("Testville", "KE", location=(1.2, 37.0), population=5)) is None


def test_defaults_are_the_countrys_languages_and_english_where_it_is_one():
    kenya = with_defaults(Answers("Testville", "KE"))
    assert (kenya.level, kenya.text_language) == ("municipality", "en")
    assert set(kenya.languages) == {"sw", "en"}
    assert with_defaults(Answers("Teste", "MZ")).text_language == "pt"
    mine = with_defaults(Answers("T", "KE", level="county", languages=("so",), text_language="fr"))
    assert (mine.level, mine.languages, mine.text_language) == ("county", ("so",), "fr")


def test_the_id_follows_from_country_and_name():
    assert Answers("São Teste", "BR").id == "br-sao-teste"
    assert Answers("東京", "JP", file_slug="tokyo").id == "jp-tokyo"
    assert Answers("東京", "JP").slug == ""
