import pytest

from matchmaker.reference.countries import (
    INCOME_GROUPS,
    MEMBERSHIPS,
    countries,
    regions,
    subregions,
)
from matchmaker.reference.vocabularies import languages


def test_there_are_the_249_countries_of_iso_3166():
    assert len(countries()) == 249
    assert all(len(code) == 2 and code.isupper() and code.isascii() for code in countries())
    assert all(code == country.iso2 for code, country in countries().items())


@pytest.mark.parametrize(("code", "name"), [("NO", "Norway"), ("NA", "Namibia")])
def test_codes_that_look_like_other_values_are_text(code, name):
    assert countries()[code].name == name


def test_no_two_countries_share_a_name():
    assert len({country.name.casefold() for country in countries().values()}) == 249


def test_every_country_has_a_name_in_each_language():
    empty = [c.iso2 for c in countries().values() if not all(n.strip() for n in c.names.values())]
    assert empty == []
    assert countries()["MZ"].names == {
        "en": "Mozambique", "fr": "Mozambique", "es": "Mozambique", "pt": "Moçambique",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "subregion", "region"),
    [
        ("MZ", "Eastern Africa", "Africa"),
        ("ZA", "Southern Africa", "Africa"),
        ("SN", "Western Africa", "Africa"),
        ("EG", "Northern Africa", "Africa"),
        ("BR", "South America", "Americas"),
        ("CU", "Caribbean", "Americas"),
        ("FI", "Northern Europe", "Europe"),
        ("CY", "Western Asia", "Asia"),
        ("ID", "South-eastern Asia", "Asia"),
        ("FJ", "Melanesia", "Oceania"),
    ],
)
def test_countries_lie_in_their_m49_subregion(code, subregion, region):
    assert (countries()[code].subregion, countries()[code].region) == (subregion, region)


@pytest.mark.parametrize("code", ["MZ", "ZA", "BR", "CL", "MX", "CN", "ID", "TR", "SG", "FJ", "TW"])
def test_developing_economies_are_south(code):
    assert countries()[code].is_south("unctad")


@pytest.mark.parametrize("code", ["FI", "US", "JP", "KR", "IL", "CY", "AU", "NZ", "RU", "GL", "AQ"])
def test_other_economies_are_not_south(code):
    assert not countries()[code].is_south("unctad")


@pytest.mark.parametrize(
    ("code", "unctad", "g77"), [("MX", True, False), ("TR", True, False), ("KE", True, True)]
)
def test_the_definition_of_south_decides(code, unctad, g77):
    assert countries()[code].is_south("unctad") is unctad
    assert countries()[code].is_south("g77") is g77


def test_the_group_of_77_has_134_members():
    assert sum(country.g77 for country in countries().values()) == 134


def test_all_of_africa_is_south():
    assert [
        c.iso2 for c in countries().values() if c.region == "Africa" and not c.global_south
    ] in ([], ["TF"])  # nobody lives in the French Southern Territories


@pytest.mark.parametrize(
    ("membership", "members", "example"),
    [
        ("commonwealth", 56, "MZ"),
        ("oif", 50, "SN"),
        ("cplp", 9, "AO"),
        ("mercosur", 5, "BO"),
        ("asean", 11, "TL"),
        ("au", 55, "EH"),
    ],
)
def test_memberships_count_as_the_readme_says(membership, members, example):
    found = {c.iso2 for c in countries().values() if membership in c.memberships}
    assert len(found) == members
    assert example in found


def test_memberships_are_only_the_listed_ones():
    assert {m for c in countries().values() for m in c.memberships} == set(MEMBERSHIPS)


@pytest.mark.parametrize(
    ("code", "group"), [("MZ", "low"), ("KE", "lower-middle"), ("BR", "upper-middle")]
)
def test_income_groups_are_the_world_bank_s(code, group):
    assert countries()[code].income_group == group


def test_every_income_group_is_on_the_scale_or_unknown():
    found = {country.income_group for country in countries().values()}
    assert found == {*INCOME_GROUPS, None}
    assert INCOME_GROUPS == ("low", "lower-middle", "upper-middle", "high")


def test_official_languages_are_known_languages():
    assert countries()["MZ"].languages == ("pt",)
    assert "fr" in countries()["SN"].languages
    assert {code for c in countries().values() for code in c.languages} <= set(languages())


def test_reference_points_are_on_earth_and_come_in_pairs():
    points = [(c.latitude, c.longitude) for c in countries().values()]
    placed = [point for point in points if point != (None, None)]
    assert len(points) - len(placed) == 19
    assert all(-90 <= latitude <= 90 and -180 <= longitude <= 180 for latitude, longitude in placed)


def test_regions_and_subregions_are_sorted_and_those_of_the_countries():
    assert regions() == ("Africa", "Americas", "Antarctica", "Asia", "Europe", "Oceania")
    assert list(subregions()) == sorted(set(subregions()))
    assert {c.subregion for c in countries().values()} == set(subregions())


def test_the_table_cannot_be_changed():
    with pytest.raises(TypeError):
        countries()["XX"] = countries()["MZ"]
