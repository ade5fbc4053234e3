import os
import stat

import pytest

from matchmaker.atomic_file import write_file
from matchmaker.errors import UsageError


def test_the_text_is_written_as_utf_8_with_line_feeds(tmp_path):
    write_file(tmp_path / "report.md", "São Paulo\n")
    assert (tmp_path / "report.md").read_bytes() == "São Paulo\n".encode()


def test_an_older_file_is_replaced_and_nothing_else_is_left(tmp_path):
    target = tmp_path / "report.md"
    target.write_text("old", encoding="utf-8")
    write_file(target, "new")
    assert target.read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_the_file_has_the_permissions_that_the_umask_gives(tmp_path):
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "report.md", "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "report.md").stat().st_mode) == 0o640


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_a_write_that_fails_leaves_the_old_file_and_no_temporary_one(tmp_path, monkeypatch, step):
    target = tmp_path / "report.md"
    target.write_text("old", encoding="utf-8")

    def fail(*_arguments, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"os.{step}", fail)
    with pytest.raises(UsageError, match=r"report\.md cannot be written \(No space left") as caught:
        write_file(target, "new")
    assert caught.value.hint
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_an_interruption_leaves_the_old_file_and_no_temporary_one(tmp_path, monkeypatch):
    target = tmp_path / "report.md"
    target.write_text("old", encoding="utf-8")

    def interrupt(_descriptor):
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(target, "new")
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_is_refused_and_what_it_names_stays(tmp_path):
    target = tmp_path / "target.md"
    target.write_text("old", encoding="utf-8")
    link = tmp_path / "link.md"
    link.symlink_to(target)
    with pytest.raises(UsageError, match="is a link"):
        write_file(link, "new")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "old"


def test_a_dangling_link_is_refused_too(tmp_path):
    link = tmp_path / "link.md"
    link.symlink_to(tmp_path / "missing.md")
    with pytest.raises(UsageError, match="is a link"):
        write_file(link, "new")
    assert not (tmp_path / "missing.md").exists()


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(UsageError, match="is a folder"):
        write_file(tmp_path, "new")


def test_a_folder_that_does_not_exist_is_not_made(tmp_path):
    with pytest.raises(UsageError, match="cannot be written"):
        write_file(tmp_path / "missing" / "report.md", "new")
    assert list(tmp_path.iterdir()) == []


def test_a_path_below_a_file_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be written"):
        write_file(tmp_path / "file" / "report.md", "new")


def test_a_device_or_pipe_is_refused_and_never_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(UsageError, match="is not a regular file"):
        write_file(pipe, "new")
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_file_is_not_replaced_unasked(tmp_path):
    target = tmp_path / "profile.yaml"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(UsageError, match="is there already"):
        write_file(target, "new", replace=False)
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_appears_meanwhile_is_not_replaced_either(tmp_path, monkeypatch):
    target = tmp_path / "profile.yaml"
    monkeypatch.setattr("os.fsync", lambda _: target.write_text("theirs", encoding="utf-8"))
    with pytest.raises(UsageError, match="is there already"):
        write_file(target, "new", replace=False)
    assert target.read_text(encoding="utf-8") == "theirs"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("replace", [True, False])
def test_a_new_file_is_written_where_hard_links_are_missing(tmp_path, monkeypatch, replace):
    def fail(*_arguments):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("os.link", fail)
    write_file(tmp_path / "profile.yaml", b"new", replace=replace)
    assert [path.name for path in tmp_path.iterdir()] == ["profile.yaml"]


def test_missing_folders_are_made_within_a_folder(tmp_path):
    write_file(tmp_path / "mz" / "maputo.yaml", "x", within=tmp_path)
    assert (tmp_path / "mz" / "maputo.yaml").read_text(encoding="utf-8") == "x"


def test_nothing_is_written_through_a_folder_that_is_a_link(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "registry").mkdir()
    (tmp_path / "registry" / "mz").symlink_to(elsewhere)
    with pytest.raises(UsageError, match="is a link"):
        write_file(tmp_path / "registry" / "mz" / "maputo.yaml", "x", within=tmp_path / "registry")
    assert list(elsewhere.iterdir()) == []
