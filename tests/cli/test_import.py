import csv
import io
import json
import os
import signal
import subprocess
import sys
import time

import pytest

from matchmaker.profiles.reading import read_profile
from tests.support.command import assert_error, environment, match
from tests.support.workbooks import HEAD, edit_workbook, town, write_rows, write_workbook


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """A folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def good(here):
    return write_workbook(here / "good.xlsx", {"governments": [HEAD, town()]})


@pytest.fixture
def mixed(here):
    rows = [HEAD, town(), town("ke-bad", level="village")]
    return write_workbook(here / "mixed.xlsx", {"governments": rows})


def test_a_report_comes_first_and_writes_nothing(here, good):
    outcome = match("import", good)
    assert (outcome.code, outcome.err) == (0, "")
    assert "Import of good.xlsx into profiles: 1 new, 0 changed, 0 unchanged, 0 skipped" in (
        outcome.out
    )
    assert "Nothing was written. With --write 1 file would be." in outcome.out
    assert sorted(path.name for path in here.iterdir()) == ["good.xlsx"]


def test_with_write_the_profiles_are_there(here, good):
    outcome = match("import", good, "--write")
    assert outcome.code == 0
    assert "1 file written." in outcome.out
    assert read_profile(here / "profiles" / "ke" / "testville.yaml").name == "Testville"
    assert match("show", "Testville", "--profiles", "profiles").code == 0
    again = match("import", good, "--write")
    assert "1 unchanged" in again.out
    assert "Nothing was written." in again.out


def test_bad_rows_are_told_and_the_good_ones_written(here, mixed):
    outcome = match("import", mixed, "--into", "mine", "--write")
    assert outcome.code == 1
    assert outcome.err == ""
    flat = " ".join(outcome.out.split())
    assert "Rows that cannot be used" in flat
    assert "'village' is not allowed" in flat
    assert [path.name for path in here.glob("mine/*/*")] == ["testville.yaml"]


@pytest.mark.parametrize("chosen", ["json", "csv", "markdown"])
def test_other_formats_carry_the_same(mixed, chosen):
    outcome = match("import", mixed, "--format", chosen)
    assert outcome.code == 1
    if chosen == "json":
        data = json.loads(outcome.out)
        assert data["schema"] == "matchmaker.import/1"
        assert not data["written"]
        assert [one["outcome"] for one in data["governments"]] == ["new", "skipped"]
        assert data["problems"][0]["row"] == 3
        assert data["problems"][0]["column"] == "D"
    elif chosen == "csv":
        rows = list(csv.DictReader(io.StringIO(outcome.out)))
        assert [row["outcome"] for row in rows] == ["new", "skipped", "bad row"]
        assert rows[2]["heading"] == "level"
    else:
        assert "## Rows that cannot be used" in outcome.out


def test_the_report_can_go_to_a_file(here, mixed):
    outcome = match("import", mixed, "--output", here / "report.json")
    assert (outcome.code, outcome.out) == (1, "")
    assert json.loads((here / "report.json").read_text(encoding="utf-8"))["problems"]


def test_a_template_is_filled_in_and_imported(here):
    outcome = match("import", "--template", "membres.xlsx", "--language", "fr")
    assert (outcome.code, outcome.out) == (0, "")
    assert "match import membres.xlsx" in outcome.err

    def fill_in(workbook):
        sheet = workbook["gouvernements"]
        values = {"nom": "Testville", "pays": "Sénégal", "niveau": "municipality", "langues": "fr"}
        values |= {"langue du texte": "fr", "provenance": "self-declared"}
        values |= {"vérifié le": "2026-01-01", "supposé": "oui", "accueils par an": 2}
        for cell in sheet[1]:
            sheet.cell(2, cell.column).value = values.get(cell.value)

    edit_workbook(here / "membres.xlsx", fill_in)
    outcome = match("import", "membres.xlsx", "--write")
    assert outcome.code == 0, outcome.out
    profile = read_profile(here / "profiles" / "sn" / "testville.yaml")
    assert (profile.country, profile.region) == ("SN", "Western Africa")
    assert profile.capacity.assumed


def test_a_template_overwrites_nothing(here):
    (here / "m.xlsx").write_text("mine", encoding="utf-8")
    assert_error(match("import", "--template", "m.xlsx"), 2, "is there already")
    assert (here / "m.xlsx").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "nothing to import"),
        (["missing.xlsx"], "cannot be read"),
        (["members.txt"], "neither .xlsx nor .csv"),
        (["--template", "m.csv"], "does not end in .xlsx"),
        (["good.xlsx", "--template", "m.xlsx"], "imports nothing"),
        (["good.xlsx", "--into", "good.xlsx"], "is not a folder"),
    ],
)
def test_wrong_use_is_said(good, arguments, said):
    assert good.exists()
    assert_error(match("import", *arguments), 2, said)


def test_what_cannot_be_read_at_all_is_one_error(here):
    (here / "m.xlsx").write_bytes(b"nothing of the kind")
    assert_error(match("import", "m.xlsx"), 1, "no workbook")


def test_an_encoding_is_taken_where_it_is_declared(here):
    write_rows(here / "m.csv", [HEAD, town(name="São")], ";", "cp1252")
    assert_error(match("import", "m.csv"), 1, "not utf-8", "--encoding cp1252")
    assert match("import", "m.csv", "--encoding", "cp1252", "--write").code == 0
    assert read_profile(here / "profiles" / "ke" / "testville.yaml").name == "São"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 there")
def test_a_killed_import_leaves_old_or_new_files(here):
    rows = [town(f"ke-town{number}", name="Old") for number in range(150)]
    file = write_workbook(here / "old.xlsx", {"governments": [HEAD, *rows]})
    assert match("import", file, "--write").code == 0
    rows = [town(f"ke-town{number}", name="New") for number in range(150)]
    file = write_workbook(here / "new.xlsx", {"governments": [HEAD, *rows]})
    folder = here / "profiles" / "ke"
    old = {path.name: path.read_bytes() for path in folder.iterdir()}
    process = subprocess.Popen(
        [sys.executable, "-m", "matchmaker", "import", str(file), "--write"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
    )
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        if any((folder / name).read_bytes() != content for name, content in old.items()):
            os.kill(process.pid, signal.SIGKILL)
            break
    process.wait(timeout=60)
    names = [read_profile(path).name for path in folder.glob("*.yaml")]
    assert len(names) == 150
    assert set(names) <= {"Old", "New"}
    assert "New" in names
    assert match("import", file, "--write").code == 0
    assert {read_profile(path).name for path in folder.glob("[!.]*.yaml")} == {"New"}
