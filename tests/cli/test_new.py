import builtins
import sys

import pytest

from matchmaker.cli import asking
from matchmaker.profiles.model import Profile
from matchmaker.profiles.reading import parse_profile, read_profile
from matchmaker.reference.gazetteer import Place
from tests.support.command import assert_error, match, python
from tests.support.hostile import HOSTILE, raw_controls

# Invented places of real countries.
PLACES = [Place("Testville", "KE", 1.234, 36.987, 40_000, 7)]
# Enter for languages, text language, climate, no challenge, no expertise.
ENDING = ["", "", "", "", ""]


@pytest.fixture
def gazetteer(monkeypatch):
    """No gazetteer, until a test fills it."""

    def fill(*places):
        for module in ("matchmaker.profiles.new_answers", "matchmaker.cli.new_questions"):
            __import__(module)
            monkeypatch.setattr(f"{module}.has_gazetteer", lambda: bool(places))
            monkeypatch.setattr(
                f"{module}.find_places",
                lambda name, _: [place for place in places if place.name == name],
            )

    fill()
    return fill


@pytest.fixture
def here(tmp_path, monkeypatch, gazetteer):
    assert gazetteer
    folder = tmp_path / "profiles"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def new(*arguments):
    return match("new", *arguments)


@pytest.fixture
def guided(monkeypatch):
    """`match new` at a terminal where somebody types these lines, and then nothing more."""

    def run(*arguments, lines):
        typed = iter(lines)

        def type_one():
            try:
                return next(typed)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr(asking, "can_ask", lambda: True)
        monkeypatch.setattr(builtins, "input", type_one)
        outcome = new(*arguments)
        assert not [*typed], f"not asked for:\n{outcome.err}"
        return outcome

    return run


def test_options_alone_make_a_profile(here):
    outcome = new(
        *("Testville", "--country", "Quenia", "--level", "county", "--language", "sw"),
        *("--language", "English", "--text-language", "en", "--latitude", "-1.5"),
        *("--longitude", "36,5 E", "--population", "40 000", "--population-year", "2019"),
        *("--climate", "aw", "--alias", "Old Testville", "--expertise", "Street markets"),
        *("--challenge", "Too few trucks [solid-waste, local-finance]"),
    )
    assert (outcome.code, outcome.out) == (0, "ke/testville.yaml\n")
    assert "match --city ke/testville.yaml" in outcome.err
    profile = read_profile(here / "ke" / "testville.yaml")
    assert (profile.id, profile.level, profile.languages) == (
        "ke-testville",
        "county",
        ("sw", "en"),
    )
    assert profile.aliases == ("Old Testville",)
    assert (profile.location.latitude, profile.location.longitude) == (-1.5, 36.5)
    assert (profile.context.population, profile.context.population_year) == (40_000, 2019)
    assert profile.context.climate == "Aw"
    assert profile.challenges[0].themes == ("solid-waste", "local-finance")
    assert profile.expertise[0].themes == ("markets",)
    assert profile.sources == ()


@pytest.mark.usefixtures("here")
def test_the_made_file_can_be_ranked():
    assert new("Testville", "--country", "KE", "--challenge", "Street vending").code == 0
    ranked = match("--city", "ke/testville.yaml", "--embedder", "light", "--top", "1")
    assert ranked.code == 0
    assert "Testville, Kenya" in ranked.out


def test_a_guessed_theme_is_said_and_noted_in_the_file(here):
    outcome = new("Testville", "--country", "KE", "--challenge", "Street vending")
    assert "informal-economy is a guess at the theme of 'Street vending'" in outcome.err
    text = (here / "ke" / "testville.yaml").read_text(encoding="utf-8")
    assert "themes: [informal-economy]  # a guess from the title" in text
    named = new("Other", "--country", "KE", "--challenge", "Vending [informal-economy]")
    assert "guess" not in named.err


def test_a_theme_is_never_taken_without_a_choice(here, guided):
    lines = ["1", "", "", "", "", "", "Markets", "", "", "markets", "", "", ""]
    outcome = guided("Testville", "--country", "KE", lines=lines)
    assert "A theme is needed." in outcome.err
    assert read_profile(here / "ke" / "testville.yaml").challenges[0].themes == ("markets",)


def test_what_is_missing_is_told_at_once(here):
    outcome = new()
    assert_error(outcome, 2, "NAME, the name of the government", "--country, its code or name")
    assert_error(new("東京", "--country", "Japon"), 2, "--slug")
    assert_error(new("Base", "--country", "AQ"), 2, "--language, a working language")
    assert [*here.iterdir()] == []


