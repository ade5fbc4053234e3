import pytest

from matchmaker.profiles.registry import Registry
from tests.support.command import assert_error, match
from tests.support.small_registry import small_registry, write_registry


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """A folder to work in, with profiles as an import writes them."""
    monkeypatch.chdir(tmp_path)
    write_registry(tmp_path / "profiles")
    return tmp_path


@pytest.mark.parametrize("language", ["en", "pt"])
def test_an_export_is_imported_back_into_an_empty_folder(here, language):
    outcome = match("export", "--language", language)
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "Wrote members.xlsx with 4 governments.\n"
    assert match("import", "members.xlsx", "--into", "copy", "--write").code == 0
    assert Registry.load([here / "copy"], starter=False).profiles == small_registry().profiles


def test_csv_carries_the_governments_and_says_so(here):
    outcome = match("export", "m.csv", "--profiles", "profiles")
    assert "without their challenges" in outcome.err
    content = (here / "m.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfid,name,country,")
    assert len(content.splitlines()) == 5
    assert "4 unchanged" in match("import", "m.csv").out


def test_the_starter_registry_is_exported_if_asked(here, monkeypatch, starter):
    (here / "empty").mkdir()
    monkeypatch.chdir(here / "empty")
    assert_error(match("export"), 2, "no folder 'profiles'", "--starter")
    outcome = match("export", "all.xlsx", "--starter")
    assert outcome.code == 0
    assert f"with {len(starter)} governments" in outcome.err


def test_a_file_is_replaced_only_with_force(here):
    (here / "m.xlsx").write_text("mine", encoding="utf-8")
    assert_error(match("export", "m.xlsx"), 2, "is there already", "--force")
    assert (here / "m.xlsx").read_text(encoding="utf-8") == "mine"
    assert match("export", "m.xlsx", "--force").code == 0
    assert (here / "m.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["m.ods"], "neither .xlsx nor .csv"), (["--profiles", "nowhere"], "does not exist")],
)
def test_wrong_use_is_said(arguments, said):
    assert_error(match("export", *arguments), 2, said)
