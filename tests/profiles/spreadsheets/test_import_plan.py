"""What an import makes of a folder; the governments are invented."""

import datetime as dt
from pathlib import Path

import pytest

from matchmaker.errors import InvalidDataError, UsageError
from matchmaker.profiles.reading import read_profile
from matchmaker.profiles.registry import Registry
from matchmaker.profiles.spreadsheets import table_reading
from matchmaker.profiles.spreadsheets.csv_writing import csv_bytes
from matchmaker.profiles.spreadsheets.government_plan import Outcome
from matchmaker.profiles.spreadsheets.import_plan import plan_import, write
from matchmaker.profiles.spreadsheets.reading import Spreadsheet
from matchmaker.profiles.spreadsheets.tables import RawSheet
from matchmaker.profiles.spreadsheets.workbook_writing import workbook_bytes
from tests.support.builders import item
from tests.support.hostile import HOSTILE
from tests.support.small_registry import write_registry
from tests.support.workbooks import (
    HEAD,
    edit_workbook,
    town,
    write_rows,
    write_workbook,
)

EXAMPLES = Path(__file__).parents[2] / "examples" / "valid"
ITEM_HEAD = ["government", "id", "title", "description", "themes"]
EVIDENCE_HEAD = ["government", "item", "source", "verified by"]
COMMENTED = """\
# A comment of whoever keeps this file
schema: 1
id: ke-testville
name: Testville   # as in the statutes
country: KE
region: Eastern Africa
level: municipality
languages: [en]
text_language: en
context:
  population: 1000
challenges:
  # the oldest one
  - id: one
    title: One
    description: The first.
    themes: [solid-waste]
    evidence: [{source: s1}, {source: s2, verified_by: A jury}]
  - id: two
    title: Two
    description: The second.
    themes: [drainage]
provenance: self-declared
verified_on: 2026-01-01
sources:
  - {id: s1, title: The first source}
  - {id: s2, title: The second source}
"""


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "profiles"


@pytest.fixture
def testville(folder):
    path = folder / "ke" / "testville.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(COMMENTED, encoding="utf-8")
    return path


@pytest.fixture
def plan(tmp_path, folder):
    """Plan the import of sheets, or of rows of governments."""

    def planned(sheets, **options):
        sheets = sheets if isinstance(sheets, dict) else {"governments": sheets}
        file = write_workbook(tmp_path / "members.xlsx", sheets)
        return plan_import(file, folder, **options)

    return planned


def outcomes(result):
    return {planned.id: planned.outcome.value for planned in result.governments}


def only(result):
    """The one problem of a plan."""
    assert len(result.problems) == 1, result.problems
    return result.problems[0]


def snapshot(folder):
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*.*")}


# New governments


def test_a_new_government_gets_an_id_and_a_region_and_a_file(plan, folder):
    result = write(plan([HEAD, town(id=None, name="São Testópolis", country="brasil")]))
    assert outcomes(result) == {"br-sao-testopolis": "new"}
    assert result.governments[0].notes == [
        "the id br-sao-testopolis was made from country and name"
    ]
    profile = read_profile(folder / "br" / "sao-testopolis.yaml")
    assert (profile.name, profile.country, profile.region) == (
        "São Testópolis",
        "BR",
        "South America",
    )


def test_nothing_is_written_by_a_plan(plan, folder):
    plan([HEAD, town()])
    assert not folder.exists()


def test_a_bad_row_keeps_only_its_own_government_back(plan, folder):
    rows = [HEAD, town(), town("ke-bad", level="village"), town("ke-other")]
    result = write(plan(rows))
    assert outcomes(result) == {"ke-testville": "new", "ke-bad": "skipped", "ke-other": "new"}
    assert sorted(path.name for path in folder.rglob("*.yaml")) == ["other.yaml", "testville.yaml"]
    problem = only(result)
    assert str(problem.place) == "governments, row 3, column D (level)"
    assert problem.message == "'village' is not allowed"
    assert problem.hint.startswith("Allowed: municipality, ")


