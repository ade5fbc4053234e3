"""New members: whoever can be read goes on; the places are invented."""

import json

import pytest

from matchmaker.errors import InvalidDataError, UsageError
from matchmaker.profiles.members import read_members
from tests.support.builders import exchange_data, profile_data, profile_yaml, programme_data
from tests.support.checking import write_files
from tests.support.hostile import raw_controls
from tests.support.workbooks import HEAD, town, write_rows, write_workbook

ITEM_HEAD = ["government", "id", "title", "description", "themes"]


def ids(members):
    return [profile.id for profile in members.profiles]


def refusal(error, path, **options):
    with pytest.raises(error) as caught:
        read_members(path, **options)
    assert caught.value.hint
    return caught.value


# A folder


def test_a_folder_gives_its_profiles_in_the_order_of_their_ids(tmp_path):
    write_files(tmp_path, {"b/ug/z.yaml": profile_yaml("ug-z"), "z/ke/a.yml": profile_yaml("ke-a")})
    for _ in range(2):  # the second time from the cache
        members = read_members(tmp_path)
        assert ids(members) == ["ke-a", "ug-z"]
        assert (members.mistakes, members.notes) == ((), ())


def test_bad_files_are_told_and_the_others_go_on(tmp_path):
    write_files(
        tmp_path,
        {
            "ke/good.yaml": profile_yaml("ke-good"),
            "ke/level.yaml": profile_yaml("ke-level", level="village"),
            "ke/moved.yaml": profile_yaml("ke-elsewhere"),
            "ke/syntax.yaml": "a: [",
            "ke/binary.yaml": b"\xff\xfe\x00",
        },
    )
    members = read_members(tmp_path)
    assert ids(members) == ["ke-good"]
    binary, level, moved, syntax = members.mistakes
    assert binary.startswith(f"{tmp_path / 'ke' / 'binary.yaml'}:1:1: MM003 ")
    assert "'village' is not allowed" in level
    assert "Allowed: municipality" in level
    assert "the id is 'ke-elsewhere', the file's place says 'ke-moved'" in moved
    assert "MM004" in syntax


def test_of_two_files_with_one_id_the_first_is_kept(tmp_path):
    write_files(
        tmp_path,
        {
            "a/ke/x.yaml": profile_yaml("ke-x", name="The first"),
            "b/ke/x.yaml": profile_yaml("ke-x", name="The second"),
            "c/ke/x.yaml": profile_yaml("ke-x", name="The third"),
        },
    )
    members = read_members(tmp_path)
    assert [profile.name for profile in members.profiles] == ["The first"]
    first = tmp_path / "a" / "ke" / "x.yaml"
    assert [mistake.split(": ", 1)[0] for mistake in members.mistakes] == [
        f"{tmp_path / folder / 'ke' / 'x.yaml'}:1:1" for folder in "bc"
    ]
    for mistake in members.mistakes:
        assert f"the id 'ke-x' is already that of {first}. Keep one of the two." in mistake


def test_exchanges_and_programmes_are_passed_over(tmp_path):
    records = {
        "exchanges/x.yaml": json.dumps(exchange_data("x")),
        "programmes/peers.yaml": json.dumps(programme_data()),
    }
    write_files(tmp_path, records)
    assert "holds no profile" in refusal(UsageError, tmp_path).message
    write_files(tmp_path, {"ke/a.yaml": profile_yaml("ke-a")})
    members = read_members(tmp_path)
    assert (ids(members), members.mistakes) == (["ke-a"], ())


def test_a_folder_with_nothing_good_is_refused_with_every_mistake(tmp_path):
    write_files(tmp_path, {"ke/a.yaml": "a: [", "ke/b.yaml": profile_yaml("ke-c")})
    error = refusal(InvalidDataError, tmp_path)
    assert error.message == f"No new member in {tmp_path} can be used; 2 mistakes:"
    assert ["MM004" in error.details[0], "MM201" in error.details[1]] == [True, True]
    assert error.exit_code == 1


def test_many_mistakes_are_counted_not_listed(tmp_path):
    write_files(tmp_path, {f"ke/n{number:02}.yaml": "- a list" for number in range(30)})
    details = refusal(InvalidDataError, tmp_path).details
    assert (len(details), details[-1]) == (21, "... and 10 more")


def test_an_empty_folder_and_a_missing_path_are_refused(tmp_path):
    assert "holds no profile" in refusal(UsageError, tmp_path).message
    assert "does not exist" in refusal(UsageError, tmp_path / "nothing").message


