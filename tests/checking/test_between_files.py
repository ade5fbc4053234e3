"""What two files share: ids, governments, sentences; one finding a file, naming the first."""

import pytest

from matchmaker.checking.between_files import Comparison
from matchmaker.checking.facts import Facts, Mark
from matchmaker.profiles.findings import Finding
from tests.support.builders import item
from tests.support.checking import codes, facts_in, fields_text

SENTENCE = "Traders leave their litter in the drains of the lower streets"


def compared(*texts: str) -> list[list[Finding]]:
    """Findings of each text, given in this order as a.yaml, b.yaml ..."""
    comparison = Comparison()
    return [
        list(comparison.findings(f"{name}.yaml", facts_in(text)))
        for name, text in zip("abcdefgh", texts, strict=False)
    ]


def named(id_: str, name: str, **fields) -> str:
    return fields_text(id_, name=name, **fields)


def saying(id_: str, *descriptions: str) -> str:
    items = [item("T", id=f"i{at}", description=text) for at, text in enumerate(descriptions)]
    return fields_text(id_, challenges=items)


def test_of_two_files_with_one_id_the_later_one_names_the_first():
    first, second = compared(fields_text("ke-one"), fields_text("ke-one"))
    assert first == []
    (found,) = second
    assert (found.file, found.line, found.column, found.path) == ("b.yaml", 2, 1, "id")
    assert (found.code, found.message) == ("MM202", "the id 'ke-one' is already that of a.yaml")


def test_all_copies_of_an_id_name_the_same_first_file():
    found = compared(*[fields_text("ke-one")] * 4)
    assert [codes(findings) for findings in found] == [[], ["MM202"], ["MM202"], ["MM202"]]
    assert all(findings[0].message.endswith(" a.yaml") for findings in found[1:])


def at(id_: str, latitude: float, longitude: float) -> str:
    return named(id_, "Mfano", location={"latitude": latitude, "longitude": longitude})


def test_namesakes_far_from_each_other_are_two():
    found = compared(at("ke-one", 0, 35), at("ke-two", 0, 37), at("ke-three", 1.5, 35))
    assert [codes(findings) for findings in found] == [[], [], []]


def test_a_namesake_near_the_second_of_two_names_the_second():
    *_, third = compared(at("ke-one", 0, 35), at("ke-two", 0, 37), at("ke-three", 0.5, 37.5))
    assert "as ke-two in b.yaml: the name 'Mfano'" in third[0].message


def test_a_namesake_of_unknown_place_may_be_any():
    *_, third = compared(at("ke-one", 0, 35), at("ke-two", 0, 37), named("ke-three", "Mfano"))
    assert "as ke-one in a.yaml" in third[0].message


def test_the_date_line_does_not_put_namesakes_apart():
    _, second = compared(at("ke-one", 0, 179.9), at("ke-two", 0, -179.9))
    assert codes(second) == ["MM301"]


TWINS = [
    ("Mfano", "Mfano"), ("Mfano", "City of Mfano"), ("Mfano", "MFANO"), ("Mfáno", "Mfano"),
    ("Mfano Municipality", "Mfano City Council"), ("Cidade de Mfano", "Mfano"),
    ("Ville de Mfano", "Commune de Mfano"), ("Municipio de Mfano", "Alcaldía de Mfano"),
    ("Mfano-Kaskazini", "Mfano  Kaskazini"), ("City of", "City of"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), TWINS)
def test_governments_of_the_same_name_may_be_one(one, other):
    _, second = compared(named("ke-one", one), named("ke-two", other))
    assert codes(second) == ["MM301"]
    assert second[0].message == (
        f"this may be the same government as ke-one in a.yaml: the name '{other}'"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mfano", "Mfanoni"), ("Mfano Kaskazini", "Mfano Kusini"), ("São Exemplo", "São Teste"),
        ("New Mfano", "Mfano"), ("City of", "Town of"),
    ],
)  # fmt: skip
def test_other_names_are_other_governments(one, other):
    assert compared(named("ke-one", one), named("ke-two", other)) == [[], []]


def test_an_alias_is_a_name():
    _, second = compared(
        named("ke-one", "Mfano", aliases=["Zamani"]), named("ke-two", "Mpya", aliases=["zamani"])
    )
    assert codes(second) == ["MM301"]


