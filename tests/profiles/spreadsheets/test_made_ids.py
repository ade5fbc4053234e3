import pytest

from matchmaker.profiles.spreadsheets.made_ids import made_id


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("São Paulo", "sao-paulo"),
        ("Łódź", "lodz"),
        ("Xai-Xai", "xai-xai"),
        ("Nuku'alofa", "nukualofa"),
        ("'s-Hertogenbosch", "s-hertogenbosch"),
        ("  City (of)  London ", "city-of-london"),
        ("../../etc/passwd", "etc-passwd"),
        ("東京都", ""),
        ("Ville 東", ""),
        ("...", ""),
        ("", ""),
    ],
)
def test_ids_are_made_of_names(name, id_):
    assert made_id(name) == id_


def test_a_long_name_is_cut_to_what_an_id_may_have():
    assert len(made_id("a" * 60 + " " + "b" * 60, prefix="mz-")) == 80
    assert not made_id("a" * 76 + " b", prefix="mz-").endswith("-")