def test_a_bad_row_of_another_sheet_keeps_no_good_row_back(plan, folder):
    sheets = {
        "governments": [HEAD, town(), town("ke-other")],
        "challenges": [
            ITEM_HEAD,
            ["ke-testville", "one", "One", "Text", "solid-waste"],
            ["ke-testville", "two", "Two", "Text", "solid-wast"],
        ],
    }
    result = write(plan(sheets))
    assert outcomes(result) == {"ke-testville": "new", "ke-other": "new"}
    assert str(only(result).place) == "challenges, row 3, column E (themes)"
    assert "Did you mean solid-waste" in only(result).hint
    assert not result.is_good
    profile = read_profile(folder / "ke" / "testville.yaml")
    assert [challenge.id for challenge in profile.challenges] == ["one"]


def test_rows_that_hang_on_a_bad_row_are_told_so(plan):
    sheets = {
        "governments": [HEAD, town()],
        "challenges": [ITEM_HEAD, ["ke-testville", "two", "Two", "Text", "solid-wast"]],
        "evidence": [[*EVIDENCE_HEAD, "title"], ["ke-testville", "Two", "s1", None, "A plan"]],
    }
    result = plan(sheets)
    assert outcomes(result) == {"ke-testville": "new"}
    assert [problem.message for problem in result.problems] == [
        "'solid-wast' is not allowed",
        "the row of 'Two' cannot be used",
    ]


def test_a_bad_first_row_keeps_back_a_new_government_but_not_the_entries_of_a_known_one(
    plan, testville
):
    sheets = {
        "governments": [HEAD, town(level="village"), town("ke-new", level="village")],
        "challenges": [
            ITEM_HEAD,
            ["ke-testville", "two", "Two anew", None, None],
            ["ke-new", "one", "One", "Text", "drainage"],
        ],
    }
    result = write(plan(sheets, remove_missing=True))
    assert outcomes(result) == {"ke-testville": "changed", "ke-new": "skipped"}
    assert len(result.problems) == 2
    # Nothing is removed where a row could not be read.
    assert testville.read_text(encoding="utf-8") == COMMENTED.replace("Two", "Two anew")


def test_too_many_entries_are_the_fault_of_no_row(plan, testville):
    rows = [["ke-testville", f"t{n}", f"Title {n}", "Text", "drainage"] for n in range(300)]
    result = write(plan({"challenges": [ITEM_HEAD, *rows]}))
    assert outcomes(result) == {"ke-testville": "skipped"}
    assert "challenges" in only(result).message
    assert testville.read_text(encoding="utf-8") == COMMENTED


def test_a_known_government_with_nothing_but_a_bad_row_is_skipped(plan, testville):
    sheets = {"challenges": [ITEM_HEAD, ["ke-testville", "two", None, None, "solid-wast"]]}
    assert outcomes(write(plan(sheets))) == {"ke-testville": "skipped"}
    assert testville.read_text(encoding="utf-8") == COMMENTED


@pytest.mark.parametrize("column", HEAD)
@pytest.mark.parametrize(
    "cell",
    [
        10**4000,
        -(10**30),
        1e300,
        -0.5,
        True,
        dt.date(2026, 1, 1),
        "x" * 32000,
        *list(HOSTILE.values()),
    ],
    ids=lambda cell: ascii(cell)[:20],
)
def test_any_cell_anywhere_ends_in_a_profile_or_a_problem(tmp_path, folder, column, cell):
    values = dict(zip(HEAD, town(), strict=True)) | {column: cell}
    raw = RawSheet("governments", [(1, HEAD), (2, list(values.values()))])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(table_reading, "read_spreadsheet", lambda *_, **__: Spreadsheet([raw]))
        result = plan_import(tmp_path / "m.xlsx", folder)
    assert bool(result.problems) != (Outcome.NEW in outcomes(result).values())
    assert all(len(problem.message) < 200 for problem in result.problems)


def test_a_missing_field_is_told_at_its_column_or_by_its_name(plan):
    head = [name for name in HEAD if name != "level"]
    row = [value for name, value in zip(HEAD, town(), strict=True) if name != "level"]
    result = plan([head, row])
    assert str(only(result).place) == "governments, row 2, no column 'level'"
    result = plan([HEAD, town(level=None)])
    assert str(only(result).place) == "governments, row 2, column D (level)"
    assert only(result).message == "this field is missing"


@pytest.mark.parametrize(
    "id_", ["../../etc", "ke-../../x", "KE-Town", "ke_town", "/etc/passwd", "ke"]
)
def test_an_id_that_is_none_never_becomes_a_path(plan, folder, id_):
    result = write(plan([HEAD, town(id_)]))
    assert outcomes(result) == {id_: "skipped"}
    assert result.governments[0].path is None
    assert "column A (id)" in str(result.problems[0].place)
    assert not folder.exists()


