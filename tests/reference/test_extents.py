import pytest

from matchmaker.reference.countries import countries
from matchmaker.reference.extents import extents


def test_every_country_lies_in_its_own_extent():
    far = [
        code
        for code, country in countries().items()
        if code in extents()
        and country.latitude is not None
        and country.longitude is not None
        and not extents()[code].is_near(country.latitude, country.longitude)
    ]
    assert far == []
    assert len(extents()) >= 240


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [
        ("CL", -27.15, -109.43),  # Easter Island
        ("NZ", -43.95, -176.56),  # Chatham Islands, beyond the date line
        ("RU", 66.2, -169.8),  # Uelen, beyond the date line
        ("FJ", -17.2, -178.9),
        ("EC", -0.74, -90.31),  # Galapagos
        ("PT", 39.67, -31.11),  # Corvo
    ],
)
def test_distant_islands_belong_to_their_country(code, latitude, longitude):
    assert extents()[code].is_near(latitude, longitude)


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [("FJ", -17.2, -170.0), ("FJ", -17.2, 170.0), ("RU", 60.0, -160.0), ("MZ", 25.97, 32.58)],
)
def test_what_lies_beyond_is_found_on_every_side(code, latitude, longitude):
    assert not extents()[code].is_near(latitude, longitude)


def test_an_extent_reads_as_latitudes_and_longitudes():
    assert str(extents()["FJ"]).endswith("longitude 177 to -178.8")
