import pytest

from matchmaker.profiles.number_words import (
    LATITUDE_SIDES,
    LONGITUDE_SIDES,
    decimal_number,
    degrees,
    whole_number,
)


@pytest.mark.parametrize(
    "text", ["1254837", "1.254.837", "1,254,837", "1 254 837", "1\u202f254\u202f837", "12,54,837"]
)
def test_thousands_may_stand_apart(text):
    assert whole_number(text) == 1_254_837


@pytest.mark.parametrize("text", ["", "1.5", "12,5", "1,254.837", "1.25", "250k", "٣", "9" * 40])
def test_other_numbers_are_no_whole_ones(text):
    assert whole_number(text) is None


def test_decimals_stand_behind_a_point_or_a_comma():
    assert decimal_number("-15.12") == decimal_number("-15,12") == -15.12
    assert decimal_number("1.254,5") is None


@pytest.mark.parametrize(
    "text", ["-23.55", "23,55 S", "23.55°S", "23° 33' S", "23°33\u203200\u2033s", "23° 33' 0'' S"]
)
def test_degrees_are_read_as_maps_and_encyclopedias_write_them(text):
    assert degrees(text, LATITUDE_SIDES) == pytest.approx(-23.55)


@pytest.mark.parametrize("text", ["", "-23 S", "23 W", "23°61'S", '23° 5" S', "S", "23°33'S!"])
def test_what_is_no_latitude_has_no_degrees(text):
    assert degrees(text, LATITUDE_SIDES) is None


@pytest.mark.parametrize(("text", "value"), [("46.6 W", -46.6), ("46,6 O", -46.6), ("40 L", 40.0)])
def test_sides_may_be_in_the_languages_of_the_themes(text, value):
    assert degrees(text, LONGITUDE_SIDES) == value
