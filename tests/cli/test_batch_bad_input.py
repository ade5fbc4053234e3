"""What `match batch` cannot use: said clearly, the rest still matched where that makes sense."""

import builtins
import json
import sys

import pytest

from tests.support.builders import item, profile_data
from tests.support.command import assert_error, match, match_process
from tests.support.hostile import HOSTILE, hostile_profile_data, raw_controls
from tests.support.new_members import rows_of, write_members, write_pairs
from tests.support.small_registry import small_registry_data, write_registry
from tests.support.workbooks import HEAD, town, write_rows, write_workbook

NO_PLACE = {"hosts_per_year": 0, "visits_per_year": 0}
FORMATS = ("table", "json", "csv", "markdown")


def assert_none_matched(outcome, *parts):
    """A report with the reasons on stdout, and an error with a hint on stderr."""
    assert outcome.code == 1
    assert "none matched" in outcome.out
    assert_error(outcome._replace(out=""), 1, *parts)


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        ([], ["Who looks for a partner?", "--new PATH", "--all"]),
        (["--all", "--new", "members"], ["Who looks for a partner?"]),
        (["--all", "--fair", "--objective", "stable"], ["stable", "Leave out --fair"]),
        (
            ["--all", "--dry-run", "--fair", "--objective", "stable"],
            ["stable", "Leave out --fair"],
        ),
        (["--all", "--format", "xlsx"], ["ends in .xlsx", "--output partners.xlsx"]),
        (["--all", "--format", "xlsx", "--output", "p.csv"], ["ends in .xlsx"]),
        (["--all", "--output", "missing/p.csv"], ["missing/p.csv cannot be written"]),
        (["--all", "--output", "missing/p.xlsx"], ["missing/p.xlsx cannot be written"]),
        (["--new", "missing.xlsx"], ["missing.xlsx does not exist", "New members are a folder"]),
        (["--all", "--locked", "missing.csv"], ["missing.csv"]),
        (["--all", "--forbid", "missing.csv"], ["missing.csv"]),
        (["--all", "--theme", "drainge"], ["no theme 'drainge'", "Did you mean drainage"]),
        (["--all", "--region", "Afrika"], ["Did you mean Africa"]),
        (["--all", "--country", "Kenia"], ["Did you mean Kenya"]),
        (["--all", "--level", "municipalty"], ["Did you mean municipality"]),
        (["--all", "--model", "any"], ["The light engine has no model"]),
    ],
)
def test_wrong_use_is_refused_with_a_hint(tmp_path, monkeypatch, batched, arguments, parts):
    monkeypatch.chdir(tmp_path)
    assert_error(batched(*arguments), 2, *parts)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--per-city", "0"],
        ["--per-city", "many"],
        ["--default-capacity", "-1"],
        ["--candidates", "0"],
        ["--min-score", "101"],
        ["--mode", "teach"],
        ["--objective", "greedy"],
        ["--format", "pdf"],
        ["--encoding", "latin-9"],
        ["--south-south", "maybe"],
        ["--embedder", "openai"],
    ],
)
def test_a_value_that_is_none_is_refused(arguments):
    outcome = match("batch", "--all", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert arguments[0] in outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("text", ["[batch]\nper_city = 0\n", "[batch]\nper_town = 1\n"])
def test_settings_that_cannot_be_used_are_named(tmp_path, monkeypatch, batched, text):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "matchmaker.toml").write_text(text, encoding="utf-8")
    assert_error(batched("--all"), 2, "Settings that cannot be used", "batch", "per_")


def test_debug_shows_where_an_error_is_from(batched):
    assert "Traceback" in batched("--all", "--country", "Kenia", "--debug").err


def test_locked_pairs_above_capacity_are_named_with_their_lines(tmp_path, batched):
    pairs = [("Alphaville", "Beta Town"), ("Gammastad", "Beta Town")]
    locked = write_pairs(tmp_path / "l.csv", *pairs)
    for more in ((), ("--dry-run",)):
        assert_error(
            batched("--all", "--locked", locked, *more),
            1,
            "Locked pairs above capacity",
            "lines 2, 3: Beta Town (br-betatown) would be host 2 times, but its capacity is 1",
            "--default-capacity",
        )
    assert batched("--all", "--locked", locked, "--default-capacity", "2").code == 0


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        ("", ["is empty", "a,b or learner,host"]),
        ("x,y\nke-alphaville,br-betatown\n", ["does not name the columns 'a' and 'b'"]),
        ("a,b\nke-alphaville,Nowhere\n", ["line 2", "no government 'Nowhere'"]),
        ("a,b\nke-alphaville,\n", ["line 2", "column 'b' is empty"]),
        ("a,b\nke-alphaville,Alphaville\n", ["ke-alphaville is paired with itself"]),
        ("a,b\nAlphaville,Gammastad\nGammastad,Alphaville\n", ["line 3", "line 2 already"]),
    ],
)
@pytest.mark.parametrize("option", ["--locked", "--forbid"])
def test_a_list_of_pairs_that_cannot_be_used_is_named(tmp_path, batched, option, content, parts):
    (tmp_path / "pairs.csv").write_text(content, encoding="utf-8")
    assert_error(batched("--all", option, tmp_path / "pairs.csv"), 1, "pairs.csv", *parts)


