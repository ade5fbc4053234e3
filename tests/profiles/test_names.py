import pytest

from matchmaker.errors import AmbiguousNameError, UnknownNameError
from matchmaker.profiles.names import NameIndex, fold
from tests.support.builders import profile

INDEX = NameIndex(
    [
        profile("br-sao-lourenco", name="São Lourenço", aliases=["Lourenço", "Sampa"]),
        profile("br-santa-ines", name="Santa Inês", level="municipality"),
        profile("pt-santa-ines", name="Santa Inês", level="district", aliases=["Inesia"]),
        profile("ke-inesia", name="Inésia"),
        profile("fi-ylitesti", name="Ylitesti", aliases=["Övertest"]),
    ]
)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("São Paulo", "sao paulo"),
        ("SA\u0303O  PAULO ", "sao paulo"),
        ("Kitakyūshū", "kitakyushu"),
        ("Straße", "strasse"),
        ("İzmir", "izmir"),
        ("\tBogotá\u00a0D.C.", "bogota d.c."),
        ("Ｍａｐｕｔｏ", "maputo"),  # noqa: RUF001 - as an East Asian keyboard types it
    ],
)
def test_names_are_compared_without_case_accents_and_spare_spaces(name, folded):
    assert fold(name) == folded


@pytest.mark.parametrize(
    "name",
    ["br-sao-lourenco", "BR-Sao-Lourenco", "São Lourenço", "sao lourenco", "SÃO  LOURENÇO",
     "Lourenco", " sampa "],
)  # fmt: skip
def test_a_government_is_found_by_id_name_and_alias(name):
    assert INDEX.find(name).id == "br-sao-lourenco"


def test_letters_with_marks_are_found_without_them():
    assert INDEX.find("overtest").id == "fi-ylitesti"


def test_an_ambiguous_name_lists_its_candidates():
    with pytest.raises(AmbiguousNameError) as caught:
        INDEX.find("santa ines")
    assert caught.value.message == (
        "'santa ines' is the name of 2 governments: br-santa-ines (Santa Inês, municipality), "
        "pt-santa-ines (Santa Inês, district)."
    )
    assert caught.value.hint == "Give the id of the one that is meant."


def test_an_alias_may_make_a_name_ambiguous():
    with pytest.raises(AmbiguousNameError, match=r"pt-santa-ines.*ke-inesia"):
        INDEX.find("inesia")


def test_an_id_is_never_ambiguous():
    assert INDEX.find("pt-santa-ines").level == "district"


def test_a_name_repeated_as_alias_is_not_ambiguous_with_itself():
    index = NameIndex([profile("ke-x", name="Xoro", aliases=["xoro", "XORO"])])
    assert index.find("Xoro").id == "ke-x"


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("sampa", ["br-sao-lourenco"]),
        ("PT-santa-ines", ["pt-santa-ines"]),
        ("Santa Ines", ["br-santa-ines", "pt-santa-ines"]),
        ("Qqqq", []),
    ],
)
def test_everyone_of_a_name_is_told(name, ids):
    assert [found.id for found in INDEX.named(name)] == ids


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Sao Lorenco", "São Lourenço"),
        ("Ylitest", "Ylitesti"),
        ("santa", "Santa Inês"),
        ("fi-ylitest", "fi-ylitesti"),
    ],
)
def test_an_unknown_name_is_answered_with_near_ones(name, near):
    with pytest.raises(UnknownNameError) as caught:
        INDEX.find(name)
    assert near in caught.value.near
    assert len(caught.value.near) <= 3
    assert caught.value.hint.startswith("Did you mean ")
    assert f"'{name}'" in caught.value.message


@pytest.mark.parametrize("name", ["Qqqq", "", "  ", "\u0301"])
def test_a_name_like_no_other_is_unknown_without_guesses(name):
    with pytest.raises(UnknownNameError) as caught:
        INDEX.find(name)
    assert caught.value.near == ()
    assert "--profiles" in caught.value.hint


def test_an_empty_index_knows_no_name():
    with pytest.raises(UnknownNameError, match="0 profiles"):
        NameIndex([]).find("Maputo")
