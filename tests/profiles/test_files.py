import os
import tempfile
from pathlib import Path

import pytest

from matchmaker.errors import UsageError
from matchmaker.profiles.files import misplacement, profile_files, read_bytes
from matchmaker.profiles.findings import Finding


@pytest.fixture
def tree(tmp_path):
    """Create empty files below a folder and return it."""

    def create(*names):
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"")
        return tmp_path

    return create


def listed(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in profile_files(folder)]


def test_profile_files_are_listed_in_order_whatever_their_depth(tree):
    folder = tree("zw/a.yaml", "mz/b.yml", "mz/a.yaml", "africa/ke/x.yaml", "top.yaml")
    assert listed(folder) == ["africa/ke/x.yaml", "mz/a.yaml", "mz/b.yml", "top.yaml", "zw/a.yaml"]


def test_a_suffix_in_capitals_is_a_suffix(tree):
    assert listed(tree("mz/a.YAML", "mz/b.Yml")) == ["mz/a.YAML", "mz/b.Yml"]


def test_other_files_are_no_profiles(tree):
    folder = tree("mz/a.yaml", "mz/a.yaml.bak", "mz/README.md", "mz/yaml", "mz/a.json")
    assert listed(folder) == ["mz/a.yaml"]


def test_hidden_files_and_folders_are_left_out(tree):
    assert listed(tree("mz/a.yaml", "mz/.b.yaml", ".git/x.yaml", "mz/.d/y.yaml")) == ["mz/a.yaml"]


def test_a_registry_may_itself_lie_in_a_hidden_folder(tree):
    folder = tree(".hidden/mz/a.yaml") / ".hidden"
    assert listed(folder) == ["mz/a.yaml"]


def test_links_to_folders_are_not_followed(tree):
    folder = tree("mz/a.yaml")
    (folder / "mz" / "loop").symlink_to(folder, target_is_directory=True)
    assert listed(folder) == ["mz/a.yaml"]


def test_a_link_to_nothing_is_listed_so_that_it_is_found(tree):
    folder = tree("mz/a.yaml")
    (folder / "mz" / "b.yaml").symlink_to("nothing")
    assert listed(folder) == ["mz/a.yaml", "mz/b.yaml"]


def test_a_missing_folder_is_wrong_use(tmp_path):
    with pytest.raises(UsageError, match="missing does not exist"):
        profile_files(tmp_path / "missing")


def test_a_file_is_no_folder(tree):
    with pytest.raises(UsageError, match=r"a\.yaml is not a folder") as caught:
        profile_files(tree("a.yaml") / "a.yaml")
    assert "--city takes one file" in caught.value.hint


@pytest.mark.parametrize("names", [(), ("mz/README.md",), (".git/x.yaml",)])
def test_a_folder_without_profiles_is_wrong_use(tree, names):
    with pytest.raises(UsageError, match="holds no profile"):
        profile_files(tree(*names))


def test_a_name_too_long_for_the_system_is_wrong_use(tmp_path):
    with pytest.raises(UsageError):
        profile_files(tmp_path / ("x" * 5000))


def test_a_folder_that_cannot_be_listed_is_wrong_use(tree, monkeypatch):
    folder = tree("mz/a.yaml", "zw/b.yaml")
    real = os.scandir

    def scandir(path):
        if str(path).endswith("zw"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(UsageError, match=r"zw cannot be read \(Permission denied\)"):
        profile_files(folder)


def test_a_file_is_read_as_it_is(tmp_path):
    (tmp_path / "x.yaml").write_bytes(b"\xff\0\r\n")
    assert read_bytes(tmp_path / "x.yaml") == b"\xff\0\r\n"


def test_a_link_to_a_file_is_read(tmp_path):
    (tmp_path / "x.yaml").write_bytes(b"x")
    (tmp_path / "y.yaml").symlink_to(tmp_path / "x.yaml")
    assert read_bytes(tmp_path / "y.yaml") == b"x"


def test_what_cannot_be_read_says_why(tmp_path):
    found = read_bytes(tmp_path / "x.yaml")
    assert isinstance(found, Finding)
    assert (found.code, found.file) == ("MM001", str(tmp_path / "x.yaml"))
    assert "No such file" in found.message


def test_a_denied_file_says_why(tmp_path, monkeypatch):
    (tmp_path / "x.yaml").write_bytes(b"x")

    def denied(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.open", denied)
    assert "Permission denied" in read_bytes(tmp_path / "x.yaml").message


@pytest.mark.parametrize(
    "place", ["ke/testville.yaml", "ke/testville.yml", "a/b/ke/testville.yaml"]
)
def test_an_id_equals_the_place_of_its_file(place):
    assert misplacement("ke-testville", Path(place)) is None


@pytest.mark.parametrize("place", ["ke/other.yaml", "tz/testville.yaml", "KE/testville.yaml"])
def test_an_id_that_differs_from_its_place_is_found_with_both_mends(place):
    found = misplacement("ke-testville", Path(place))
    assert (found.file, found.line, found.path, found.code) == (place, 1, "id", "MM201")
    assert "Move the file to ke/testville.yaml, or correct the id." in found.hint


@pytest.fixture
def readable_folder():
    """A folder that every user may enter, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.skipif(os.name == "nt", reason="needs the permissions of POSIX")
def test_a_file_that_its_owner_keeps_to_himself_is_a_finding(readable_folder):
    (readable_folder / "x.yaml").write_bytes(b"x")
    (readable_folder / "x.yaml").chmod(0)
    root = os.geteuid() == 0
    if root:  # who may read everything
        os.seteuid(65534)
    try:
        found = read_bytes(readable_folder / "x.yaml")
    finally:
        if root:
            os.seteuid(0)
    assert (found.code, "Permission denied" in found.message) == ("MM001", True)