def test_a_list_without_pairs_changes_nothing(tmp_path, batched):
    empty = write_pairs(tmp_path / "none.csv")
    assert batched("--all", "--locked", empty, "--forbid", empty) == batched("--all")


def test_a_pair_both_kept_and_ruled_out_is_refused(tmp_path, batched):
    kept = write_pairs(tmp_path / "kept.csv", ("Alphaville", "Beta Town"))
    out = write_pairs(tmp_path / "out.csv", ("br-betatown", "ke-alphaville"))
    outcome = batched("--all", "--locked", kept, "--forbid", out)
    assert_error(outcome, 1, "1 pair both kept and ruled out", "kept.csv, line 2", "out.csv, line")


def test_bad_rows_and_members_listed_twice_are_left_out_and_the_rest_matched(tmp_path, batched):
    path = write_members(
        tmp_path / "members.xlsx",
        town("ke-bad", "Bad", level="village"),
        town("ke-kijani", "Kijani again"),
    )
    outcome = batched("--new", path, "--format", "json")
    assert outcome.code == 1
    data = json.loads(outcome.out)
    assert [one["id"] for one in data["members"]] == ["ke-kijani", "tz-mwamba", "ug-ziwa"]
    assert data["unmatched"] == []
    said = outcome.err.splitlines()
    assert said[0] == "Left out of the new members, while the other 3 are matched:"
    assert said[1].startswith("  governments, row 5, column D (level): 'village' is not allowed.")
    assert "row 6" in said[2]
    assert "'ke-kijani' stands in row 2 already" in said[2]
    assert [line for line in said if line.startswith("Error:")] == []
    planned = batched("--new", path, "--dry-run")
    assert (planned.code, "Dry run: 3 members" in planned.out) == (1, True)


def test_a_broken_file_in_a_folder_of_members_is_left_out(tmp_path, batched):
    folder = write_registry(tmp_path / "new", [profile_data("tz-good", challenges=[item("Waste")])])
    (folder / "tz" / "bad.yaml").write_text("schema: 1\nname: [a\n", encoding="utf-8")
    outcome = batched("--new", folder)
    assert outcome.code == 1
    assert "Partners for 1 member: all matched" in outcome.out
    assert "bad.yaml:" in outcome.err


def test_columns_that_are_not_read_are_noted_and_no_failure(tmp_path, batched):
    rows = rows_of([profile_data("tz-good")])
    path = write_rows(tmp_path / "m.csv", [[*rows[0], "mayor"], [*rows[1], "A person"]])
    outcome = batched("--new", path, "--dry-run")
    assert outcome.code == 0
    assert "Note: " in outcome.err
    assert "mayor" in outcome.err


def test_an_empty_list_of_members_says_what_belongs_into_it(tmp_path, batched):
    empty = write_workbook(tmp_path / "m.xlsx", {"governments": [HEAD]})
    assert_error(batched("--new", empty), 2, "lists no government", "match import --template")
    (tmp_path / "folder").mkdir()
    assert_error(batched("--new", tmp_path / "folder"), 2, "holds no profile", "mz/maputo.yaml")


def test_members_none_of_whom_can_be_used_are_an_error(tmp_path, batched):
    path = write_workbook(tmp_path / "m.xlsx", {"governments": [HEAD, town(level="village")]})
    assert_error(batched("--new", path), 1, "No new member in", "1 mistake:", "'village'")


def test_without_any_capacity_everyone_is_told_so(tmp_path, batched):
    none = [{**data, "capacity": NO_PLACE} for data in small_registry_data()]
    folder = write_registry(tmp_path / "none", none)
    outcome = match("batch", "--all", "--profiles", folder, "--no-starter", "--embedder", "light")
    assert_none_matched(outcome, "they take part in no exchange (4)", "capacity in the profiles")
    assert outcome.out.count("It takes part in no exchange") == 4
    assert_none_matched(batched("--all", "--default-capacity", "0"), "--default-capacity")