def test_a_name_without_latin_letters_takes_a_slug(here):
    outcome = new("試験町", "--country", "JP", "--slug", "Shiken Machi")
    assert outcome.out == "jp/shiken-machi.yaml\n"
    assert read_profile(here / "jp" / "shiken-machi.yaml").name == "試験町"


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (["--country", "Kenja"], ["--country: There is no country 'Kenja'", "Did you mean Kenya"]),
        (["--level", "vilage"], ["--level: There is no level 'vilage'"]),
        (["--language", "swahilli"], ["--language: ", "Did you mean sw (Swahili)"]),
        (["--text-language", "xx"], ["--text-language: "]),
        (["--latitude", "91", "--longitude", "1"], ["--latitude: '91' is no latitude"]),
        (["--latitude", "1"], ["Only one of --latitude and --longitude"]),
        (["--population", "many"], ["--population: 'many' is no number of people"]),
        (["--population-year", "2019"], ["without --population"]),
        (["--climate", "hot"], ["--climate: There is no climate class 'hot'"]),
        (["--challenge", "Zzz"], ["--challenge: No theme is like 'Zzz'", "match themes"]),
        (["--expertise", "A [b]"], ["--expertise: There is no theme 'b'"]),
        (["--slug", "試"], ["--slug: "]),
        (["--into", "nowhere"], ["There is no folder nowhere"]),
        (["--output", "nowhere/x.yaml"], ["There is no folder nowhere"]),
        (["--output", "x.txt"], ["x.txt is no name of a profile file", ".yaml"]),
        (["--print", "--output", "x.yaml"], ["--into, --output and --print", "two of them"]),
    ],
)
def test_wrong_options_are_named_with_a_mend(here, arguments, parts):
    assert_error(new("Testville", "--country", "KE", *arguments), 2, *parts)
    assert [*here.iterdir()] == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_names_are_written_as_text_or_refused(here, text):
    plain = text.replace("\x00", "")  # no command line holds this one
    options = ("--country", "KE", "--slug", "x", "--challenge", f"Waste {plain}")
    outcome = new(*options, "--", plain[:120])
    assert not raw_controls(outcome.err + outcome.out)
    if outcome.code == 0:
        profile = read_profile(here / "ke" / "x.yaml")
        assert profile.name == " ".join(plain[:120].split())
    else:
        assert_error(outcome, 2, "Hint: ")
        assert [*here.iterdir()] == []


@pytest.mark.parametrize(
    "name", ["No", "Null", "123", "a: b", "it's #1", '"', "👩\u200d👩 Town", "-"]
)
def test_names_that_yaml_would_read_otherwise_stay_names(here, name):
    assert new(name, "--country", "NO", "--slug", "x").code == 0
    profile = read_profile(here / "no" / "x.yaml")
    assert (profile.name, profile.country) == (name, "NO")


@pytest.mark.parametrize("there", ["testville.yaml", "testville.yml"])
def test_a_file_of_that_id_is_left_as_it_is(here, guided, there):
    (here / "ke").mkdir()
    (here / "ke" / there).write_text("mine", encoding="utf-8")
    assert_error(new("Testville", "--country", "KE"), 2, f"ke/{there} is there already", "--slug")
    # At a terminal before any long question.
    outcome = guided(lines=["Testville", "KE", "1"])
    assert outcome.code == 2
    assert "is there already" in outcome.err
    assert (here / "ke" / there).read_text(encoding="utf-8") == "mine"
    assert len([*(here / "ke").iterdir()]) == 1