@pytest.mark.parametrize(
    "other",
    [named("tz-two", "Mfano"), named("ke-two", "Mfano", level="county"), named("ke-two", "Mpya")],
    ids=["country", "level", "name"],
)
def test_another_country_level_or_name_is_another_government(other):
    assert compared(named("ke-one", "Mfano"), other) == [[], []]


HERE = {"latitude": -1.5, "longitude": 37.2}


@pytest.mark.parametrize(
    ("latitude", "longitude", "twin"),
    [(-1.5, 37.2, True), (-1.503, 37.197, True), (-1.52, 37.2, False), (-1.5, 37.22, False)],
)
def test_governments_in_the_same_square_kilometre_may_be_one(latitude, longitude, twin):
    there = {"latitude": latitude, "longitude": longitude}
    _, second = compared(named("ke-one", "A", location=HERE), named("ke-two", "B", location=there))
    assert codes(second) == (["MM301"] if twin else [])


def test_associations_may_share_a_seat_but_not_a_name():
    one = named("ke-one", "A", location=HERE, level="association")
    assert compared(one, named("ke-two", "B", location=HERE, level="association"))[1] == []
    assert codes(compared(one, named("ke-two", "A", level="association"))[1]) == ["MM301"]


def test_the_same_id_says_more_than_the_same_name():
    _, second = compared(named("ke-one", "Mfano"), named("ke-one", "Mfano"))
    assert codes(second) == ["MM202"]


def test_a_file_that_shares_name_and_place_gets_one_finding():
    same = {"name": "Mfano", "aliases": ["Other"], "location": HERE}
    _, second = compared(fields_text("ke-one", **same), fields_text("ke-two", **same))
    assert codes(second) == ["MM301"]


def test_a_file_without_an_id_is_not_compared_by_name():
    nameless = "name: Mfano\ncountry: KE\nlevel: municipality\n"
    assert compared(named("ke-one", "Mfano"), nameless)[1] == []


def test_a_copied_sentence_is_found_where_it_stands_with_the_file_it_stands_in_first():
    first, second = compared(
        saying("ke-one", SENTENCE), saying("ke-two", "Else.", f"So: {SENTENCE}.")
    )
    assert first == []
    (found,) = second
    assert (found.file, found.code, found.path) == ("b.yaml", "MM305", "challenges[1].description")
    assert found.message == (
        "the sentence 'Traders leave their litter in the drains of the lower str...' "
        "stands in a.yaml too"
    )


def test_several_copied_sentences_are_one_finding_with_their_number():
    text = f"{SENTENCE}. {SENTENCE} twice. {SENTENCE} thrice."
    _, second = compared(saying("ke-one", text), saying("ke-two", text))
    (found,) = second
    assert found.message.endswith("stands in a.yaml too (and 2 more)")


def test_a_profile_may_repeat_itself():
    assert compared(saying("ke-one", SENTENCE, SENTENCE)) == [[]]


def test_short_sentences_may_stand_anywhere():
    short = "Waste is not collected."
    assert compared(saying("ke-one", short), saying("ke-two", short)) == [[], []]


def test_a_sentence_from_two_files_names_the_first_of_them():
    found = compared(*(saying(f"ke-{name}", SENTENCE) for name in ("one", "two", "three")))
    assert all("stands in a.yaml too" in findings[0].message for findings in found[1:])


class CountingDict(dict):
    """Counts how often something is looked up or kept."""

    uses = 0

    def setdefault(self, key, default=None):
        CountingDict.uses += 1
        return super().setdefault(key, default)

    def __getitem__(self, key):
        CountingDict.uses += 1
        return super().__getitem__(key)

    def __contains__(self, key):
        CountingDict.uses += 1
        return super().__contains__(key)


def uses_for(count: int) -> int:
    """Look-ups for files that share everything but their id."""
    comparison, CountingDict.uses = Comparison(), 0
    for name, value in vars(comparison).items():
        assert value == {}
        setattr(comparison, name, CountingDict())
    shared = {
        "governments": (("KE municipality mfano", "the name"), ("KE municipality -1.50", "place")),
        "sentences": ((Mark("key", 1, 1, "path"), "start"),),
    }
    for at in range(count):
        facts = Facts(id=Mark(f"ke-{at}", 1, 1, "id"), **shared)
        assert len(list(comparison.findings(f"{at}.yaml", facts))) == (2 if at else 0)
    return CountingDict.uses


def test_the_work_grows_with_the_number_of_files_not_with_their_pairs():
    assert uses_for(4000) <= 4.01 * uses_for(1000)
    assert uses_for(4000) <= 4000 * 10
