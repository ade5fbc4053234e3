import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.errors import UsageError
from matchmaker.profiles.typed_numbers import (
    latitude_answer,
    longitude_answer,
    population_answer,
    year_answer,
)


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("-15.12", -15.12),
        (" 15,12 S ", -15.12),
        ("15.12° s", -15.12),
        ("15.12N", 15.12),
        ("\u22123", -3.0),
        ("90", 90.0),
        ("0", 0.0),
        ("-0", 0.0),
    ],
)
def test_latitudes_are_read_as_maps_and_people_write_them(text, degrees):
    assert latitude_answer(text) == degrees
    assert str(latitude_answer(text)) == str(degrees)


@pytest.mark.parametrize(
    ("text", "degrees"), [("39.27 E", 39.27), ("9.1 W", -9.1), ("9.1 O", -9.1), ("-180", -180)]
)
def test_longitudes_know_east_and_west_also_as_oeste(text, degrees):
    assert longitude_answer(text) == degrees


@pytest.mark.parametrize("text", ["", "91", "-90.1", "-15 S", "15 E", "15 07", "nan", "1e1", "x"])
def test_what_is_no_latitude_is_explained(text):
    with pytest.raises(UsageError, match="no latitude") as caught:
        latitude_answer(text)
    assert "from -90 to 90" in caught.value.hint


@pytest.mark.parametrize("text", ["181", "15 N", "15 S"])
def test_what_is_no_longitude_is_refused(text):
    with pytest.raises(UsageError, match="no longitude"):
        longitude_answer(text)


@given(st.floats(-90, 90).map(lambda value: round(value, 6)))
def test_every_latitude_comes_back(value):
    assert latitude_answer(f"{value:.6f}") == value


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("770379", 770379),
        ("770 379", 770379),
        ("1,254,837", 1254837),
        ("1.254.837", 1254837),
        ("12\u202f000", 12000),
    ],
)
def test_thousands_may_be_separated(text, people):
    assert population_answer(text) == people


@pytest.mark.parametrize(
    "text", ["", "0", "-5", "12 mil", "1.5", "1,2", "1.254,837", "12 0000", "9" * 15, "٣"]
)
def test_what_is_no_number_of_people_is_refused(text):
    with pytest.raises(UsageError, match="no number of people"):
        population_answer(text)


def test_years_have_four_digits():
    assert year_answer(" 2017 ") == 2017
    for text in ("17", "0999", "2101", "20170", "", "\uff12\uff10\uff11\uff17"):
        with pytest.raises(UsageError, match="no year"):
            year_answer(text)