def test_a_country_that_contradicts_the_id_is_refused(plan):
    result = plan([HEAD, town("ke-testville", country="Brazil")])
    assert outcomes(result) == {"ke-testville": "skipped"}
    assert any("is not of country BR" in problem.message for problem in result.problems)
    assert all(problem.place.row == 2 for problem in result.problems)


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"country": "Narnia"}, "C (country)"),
        ({"country": None}, "C (country)"),
        ({"name": None}, "B (name)"),
        ({"name": "東京"}, "A (id)"),
    ],
)
def test_a_row_of_which_no_id_can_be_made_is_told(plan, changes, column):
    result = plan([HEAD, town(id=None, **changes), town("ke-other")])
    assert outcomes(result) == {"ke-other": "new"}
    assert f"row 2, column {column}" in str(only(result).place)


def test_a_government_that_stands_twice_is_left_alone(plan):
    result = plan([HEAD, town(), town(name="Other"), town("ke-other")])
    assert outcomes(result) == {"ke-testville": "skipped", "ke-other": "new"}
    assert only(result).message == "the government 'ke-testville' stands in row 2 already"


@pytest.mark.parametrize("kind", ["challenges", "expertise"])
def test_an_entry_that_stands_twice_is_told(plan, kind):
    entry = ["ke-testville", "one", "One", "Text", "drainage"]
    result = plan({"governments": [HEAD, town()], kind: [ITEM_HEAD, entry, entry]})
    assert outcomes(result) == {"ke-testville": "new"}
    assert only(result).message == "'one' stands in row 2 already"


def test_an_entry_that_is_challenge_and_expertise_is_told_by_the_checks_of_profiles(plan):
    entry = ["ke-testville", "one", "One", "Text", "drainage"]
    sheets = {
        "governments": [HEAD, town()],
        "challenges": [ITEM_HEAD, entry],
        "expertise": [ITEM_HEAD, entry],
    }
    assert only(plan(sheets)).message == "the item 'one' stands twice in this profile"
    assert str(only(plan(sheets)).place) == "expertise, row 2, column B (id)"


def test_entries_find_their_government_by_its_name_and_get_ids(plan, folder):
    sheets = {
        "governments": [HEAD, town(id=None)],
        "challenges": [ITEM_HEAD, ["TESTVILLE", None, "Café waste", "Text", "solid-waste"]],
        "evidence": [
            [*EVIDENCE_HEAD, "title", "year"],
            ["Testville", "café waste", None, "A jury", "A plan", 2020],
        ],
    }
    result = write(plan(sheets))
    assert result.problems == []
    profile = read_profile(folder / "ke" / "testville.yaml")
    assert profile.challenges[0].id == "cafe-waste"
    assert profile.challenges[0].evidence[0].source == "a-plan"
    assert profile.challenges[0].evidence_level == "verified"
    assert (profile.sources[0].title, profile.sources[0].year) == ("A plan", 2020)
    assert any("cafe-waste was made" in note for note in result.governments[0].notes)


def test_a_name_that_two_governments_have_finds_none(plan):
    sheets = {
        "governments": [HEAD, town("ke-a"), town("ke-b")],
        "challenges": [ITEM_HEAD, ["Testville", "x", "X", "Text", "drainage"]],
    }
    result = plan(sheets)
    assert outcomes(result) == {"ke-a": "new", "ke-b": "new"}
    assert "several governments of the first sheet are called 'Testville'" in only(result).message


@pytest.mark.parametrize("owner", [None, "ke-nowhere"])
def test_an_entry_of_no_government_is_told_and_merged_cells_are_thought_of(plan, owner):
    sheets = {
        "governments": [HEAD, town()],
        "challenges": [ITEM_HEAD, [owner, "x", "X", "Text", "drainage"]],
    }
    result = plan(sheets)
    assert outcomes(result) == {"ke-testville": "new"}
    assert str(only(result).place) == "challenges, row 2, column A (government)"
    assert "merged" in only(result).hint
    assert not result.is_good