def test_links_are_not_written_through(here, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (here / "ke").symlink_to(outside)
    assert_error(new("Testville", "--country", "KE"), 2, "is a link")
    assert [*outside.iterdir()] == []


def test_answers_whose_file_cannot_be_written_are_shown(here, tmp_path, guided):
    (here / "ke").symlink_to(tmp_path)
    outcome = guided("Testville", "--country", "KE", lines=["1", "", "", *ENDING, ""])
    assert outcome.code == 2
    assert "ke is a link" in outcome.err
    assert isinstance(parse_profile(outcome.out.encode(), "x"), Profile)


@pytest.mark.usefixtures("here")
def test_a_folder_of_profiles_is_made_where_none_is(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "profiles").rmdir()
    assert_error(new("Testville", "--country", "Kenja"), 2)
    assert [*tmp_path.iterdir()] == []
    assert new("Testville", "--country", "KE").out == "profiles/ke/testville.yaml\n"


def test_a_folder_that_holds_profiles_is_one(tmp_path, monkeypatch, here):
    registry = here.rename(tmp_path / "registry")
    monkeypatch.chdir(registry)
    (registry / "ke").mkdir()
    (registry / "ke" / "other.yaml").write_text("name: Other", encoding="utf-8")
    assert new("Testville", "--country", "KE").out == "ke/testville.yaml\n"


def test_the_folder_of_profiles_is_taken_where_there_is_one(here):
    (here / "profiles").mkdir()
    assert new("Testville", "--country", "KE").out == "profiles/ke/testville.yaml\n"
    (here / "other place").mkdir()
    outcome = new("Testville", "--country", "KE", "--into", "other place")
    assert outcome.out == "other place/ke/testville.yaml\n"
    assert 'match --city "other place/ke/testville.yaml"' in outcome.err


def test_a_file_of_ones_own_choice_may_lie_anywhere(here):
    outcome = new("Testville", "--country", "KE", "--output", "mine.yaml")
    assert (outcome.code, outcome.out) == (0, "mine.yaml\n")
    assert "Note: the id is 'ke-testville'" in outcome.err
    assert read_profile(here / "mine.yaml").id == "ke-testville"
    assert_error(new("Other", "--country", "KE", "--output", "mine.yaml"), 2, "there already")


def test_printing_writes_no_file(here):
    outcome = new("Testville", "--country", "KE", "--print")
    assert outcome.code == 0
    assert isinstance(parse_profile(outcome.out.encode(), "x"), Profile)
    assert [*here.iterdir()] == []


def test_a_profile_that_ships_already_is_mentioned(here):
    outcome = new("Maputo", "--country", "MZ")
    assert "the starter registry has a profile mz-maputo already" in outcome.err.replace("\n", " ")
    assert outcome.code == 0
    assert here.joinpath("mz", "maputo.yaml").exists()


def test_a_profile_without_items_is_said_to_match_nothing(here):
    assert "without them nothing can be matched" in new("A", "--country", "KE").err
    with_item = new("B", "--country", "KE", "--expertise", "Markets")
    assert "without them nothing can be matched" not in with_item.err
    assert here.joinpath("ke", "b.yaml").exists()


def test_the_only_place_of_the_gazetteer_is_taken_and_said(here, gazetteer):
    gazetteer(*PLACES)
    outcome = new("Testville", "--country", "KE")
    assert "location and population taken from GeoNames" in outcome.err
    profile = read_profile(here / "ke" / "testville.yaml")
    assert profile.context.population == 40_000
    assert profile.sources[0].url == "https://www.geonames.org/7"


def test_of_several_places_none_is_taken(here, gazetteer):
    gazetteer(*PLACES, PLACES[0]._replace(geonames_id=8))
    assert new("Testville", "--country", "KE").code == 0
    assert read_profile(here / "ke" / "testville.yaml").location is None


def test_a_town_that_no_gazetteer_has_is_described_by_hand(here, gazetteer, guided):
    gazetteer(*PLACES)
    lines = [
        *("Villa Prueba", "Perú", "1"),
        *("Otra Villa", ""),  # another spelling, and no more
        *("100", "8,5 S", "78,5 O"),
        *("doce", "12.000", "17", "2017"),
        *("", "en", "", "", "", "y"),
    ]
    outcome = guided(lines=lines)
    assert (outcome.code, outcome.out) == (0, "pe/villa-prueba.yaml\n")
    assert "GeoNames has no place of the name Otra Villa in Peru." in outcome.err
    assert "'100' is no latitude" in outcome.err
    assert "'17' is no year" in outcome.err
    profile = read_profile(here / "pe" / "villa-prueba.yaml")
    assert (profile.location.latitude, profile.location.longitude) == (-8.5, -78.5)
    assert (profile.context.population, profile.context.population_year) == (12_000, 2017)
    assert profile.text_language == "en"
    assert profile.sources == ()


def test_a_population_of_her_own_replaces_the_gazetteers(here, gazetteer, guided):
    gazetteer(*PLACES)
    outcome = guided("Testville", "--country", "KE", lines=["1", "1", "41000", "2019", *ENDING, ""])
    assert outcome.code == 0
    profile = read_profile(here / "ke" / "testville.yaml")
    assert (profile.context.population, profile.context.population_year) == (41_000, 2019)
    assert profile.sources[0].supports == ("location",)


def test_without_the_gazetteer_the_place_is_asked_for(here, guided):
    outcome = guided("Testville", "--country", "KE", lines=["1", "", "", *ENDING, ""])
    assert outcome.code == 0
    assert "GeoNames" not in outcome.err
    assert read_profile(here / "ke" / "testville.yaml").location is None


def test_what_is_given_as_an_option_is_not_asked(here, guided):
    outcome = guided(
        *("Testville", "--country", "KE", "--level", "county", "--latitude", "1"),
        *("--longitude", "37", "--population", "5", "--population-year", "2019", "--language"),
        *("en", "--text-language", "en", "--climate", "Aw", "--challenge", "Waste"),
        *("--expertise", "Markets"),
        lines=["y"],
    )
    assert outcome.code == 0
    assert here.joinpath("ke", "testville.yaml").exists()


def test_a_no_at_the_end_writes_nothing(here, guided):
    given = ["Testville", "--country", "KE", "--level", "county"]
    outcome = guided(*given, lines=["", "", *ENDING, "perhaps", "não"])
    assert (outcome.code, outcome.out) == (0, "")
    assert "'perhaps' is neither yes nor no." in outcome.err
    assert "Nothing was written." in outcome.err
    assert [*here.iterdir()] == []


@pytest.mark.usefixtures("here")
def test_a_name_without_latin_letters_is_asked_for_a_file_name(guided):
    outcome = guided("試験町", "--country", "JP", lines=["1", "試", "Shiken", "", "", *ENDING, ""])
    assert outcome.out == "jp/shiken.yaml\n"
    assert "letters from a to z" in outcome.err


def test_hostile_answers_are_shown_harmless_and_asked_again(here, guided):
    lines = ["\x1b[31mRed", "[red]Town[/red]", "\x1b]8;;x", "KE", "9", "1", "", "", *ENDING, ""]
    outcome = guided(lines=lines)
    assert outcome.code == 0
    assert not raw_controls(outcome.err)
    assert "hidden character (U+001B)" in outcome.err
    assert read_profile(here / "ke" / "red-town-red.yaml").name == "[red]Town[/red]"


def test_many_challenges_end_by_themselves(here, guided):
    one = ["Waste", "", "1"]
    lines = ["1", "", "", "", "", "", *one * 10, "", "y"]
    assert guided("Testville", "--country", "KE", lines=lines).code == 0
    assert len(read_profile(here / "ke" / "testville.yaml").challenges) == 10


@pytest.mark.usefixtures("here")
def test_the_questions_fit_eighty_columns(gazetteer, guided):
    gazetteer(*PLACES)
    outcome = guided(
        lines=["Testville", "KE", "1", "1", "", "", "", "?", "", "Waste", "", "?", "1", "", "", ""]
    )
    assert outcome.code == 0
    said = outcome.err.split(": ")  # answers are not echoed here: a question ends where one stood
    assert max(len(line) for part in said for line in part.splitlines()) <= 80


@pytest.mark.parametrize("name", ["stdin", "stderr"])
def test_nothing_is_asked_unless_a_person_sees_it_and_can_answer(monkeypatch, name):
    class Screen:
        @staticmethod
        def isatty():
            return True

    for stream in ("stdin", "stderr"):
        monkeypatch.setattr(sys, stream, Screen)
    assert asking.can_ask()
    monkeypatch.setattr(sys, name, None)
    assert not asking.can_ask()


def test_help_imports_nothing_but_the_command_line():
    code = (
        "import sys; sys.argv = ['match', 'new', '--help']\n"
        "from matchmaker.cli.app import run; run()\n"
        "print(*[m for m in sys.modules if m.startswith('matchmaker.')], file=sys.stderr)"
    )
    loaded = python("-c", code).err.split()
    assert "matchmaker.cli.new" in loaded
    assert not [name for name in loaded if name.startswith(("matchmaker.pro", "matchmaker.ref"))]
    assert not {"matchmaker.cli.asking", "matchmaker.cli.new_options"} & set(loaded)


def test_a_wrong_latitude_can_be_typed_again(here, guided):
    place = ["-1", "", "-2", "37", ""]
    guided("Testville", "--country", "KE", lines=["1", *place, *ENDING, ""])
    assert read_profile(here / "ke" / "testville.yaml").location.latitude == -2
