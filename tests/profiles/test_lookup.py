import pytest

from matchmaker.errors import AmbiguousNameError, UnknownNameError, UsageError
from matchmaker.profiles.findings import InvalidFilesError
from matchmaker.profiles.lookup import find_government
from matchmaker.profiles.registry import Registry
from tests.support.builders import profile, profile_yaml

REGISTRY = Registry([profile("ke-testville"), profile("tz-testville"), profile("ke-otherton")])


@pytest.mark.parametrize("city", ["ke-otherton", "Otherton", "OTHERTON"])
def test_a_government_of_the_registry_is_found_by_name(city):
    assert find_government(REGISTRY, city).id == "ke-otherton"


def test_unknown_and_ambiguous_names_are_told():
    with pytest.raises(UnknownNameError):
        find_government(REGISTRY, "Nowhere")
    with pytest.raises(AmbiguousNameError):
        find_government(REGISTRY, "Testville")


@pytest.mark.parametrize("name", ["new.yaml", "new.yml", "NEW.YAML"])
def test_a_profile_file_needs_no_registry(tmp_path, name):
    (tmp_path / name).write_text(profile_yaml("ug-newtown"), encoding="utf-8")
    assert find_government(REGISTRY, str(tmp_path / name)) == profile("ug-newtown")


def test_a_profile_file_may_lie_in_the_home_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "x.yaml").write_text(profile_yaml("ug-newtown"), encoding="utf-8")
    assert find_government(REGISTRY, "~/x.yaml").id == "ug-newtown"


@pytest.mark.parametrize(
    "city",
    ["nothing.yaml", "no/such/folder/x.yml", ".yaml", "a\0b.yaml", "x" * 5000 + ".yaml",
     "~nobody-of-that-name/x.yaml"],
    ids=["file", "folder", "suffix", "NUL", "long", "home"],
)  # fmt: skip
def test_a_file_that_is_not_there_is_wrong_use(city, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError) as caught:
        find_government(REGISTRY, city)
    assert caught.value.hint


def test_a_file_that_is_no_profile_is_told_with_its_mistakes(tmp_path):
    (tmp_path / "x.yaml").write_text("id: 1\nid: 2\n")
    with pytest.raises(InvalidFilesError, match=r"x\.yaml:2:1: MM005"):
        find_government(REGISTRY, str(tmp_path / "x.yaml"))


def test_a_folder_named_like_a_file_is_told(tmp_path):
    (tmp_path / "x.yaml").mkdir()
    with pytest.raises(InvalidFilesError, match="not a regular file"):
        find_government(REGISTRY, str(tmp_path / "x.yaml"))