def test_a_folder_below_that_cannot_be_read_is_told(tmp_path, monkeypatch):
    write_files(tmp_path, {"ke/a.yaml": profile_yaml("ke-a"), "ug/b.yaml": profile_yaml("ug-b")})
    from matchmaker.profiles.files import os as system  # noqa: PLC0415 - root may read everything

    scandir = system.scandir

    def denying(path):
        if str(path).endswith("ug"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(system, "scandir", denying)
    members = read_members(tmp_path)
    assert ids(members) == ["ke-a"]
    (mistake,) = members.mistakes
    assert mistake.startswith(f"{tmp_path / 'ug'}:1:1: MM001 the folder cannot be read")


def test_mistakes_in_files_with_hostile_names_stay_on_one_line(tmp_path):
    name = "ke/a\x1b[31m\nb\u202e.yaml"
    write_files(tmp_path, {"ke/good.yaml": profile_yaml("ke-good"), name: "a: ["})
    (mistake,) = read_members(tmp_path).mistakes
    assert not raw_controls(mistake)
    assert "\n" not in mistake


# One file


def test_one_profile_file_is_one_member_wherever_it_lies(tmp_path):
    write_files(tmp_path, {"draft.YAML": profile_yaml("ke-a")})
    assert ids(read_members(tmp_path / "draft.YAML")) == ["ke-a"]


def test_one_file_that_is_no_profile_is_refused(tmp_path):
    write_files(tmp_path, {"bad.yaml": "a: [", "x.yaml": json.dumps(exchange_data("x"))})
    assert "MM004" in refusal(InvalidDataError, tmp_path / "bad.yaml").details[0]
    assert "holds no profile" in refusal(UsageError, tmp_path / "x.yaml").message


@pytest.mark.parametrize("name", ["members.txt", "members", "members.json"])
def test_a_file_of_another_kind_is_refused_with_what_is_taken(tmp_path, name):
    write_files(tmp_path, {name: "{}"})
    error = refusal(UsageError, tmp_path / name)
    assert ".xlsx or .csv file, or one .yaml file" in error.hint


def test_an_old_workbook_is_refused_with_its_mend(tmp_path):
    write_files(tmp_path, {"members.xls": b"\xd0\xcf\x11\xe0"})
    assert "Save it as .xlsx" in refusal(UsageError, tmp_path / "members.xls").hint


# A spreadsheet


def test_a_workbook_gives_its_governments_in_the_order_of_their_ids(tmp_path):
    sheets = {
        "governments": [HEAD, town("ug-other", "Other", country="UG"), town()],
        "challenges": [ITEM_HEAD, ["Testville", "one", "One", "A text", "drainage"]],
        "Notes": [["anything"]],
    }
    members = read_members(write_workbook(tmp_path / "m.xlsx", sheets))
    assert ids(members) == ["ke-testville", "ug-other"]
    assert [item.id for item in members.profiles[0].challenges] == ["one"]
    assert members.mistakes == ()
    assert members.notes == ("The sheet 'Notes' is not known; it is not read.",)


def test_bad_rows_are_told_at_their_cells_and_the_rest_is_read(tmp_path):
    sheets = {
        "governments": [HEAD, town(), town("ke-bad", level="village"), town("ke-other")],
        "challenges": [
            ITEM_HEAD,
            ["ke-testville", "one", "One", "A text", "drainage"],
            ["ke-testville", "two", "Two", "A text", "no-such-theme"],
            ["ke-nowhere", "three", "Three", "A text", "drainage"],
        ],
    }
    members = read_members(write_workbook(tmp_path / "m.xlsx", sheets))
    assert ids(members) == ["ke-other", "ke-testville"]
    assert [item.id for item in members.profiles[1].challenges] == ["one"]
    level, theme, nowhere = members.mistakes
    assert level.startswith(
        "governments, row 3, column D (level): 'village' is not allowed. Allowed: municipality, "
    )
    assert theme.startswith("challenges, row 3, column E (themes): ")
    assert nowhere.startswith(
        "challenges, row 4, column A (government): no government 'ke-nowhere' is known. "
        "Write the id of a government of the first sheet. "
    )


@pytest.mark.parametrize("second", [{"name": "Other"}, {"level": "village"}])
def test_of_two_rows_of_a_government_the_first_is_kept(tmp_path, second):
    rows = [HEAD, town(), town(**second), town("ke-other")]
    members = read_members(write_rows(tmp_path / "m.csv", rows))
    assert {profile.id: profile.name for profile in members.profiles} == {
        "ke-testville": "Testville",
        "ke-other": "Testville",
    }
    (mistake,) = members.mistakes
    assert mistake == (
        "governments, row 3, column A (id): the government 'ke-testville' stands in row 2 already. "
        "Keep one of the two rows, or give each an id of its own."
    )


def test_of_two_rows_of_a_government_of_which_the_first_is_bad_none_is_kept(tmp_path):
    rows = [HEAD, town(level="village"), town(), town("ke-other")]
    members = read_members(write_rows(tmp_path / "m.csv", rows))
    assert ids(members) == ["ke-other"]
    assert [mistake[:18] for mistake in members.mistakes] == [
        "governments, row 2",
        "governments, row 3",
    ]


def test_a_csv_of_governments_alone_is_read_with_semicolons_and_a_mark(tmp_path):
    rows = [[*HEAD, "mayor"], [*town(id=None, name="São Testópolis", country="Brazil"), "X"]]
    members = read_members(write_rows(tmp_path / "m.csv", rows, ";", "utf-8-sig"))
    assert ids(members) == ["br-sao-testopolis"]
    assert members.notes == ("governments: column I, 'mayor', is not known; it is not read.",)


def test_the_encoding_of_a_csv_is_said(tmp_path):
    path = write_rows(tmp_path / "m.csv", [HEAD, town(name="São")], encoding="cp1252")
    assert "--encoding cp1252" in refusal(InvalidDataError, path).hint
    assert read_members(path, encoding="cp1252").profiles[0].name == "São"


def test_a_sheet_of_which_every_row_is_bad_is_refused_with_the_mistakes(tmp_path):
    rows = [HEAD, *(town(f"ke-t{number}", level="village") for number in range(30))]
    path = write_rows(tmp_path / "m.csv", rows)
    error = refusal(InvalidDataError, path)
    assert error.message == f"No new member in {path} can be used; 30 mistakes:"
    assert error.details[0].startswith("governments, row 2, column D (level): ")
    assert (len(error.details), error.details[-1]) == (21, "... and 10 more")


@pytest.mark.parametrize("rows", [[], [[]], [HEAD], [HEAD, [""] * 8]])
def test_a_sheet_without_rows_is_refused(tmp_path, rows):
    for path in (
        write_rows(tmp_path / "m.csv", rows),
        write_workbook(tmp_path / "m.xlsx", {"governments": rows}),
    ):
        assert refusal(UsageError, path).message == f"{path} lists no government."


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("m.xlsx", b"PK\x03\x04 broken"),
        ("m.xlsx", b""),
        ("m.csv", b"\xff\x00\x80"),
        ("m.csv", b"what,ever\n1,2\n"),
        ("m.csv", b'id,name\n"never closed\n'),
        ("m.csv", b"id,name\n" + b"x" * 200_000),
        ("m.csv", b"x" * 200_000),
    ],
)
def test_damaged_files_are_refused(tmp_path, name, content):
    write_files(tmp_path, {name: content})
    assert refusal(InvalidDataError, tmp_path / name).message


def test_hostile_cells_are_told_without_controls(tmp_path):
    rows = [HEAD, town(), town("ke-\x1b[31mx\x00"), town("ke-y", level="\u202evillage\nx")]
    members = read_members(write_rows(tmp_path / "m.csv", rows))
    assert ids(members) == ["ke-testville"]
    assert len(members.mistakes) >= 2
    for mistake in members.mistakes:
        assert not raw_controls(mistake)
        assert "\n" not in mistake


@pytest.mark.parametrize("spreadsheet", [True, False])
def test_progress_is_told_while_many_are_read(tmp_path, spreadsheet):
    names = [f"ke-t{number}" for number in range(120)]
    path = tmp_path
    if spreadsheet:
        path = write_rows(tmp_path / "m.csv", [HEAD, *(town(name) for name in names)])
    else:
        files = {f"ke/{name[3:]}.yaml": json.dumps(profile_data(name)) for name in names}
        write_files(tmp_path, files)
    told = []
    members = read_members(path, progress=lambda done, left: told.append((done, left)))
    assert len(members.profiles) == 120
    assert told == [(50, 70), (50, 20)]