def test_without_an_eligible_pair_everyone_is_told_why(batched):
    outcome = batched("--all", "--country", "Sweden")
    assert_none_matched(outcome, "nobody is eligible (4)", "Hint: Widen the filters")
    assert outcome.out.count("Nobody is left for it: 3 in another country.") == 4


def test_a_least_score_that_no_pair_reaches_is_told(batched):
    outcome = batched("--all", "--min-score", "99")
    assert_none_matched(outcome, "no score reaches the minimum (4)", "Hint: Lower --min-score.")
    assert "below the minimum of 99." in " ".join(outcome.out.split())


def test_members_without_anything_to_match_are_told_what_to_add(tmp_path, batched):
    path = write_workbook(tmp_path / "m.xlsx", {"governments": rows_of([profile_data("tz-good")])})
    assert_none_matched(
        batched("--new", path), "they list nothing to match (1)", "Hint: Add challenges"
    )


def test_a_result_without_pairs_is_written_all_the_same(tmp_path, batched):
    for name in ("r.json", "r.csv", "r.xlsx", "r.md"):
        outcome = batched("--all", "--country", "Sweden", "--output", tmp_path / name)
        assert_error(outcome, 1, "None of 4 members could be matched")
        assert (tmp_path / name).stat().st_size > 50
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["pairs"] == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_of_members_is_shown_harmlessly(tmp_path, batched, text):
    member = {**hostile_profile_data("tz-hostile", text), "level": "municipality"}
    folder = write_registry(tmp_path / "new", [member])
    (folder / "tz" / "bad.yaml").write_text(f"name: {json.dumps(text)}\n", encoding="utf-8")
    for chosen in FORMATS:
        outcome = batched("--new", folder, "--format", chosen)
        assert outcome.code == 1  # the bad file
        assert not raw_controls(outcome.out + outcome.err)
        assert "Traceback" not in outcome.err


@pytest.mark.parametrize("text", ["\x1b[31mred", "a\u202eb", "[red]x[/red]", "=1+1"])
def test_notes_mistakes_and_lists_are_escaped(tmp_path, batched, text):
    rows = [[*HEAD, text], [*town(), ""], [*town("ke-bad", "Bad", level=text), ""]]
    outcome = batched("--new", write_rows(tmp_path / "m.csv", rows))
    assert outcome.code == 1
    assert "Note: " in outcome.err
    assert not raw_controls(outcome.err + outcome.out)
    listed = batched("--all", "--locked", write_pairs(tmp_path / "l.csv", (text, "Alphaville")))
    assert listed.code == 1
    assert not raw_controls(listed.err)
    if "[red]" in text:
        assert "[red]x[/red]" in outcome.err
        assert "[red]x[/red]" in listed.err


@pytest.fixture
def without(monkeypatch):
    """Lets a package be missing."""
    real = builtins.__import__

    def run(missing):
        for name in [name for name in sys.modules if name.partition(".")[0] == missing]:
            monkeypatch.delitem(sys.modules, name)

        def refuse(name, *rest):
            if name.partition(".")[0] == missing:
                raise ImportError(name)
            return real(name, *rest)

        monkeypatch.setattr(builtins, "__import__", refuse)

    return run


def test_without_the_solver_it_says_what_to_install(batched, without):
    without("ortools")
    hint = "pip install 'localgov-matchmaker[batch]'"
    assert_error(batched("--all", "--mode", "learn"), 2, "the extra 'batch'", hint)
    assert batched("--all", "--dry-run").code == 0


def test_without_openpyxl_it_says_what_to_install(tmp_path, batched, members, without):
    without("openpyxl")
    hint = "pip install 'localgov-matchmaker[sheets]'"
    assert_error(batched("--new", members), 2, "the extra 'sheets'", hint)
    assert_error(batched("--all", "--output", tmp_path / "p.xlsx"), 2, "the extra 'sheets'", hint)
    assert batched("--all", "--output", tmp_path / "p.csv").code == 0


def test_a_process_keeps_data_and_talk_apart(tmp_path, own):
    path = write_members(tmp_path / "m.xlsx", town("ke-bad", "Bad", level="village"))
    arguments = ("batch", "--new", path, *own)
    outcome = match_process(*arguments, "--format", "json")
    assert outcome.code == 1
    assert json.loads(outcome.out)["schema"] == "matchmaker.batch/1"
    assert "Left out" in outcome.err
    assert "\x1b" not in outcome.out + outcome.err  # a pipe gets no colours