def test_evidence_of_nothing_and_without_a_source_is_told(plan):
    sheets = {
        "governments": [HEAD, town()],
        "evidence": [EVIDENCE_HEAD, ["ke-testville", "x", "s1", None]],
    }
    assert "no entry 'x'" in only(plan(sheets)).message
    entry = ["ke-testville", "one", "One", "Text", "drainage"]
    sheets["challenges"] = [ITEM_HEAD, entry]
    sheets["evidence"] = [EVIDENCE_HEAD, ["ke-testville", "one", None, "A jury"]]
    assert str(only(plan(sheets)).place) == "evidence, row 2, column C (source)"
    sheets["evidence"] = [EVIDENCE_HEAD, ["ke-testville", "one", "s9", None]]
    assert only(plan(sheets)).message == "no source 's9' is listed under sources"
    assert str(only(plan(sheets)).place) == "evidence, row 2, column C (source)"


def test_rows_of_evidence_must_not_contradict_each_other_about_a_source(plan):
    entry = ["ke-testville", "one", "One", "Text", "drainage"]
    sheets = {
        "governments": [HEAD, town()],
        "challenges": [ITEM_HEAD, entry],
        "sources": [["government", "id", "title"], ["ke-testville", "s1", "A plan"]],
        "evidence": [[*EVIDENCE_HEAD, "title"], ["ke-testville", "one", "s1", None, "A map"]],
    }
    assert only(plan(sheets)).message == "sources, row 2 says otherwise of 's1'"


# Structure


def test_an_empty_workbook_and_empty_sheets_import_nothing(plan):
    result = plan({"governments": [], "challenges": [ITEM_HEAD]})
    assert (result.governments, result.problems) == ([], [])
    assert result.notes == ["The sheet 'governments' is empty."]


def test_an_unknown_column_is_told_with_the_near_name_and_does_no_harm(plan):
    result = plan([[*HEAD, "poplation", "Contact", None], [*town(), 5, "x", "y"]])
    assert outcomes(result) == {"ke-testville": "new"}
    assert result.is_good
    assert result.notes[0].startswith("governments: column I, 'poplation', is not known")
    assert "Did you mean population" in result.notes[0]
    assert "'Contact'" in result.notes[1]
    assert "column K has no name" in result.notes[2]


def test_a_column_that_stands_twice_stops_the_import(plan):
    with pytest.raises(InvalidDataError, match="'name' twice: B and I"):
        plan([[*HEAD, "nom"], [*town(), "Other"]])


def test_names_of_columns_that_stand_again_are_told(plan):
    result = plan([HEAD, town(), HEAD, town("ke-other")])
    assert outcomes(result) == {"ke-testville": "new", "ke-other": "new"}
    assert only(result).message == "the names of the columns stand here again"
    assert only(result).place.row == 3


@pytest.mark.parametrize("first", [["Members of our association"], ["level"], [1, 2]])
def test_a_first_row_without_names_stops_the_import(plan, first):
    with pytest.raises(InvalidDataError, match="no column 'name'"):
        plan([first, HEAD, town()])


def test_a_sheet_of_entries_needs_the_government(plan):
    with pytest.raises(InvalidDataError, match="no column 'government'"):
        plan({"governments": [HEAD], "challenges": [ITEM_HEAD[1:]]})


# Governments that have a file


def test_what_the_file_does_not_say_stays_with_its_comments(plan, testville):
    head = ["id", "name", "population"]
    result = write(plan([head, ["ke-testville", "New Testville", None]]))
    assert outcomes(result) == {"ke-testville": "changed"}
    assert result.governments[0].changes == ("name",)
    assert testville.read_text(encoding="utf-8") == COMMENTED.replace(
        "name: Testville ", "name: New Testville "
    )


def test_an_empty_cell_clears_its_field_only_if_asked(plan, testville):
    rows = [["id", "population", "latitude", "name"], ["ke-testville", None, None, "Testville"]]
    assert outcomes(plan(rows)) == {"ke-testville": "unchanged"}
    result = write(plan(rows, clear_empty=True))
    assert result.governments[0].changes == ("context.population",)
    assert read_profile(testville).context.population is None
    assert "# the oldest one" in testville.read_text(encoding="utf-8")


def test_a_needed_field_is_not_cleared_into_a_broken_profile(plan, testville):
    result = write(plan([["id", "name"], ["ke-testville", None]], clear_empty=True))
    assert outcomes(result) == {"ke-testville": "skipped"}
    assert only(result).message == "this field is missing"
    assert testville.read_text(encoding="utf-8") == COMMENTED


