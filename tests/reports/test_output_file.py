import os
import stat

import pytest

from matchmaker.errors import UsageError
from matchmaker.reports.output_file import write_report


def test_the_text_is_written_as_utf_8_with_line_feeds(tmp_path):
    write_report(tmp_path / "report.md", "São Paulo\n")
    assert (tmp_path / "report.md").read_bytes() == "São Paulo\n".encode()


def test_an_older_file_is_replaced_and_nothing_else_is_left(tmp_path):
    target = tmp_path / "report.md"
    target.write_text("old", encoding="utf-8")
    write_report(target, "new")
    assert target.read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_the_file_has_the_permissions_that_the_umask_gives(tmp_path):
    before = os.umask(0o027)
    try:
        write_report(tmp_path / "report.md", "x")
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
        write_report(target, "new")
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
        write_report(target, "new")
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_is_refused_and_what_it_names_stays(tmp_path):
    target = tmp_path / "target.md"
    target.write_text("old", encoding="utf-8")
    link = tmp_path / "link.md"
    link.symlink_to(target)
    with pytest.raises(UsageError, match="is a link"):
        write_report(link, "new")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "old"


def test_a_dangling_link_is_refused_too(tmp_path):
    link = tmp_path / "link.md"
    link.symlink_to(tmp_path / "missing.md")
    with pytest.raises(UsageError, match="is a link"):
        write_report(link, "new")
    assert not (tmp_path / "missing.md").exists()


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(UsageError, match="is a folder"):
        write_report(tmp_path, "new")


def test_a_folder_that_does_not_exist_is_not_made(tmp_path):
    with pytest.raises(UsageError, match="cannot be written"):
        write_report(tmp_path / "missing" / "report.md", "new")
    assert list(tmp_path.iterdir()) == []


def test_a_path_below_a_file_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be written"):
        write_report(tmp_path / "file" / "report.md", "new")


def test_a_device_or_pipe_is_refused_and_never_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(UsageError, match="is not a regular file"):
        write_report(pipe, "new")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