def test_entries_are_changed_and_added_and_the_others_stay(plan, testville):
    rows = [ITEM_HEAD, ["ke-testville", "two", "Two anew", None, None]]
    rows.append(["ke-testville", "three", "Three", "The third.", "markets; drainage"])
    result = write(plan({"challenges": rows}))
    assert result.governments[0].changes == (
        "challenges.two.title",
        "challenges.three (new)",
        "challenges.three.title",
        "challenges.three.description",
        "challenges.three.themes",
    )
    profile = read_profile(testville)
    assert [entry.id for entry in profile.challenges] == ["one", "two", "three"]
    assert profile.challenges[1].title == "Two anew"
    assert len(profile.challenges[0].evidence) == 2
    assert "# the oldest one" in testville.read_text(encoding="utf-8")


def test_entries_that_a_sheet_no_longer_has_are_removed_only_if_asked(plan, testville):
    sheets = {
        "challenges": [ITEM_HEAD, ["ke-testville", "one", None, None, None]],
        "evidence": [EVIDENCE_HEAD, ["ke-testville", "one", "s2", None]],
    }
    assert outcomes(plan(sheets)) == {"ke-testville": "unchanged"}
    result = write(plan(sheets, remove_missing=True))
    assert set(result.governments[0].changes) == {
        "challenges.two (removed)",
        "one.evidence.s1 (removed)",
    }
    profile = read_profile(testville)
    assert [entry.id for entry in profile.challenges] == ["one"]
    assert [entry.source for entry in profile.challenges[0].evidence] == ["s2"]
    assert len(profile.sources) == 2


def test_evidence_is_matched_by_what_it_says_then_by_its_source(plan, testville):
    rows = [EVIDENCE_HEAD, ["ke-testville", "one", "s2", "A jury"]]
    rows += [["ke-testville", "one", "s1", "An office"], ["ke-testville", "two", "s1", None]]
    result = write(plan({"evidence": rows}))
    assert result.problems == []
    profile = read_profile(testville)
    assert [(e.source, e.verified_by) for e in profile.challenges[0].evidence] == [
        ("s1", "An office"),
        ("s2", "A jury"),
    ]
    assert [e.source for e in profile.challenges[1].evidence] == ["s1"]


def test_csv_leaves_challenges_and_sources_alone(tmp_path, folder, testville):
    before = read_profile(testville)
    file = write_rows(tmp_path / "m.csv", [["id", "population"], ["ke-testville", "2.000"]])
    result = write(plan_import(file, folder, remove_missing=True))
    assert outcomes(result) == {"ke-testville": "changed"}
    after = read_profile(testville)
    assert after.context.population == 2000
    assert (after.challenges, after.sources) == (before.challenges, before.sources)


def test_a_broken_file_is_not_touched(plan, folder, testville):
    testville.write_text(COMMENTED.replace("level: municipality", "level: village"), "utf-8")
    before = snapshot(folder)
    result = write(plan([HEAD, town(), town("ke-other")]))
    assert outcomes(result) == {"ke-testville": "skipped", "ke-other": "new"}
    assert "a mistake, which comes first" in result.governments[0].reasons[0]
    assert not result.is_good
    assert {path: snapshot(folder)[path] for path in before} == before


def test_a_government_with_two_files_is_not_touched(plan, testville):
    testville.with_suffix(".yml").write_text(COMMENTED, encoding="utf-8")
    assert "two files" in plan([HEAD, town()]).governments[0].reasons[0]


def test_a_file_that_says_another_id_is_not_touched(plan, testville):
    testville.rename(testville.with_name("other.yaml"))
    assert "says that it is" in plan([HEAD, town("ke-other")]).governments[0].reasons[0]


def test_a_file_that_ends_in_yml_is_updated_where_it_is(plan, testville):
    path = testville.rename(testville.with_suffix(".yml"))
    write(plan([["id", "name"], ["ke-testville", "New"]]))
    assert read_profile(path).name == "New"
    assert not testville.exists()


def test_links_are_not_written_through(plan, folder, tmp_path, testville):
    outside = testville.rename(tmp_path / "outside.yaml")
    testville.symlink_to(outside)
    (tmp_path / "elsewhere").mkdir()
    (folder / "br").symlink_to(tmp_path / "elsewhere")
    rows = [HEAD, town(name="New"), town("br-town", country="BR"), town("tz-town", country="TZ")]
    result = write(plan(rows))
    assert outcomes(result) == {
        "ke-testville": "skipped",
        "br-town": "skipped",
        "tz-town": "new",
    }
    assert all("is a link" in one.reasons[0] for one in result.governments[:2])
    assert outside.read_text(encoding="utf-8") == COMMENTED
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_that_cannot_be_written_is_skipped_and_the_others_go_on(plan, folder):
    result = plan([HEAD, town(), town("ke-other")])
    (folder / "ke" / "testville.yaml").mkdir(parents=True)
    written = write(result)
    assert outcomes(written) == {"ke-testville": "skipped", "ke-other": "new"}
    assert "is a folder" in written.governments[0].reasons[0]
    assert (folder / "ke" / "other.yaml").is_file()


def test_a_file_that_appears_after_the_plan_is_left_alone(plan, folder):
    result = plan([HEAD, town()])
    path = folder / "ke" / "testville.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("mine", encoding="utf-8")
    assert outcomes(write(result)) == {"ke-testville": "skipped"}
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_a_file_is_wrong_use(plan, folder):
    folder.write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="not a folder"):
        plan([HEAD, town()])


# Round trips


@pytest.mark.parametrize(("language", "first"), [("en", 0), ("fr", 1), ("es", 2), ("pt", 3)])
def test_the_starter_registry_comes_back_equal(language, first, starter, folder, tmp_path):
    """Each profile in one of the four languages."""
    part = Registry(starter.profiles[first::4])
    path = tmp_path / "members.xlsx"
    path.write_bytes(workbook_bytes(part, language))
    result = write(plan_import(path, folder))
    assert (result.problems, result.notes) == ([], [])
    assert {planned.outcome for planned in result.governments} == {Outcome.NEW}
    assert Registry.load([folder], starter=False).profiles == part.profiles


def test_the_examples_come_back_equal_and_over_themselves_touch_no_byte(tmp_path, folder):
    examples = Registry.load([EXAMPLES], starter=False)
    file = tmp_path / "m.xlsx"
    file.write_bytes(workbook_bytes(examples, "fr"))
    write(plan_import(file, folder))
    assert Registry.load([folder], starter=False).profiles == examples.profiles
    before = snapshot(EXAMPLES)
    result = plan_import(file, EXAMPLES)
    assert {planned.outcome for planned in result.governments} == {Outcome.UNCHANGED}
    assert snapshot(EXAMPLES) == before


def test_an_export_over_its_own_folder_touches_no_byte(tmp_path, folder):
    write_registry(folder)
    before = snapshot(folder)
    registry = Registry.load([folder], starter=False)
    for ending, content in (
        ("xlsx", workbook_bytes(registry, "es")),
        ("csv", csv_bytes(registry, "es")),
    ):
        file = tmp_path / f"m.{ending}"
        file.write_bytes(content)
        for options in ({}, {"clear_empty": True}, {"clear_empty": True, "remove_missing": True}):
            result = write(plan_import(file, folder, **options))
            assert {planned.outcome for planned in result.governments} == {Outcome.UNCHANGED}
    assert snapshot(folder) == before


def test_a_change_to_one_cell_changes_one_line(tmp_path, folder, testville):
    file = tmp_path / "m.xlsx"
    file.write_bytes(workbook_bytes(Registry.load([folder], starter=False), "en"))

    def edit(workbook):
        workbook["challenges"]["C3"] = "Second"

    write(plan_import(edit_workbook(file, edit), folder))
    assert testville.read_text(encoding="utf-8") == COMMENTED.replace("Two", "Second")


def test_progress_is_told_in_steps(plan):
    seen = []
    rows = [HEAD, *(town(f"ke-t{number}") for number in range(120))]
    plan(rows, progress=lambda done, left: seen.append((done, left)))
    assert seen == [(50, 70), (50, 20)]


def test_items_of_the_builders_are_what_the_sheets_say(plan, folder):
    entry = item("One", id="one", themes=["drainage"])
    sheets = {
        "governments": [HEAD, town()],
        "expertise": [
            [*ITEM_HEAD, "SDG targets", "formats"],
            ["ke-testville", "one", "One", entry["description"], "drainage", "6.2;11.6", "remote"],
        ],
    }
    write(plan(sheets))
    expertise = read_profile(folder / "ke" / "testville.yaml").expertise[0]
    assert expertise.description == entry["description"]
    assert expertise.sdg_targets == ("6.2", "11.6")
    assert expertise.formats == ("remote",)
