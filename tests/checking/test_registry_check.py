"""Checking files and folders: which are checked, what is remembered, and laws of the result."""

import os
import sqlite3
from collections import defaultdict
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchmaker.checking import one_file, registry_check
from matchmaker.checking.selection import Selection
from matchmaker.content_cache import ContentCache, cache_folder
from matchmaker.errors import Notice, UsageError
from matchmaker.profiles.findings import Severity
from matchmaker.settings import CheckSettings
from tests.support.builders import item, profile_yaml
from tests.support.checking import DEFAULTS, TODAY, checked, codes, fields_text, write_files

COPIED = "Traders leave their litter in the drains of the lower streets."
BETWEEN = {"MM202", "MM301", "MM305"}  # the codes that need a second file
# Files with findings of every group; each is a neighbour for the others.
FILES: dict[str, str | bytes] = {
    "ke/a.yaml": fields_text("ke-a", name="Mfano", challenges=[item("Waste", description=COPIED)]),
    "ke/b.yaml": fields_text("ke-b", name="Mfano", challenges=[item("Litter", description=COPIED)]),
    "ke/c.yaml": fields_text("ke-a", name="Other", level="town", colour="red"),
    "tz/d.yaml": fields_text("tz-d", verified_on="2020-01-01", region="Western Africa"),
    "tz/e.yaml": fields_text("tz-e", verified_on="2030-01-01", expertise=[item("Waste")]),
    "tz/f.yaml": b"name: S\xe3o\n",
    "tz/g.yaml": b"a: [1\n",
    "tz/h.yaml": b"",
    "br/i.yaml": "# ana@example.org\r\n" + fields_text("br-i").replace("\n", "\r\n"),
    "br/j.yaml": "\ufeff" + fields_text("br-j", capacity={"assumed": True}),
    "fr/k.yaml": fields_text("fr-k"),
}
some_files = st.lists(st.sampled_from(sorted(FILES)), min_size=1, unique=True)
lawful = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """All the files, as `profiles` in the working folder."""
    monkeypatch.chdir(tmp_path)
    write_files(tmp_path / "profiles", FILES)
    return Path("profiles")


@pytest.fixture
def read(monkeypatch):
    """Number of files that are read rather than found in the cache."""
    real, contents = one_file.facts_of, []

    def facts_of(content, limits):
        contents.append(content)
        return real(content, limits)

    monkeypatch.setattr(one_file, "facts_of", facts_of)
    return contents


def forget():
    """Start from an empty cache."""
    for file in cache_folder().glob("*"):
        file.unlink()


def test_a_folder_is_every_profile_below_it(folder):
    result = checked(folder)
    assert result.files == tuple(sorted(f"profiles/{name}" for name in FILES))
    assert {str(found.code) for found in result.findings} == {
        "MM003", "MM004", "MM102", "MM103", "MM104", "MM201", "MM202", "MM204", "MM209",
        "MM301", "MM302", "MM303", "MM304", "MM305", "MM306", "MM307",
    }  # fmt: skip


def test_a_file_is_checked_whatever_its_name(tmp_path):
    (tmp_path / "notes.txt").write_text(fields_text("ke-a"), encoding="utf-8")
    assert codes(checked(tmp_path / "notes.txt").findings) == ["MM201"]


def test_every_finding_names_its_file_as_it_was_named(folder):
    absolute = folder.absolute()
    assert {found.file for found in checked(folder).findings} < set(checked(folder).files)
    assert all(found.file.startswith(str(absolute)) for found in checked(absolute).findings)


@lawful
@given(st.permutations(sorted(FILES)), some_files)
def test_the_order_in_which_paths_are_given_does_not_matter(folder, order, chosen):
    one = checked(*[folder / name for name in order])
    assert one == checked(folder)
    part = [folder / name for name in order if name in chosen]
    assert checked(*part) == checked(*reversed(part))


@lawful
@given(some_files)
def test_a_file_that_is_named_twice_counts_once(folder, chosen):
    whole = checked(folder)
    for names in (
        [folder / name for name in chosen],
        [Path(os.path.relpath(folder / name)) for name in chosen],
        [folder / ".." / "profiles" / name for name in chosen],
        [folder / Path(name).parent for name in chosen],
        [folder],
    ):
        assert checked(folder, *names) == whole == checked(*names, folder)


def test_a_file_that_is_named_in_two_ways_is_called_by_one_of_them_whatever_the_order(folder):
    ways = [folder / "ke" / "a.yaml", (folder / "ke" / "a.yaml").absolute(), Path("profiles/ke")]
    assert checked(*ways) == checked(*ways[::-1])
    assert len(checked(*ways).files) == 3  # a, b and c


def test_a_link_to_a_file_is_a_file_of_its_own(folder):
    (folder / "ke" / "link.yaml").symlink_to("a.yaml")
    assert len(checked(folder).files) == len(FILES) + 1
    found = [found for found in checked(folder).findings if found.file.endswith("link.yaml")]
    assert {"MM201", "MM202"} <= set(codes(found))


@lawful
@given(some_files)
def test_findings_are_sorted_and_each_stands_once(folder, chosen):
    findings = checked(*[folder / name for name in chosen]).findings
    assert list(findings) == sorted(findings)
    assert len(set(findings)) == len(findings)


def test_every_finding_lies_inside_its_file(folder):
    for found in checked(folder).findings:
        text = Path(found.file).read_bytes().decode("utf-8", "replace").removeprefix("\ufeff")
        lines = text.split("\n")
        assert 1 <= found.line <= len(lines), found
        assert 1 <= found.column <= len(lines[found.line - 1]) + 1, found


@lawful
@given(some_files, st.sampled_from(sorted(FILES)))
def test_neighbours_change_only_what_is_compared_between_files(folder, others, name):
    file = folder / name

    def own(*paths):
        return [
            found
            for found in checked(*paths).findings
            if found.file == str(file) and found.code not in BETWEEN
        ]

    assert own(file) == own(file, *[folder / other for other in others]) == own(folder)


def test_a_cold_a_warm_and_no_cache_find_the_same(folder, read, monkeypatch):
    cold = checked(folder)
    assert len(read) == len(FILES)
    warm = checked(folder)
    assert len(read) == len(FILES)
    monkeypatch.setattr(registry_check, "ContentCache", lambda _path: ContentCache(None))
    none = checked(folder)
    assert len(read) == 2 * len(FILES)
    assert cold == warm == none


def test_a_damaged_cache_finds_the_same_with_a_notice(folder, read):
    cold = checked(folder)
    (cache_folder() / "profiles.sqlite3").write_bytes(b"no database at all " * 400)
    with pytest.warns(Notice, match="was damaged"):
        assert checked(folder) == cold
    assert len(read) == 2 * len(FILES)
    assert checked(folder) == cold
    assert len(read) == 2 * len(FILES)


@pytest.mark.parametrize("value", [b"", b"{}", b"[]", b"null", b"\xff", b"[" * 10_000, b"[[],1]"])
def test_a_damaged_entry_is_read_again(folder, read, monkeypatch, value):
    cold = checked(folder)
    monkeypatch.setattr(ContentCache, "get_many", lambda _, keys: dict.fromkeys(keys, value))
    assert checked(folder) == cold
    assert len(read) == 2 * len(FILES)


def test_an_entry_whose_bytes_were_changed_is_read_again(folder, read):
    cold = checked(folder)
    with closing(sqlite3.connect(cache_folder() / "profiles.sqlite3")) as connection, connection:
        connection.execute("UPDATE entries SET value = zeroblob(length(value)) WHERE rowid < 4")
    assert checked(folder) == cold
    assert len(read) == len(FILES) + 3


def test_another_version_reads_again_and_finds_the_same(folder, read, monkeypatch):
    cold = checked(folder)
    monkeypatch.setattr(registry_check, "__version__", "99.0")
    assert checked(folder) == cold
    assert len(read) == 2 * len(FILES)


def test_other_tables_read_again(folder, read, monkeypatch):
    """A theme that is no longer one, or a border that moved, must be found at once."""
    checked(folder)
    monkeypatch.setattr(registry_check, "program_digest", lambda *_: "other")
    checked(folder)
    assert len(read) == 2 * len(FILES)


def test_another_limit_reads_again(folder, read):
    checked(folder)
    lenient = checked(folder, settings=CheckSettings(least_words=0, copied_words=100))
    assert len(read) == 2 * len(FILES)
    assert not {"MM304", "MM305"} & set(codes(lenient.findings))


def test_what_needs_no_reading_is_not_read_again(folder, read):
    checked(folder)
    later = checked(
        folder,
        today=TODAY.replace(year=2040),
        settings=CheckSettings(stale_after_days=5, ignore=("MM304",)),
        selection=Selection(["MM303"], [], DEFAULTS),
    )
    assert len(read) == len(FILES)
    assert codes(later.findings).count("MM303") == 8


def test_the_same_content_elsewhere_is_not_read_again_but_told_with_its_own_name(
    folder, read, tmp_path
):
    before = checked(folder).findings
    moved = folder.rename(tmp_path / "moved")
    after = checked(Path(moved.name)).findings
    assert len(read) == len(FILES)
    assert {found.file for found in after} == {
        found.file.replace("profiles/", "moved/") for found in before
    }


def test_only_a_changed_file_is_read_again(folder, read):
    checked(folder)
    (folder / "fr" / "k.yaml").write_text(fields_text("fr-k", name="New"), encoding="utf-8")
    read.clear()
    checked(folder)
    assert len(read) == 1


def test_what_is_not_selected_is_counted(folder):
    everything = checked(folder)
    some = checked(folder, selection=Selection(["MM3"], ["MM305"], DEFAULTS))
    assert everything.hidden == 0
    assert some.hidden == len(everything.findings) - len(some.findings) > 0
    assert {found.code[:3] for found in some.findings} == {"MM3"}


def test_settings_choose_where_nothing_else_does(folder):
    exceptions = CheckSettings(exceptions={"profiles/tz/*": ("MM",)})
    assert not {found.file[9:11] for found in checked(folder, settings=exceptions).findings} & {
        "tz"
    }


def test_errors_and_warnings_are_told_apart_and_decide(folder):
    result = checked(folder)
    errors, warnings = result.of(Severity.ERROR), result.of(Severity.WARNING)
    assert sorted([*errors, *warnings]) == list(result.findings)
    assert not result.passes()
    stale = checked(folder / "tz" / "d.yaml", selection=Selection(["MM303"], [], DEFAULTS))
    assert codes(stale.findings) == ["MM303"]
    assert stale.passes(strict=True)
    thin = checked(folder / "tz" / "e.yaml", selection=Selection(["MM304"], [], DEFAULTS))
    assert thin.passes()
    assert not thin.passes(strict=True)


def test_progress_counts_every_file_once(folder, monkeypatch):
    monkeypatch.setattr(registry_check, "_BATCH", 4)
    seen = []
    checked(folder, progress=lambda done, left: seen.append((done, left)))
    assert seen == [(4, 7), (4, 3), (3, 0)]


@pytest.mark.parametrize("batch", [1, 2, 3, 100])
def test_the_size_of_a_batch_changes_nothing(folder, monkeypatch, batch):
    whole = checked(folder)
    forget()
    monkeypatch.setattr(registry_check, "_BATCH", batch)
    assert checked(folder) == whole


def test_of_many_copies_each_gets_one_finding_of_a_kind(tmp_path):
    text = profile_yaml("ke-same", challenges=[item("Waste", description=COPIED * 3)])
    write_files(tmp_path, {f"ke/{at:03}.yaml": text for at in range(300)})
    by_file = defaultdict(list)
    for found in checked(tmp_path).findings:
        by_file[found.file].append(str(found.code))
    first, *rest = sorted(by_file)
    assert by_file[first] == ["MM201"]
    assert {tuple(by_file[file]) for file in rest} == {("MM201", "MM202", "MM305")}


@pytest.mark.parametrize("name", ["missing", "missing/a.yaml", "x" * 5000, "a\0b", ""])
def test_a_path_that_does_not_exist_is_wrong_use(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"does not exist|There is no profile"):
        checked(Path(name))


def test_a_folder_without_profiles_is_wrong_use(tmp_path):
    write_files(tmp_path, {"README.md": "", ".hidden.yaml": "", ".git/x.yaml": ""})
    with pytest.raises(UsageError, match="There is no profile") as caught:
        checked(tmp_path)
    assert "mz/maputo.yaml" in caught.value.hint


def test_an_empty_folder_beside_another_is_passed_over(folder, tmp_path):
    (tmp_path / "empty").mkdir()
    assert checked(folder, Path("empty")) == checked(folder)


def test_what_cannot_be_read_in_a_folder_is_a_finding_and_the_rest_is_checked(folder):
    os.mkfifo(folder / "ke" / "pipe.yaml")
    (folder / "ke" / "loop.yaml").symlink_to("loop.yaml")
    (folder / "ke" / "gone.yaml").symlink_to("nowhere.yaml")
    (folder / "ke" / "round").symlink_to("..", target_is_directory=True)
    (folder / "ke" / "folder.yaml").mkdir()
    (folder / "ke" / "big.yaml").write_bytes(b"#" * ((1 << 20) + 1))
    result = checked(folder)
    found = {Path(found.file).name: str(found.code) for found in result.findings}
    assert {name: found.get(name) for name in ("pipe.yaml", "loop.yaml", "gone.yaml")} == {
        "pipe.yaml": "MM001", "loop.yaml": "MM001", "gone.yaml": "MM001",
    }  # fmt: skip
    assert found["big.yaml"] == "MM002"
    assert len(result.files) == len(FILES) + 4


@pytest.mark.parametrize("name", ["/dev/null", "/dev/zero"])
def test_a_device_is_not_read(name):
    assert codes(checked(Path(name)).findings) == ["MM001"]


def test_a_folder_that_cannot_be_listed_is_one_finding_and_the_rest_is_checked(folder, monkeypatch):
    real = os.scandir

    def scandir(path):
        if str(path).endswith("tz"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    result = checked(folder, folder / "tz")
    (found,) = [found for found in result.findings if found.code == "MM001"]
    assert (found.file, found.message) == (
        "profiles/tz",
        "the folder cannot be read (Permission denied)",
    )
    assert not any("/tz/" in file for file in result.files)


def test_a_file_that_may_not_be_read_is_a_finding(folder, monkeypatch):
    real = os.open

    def refuse(path, *arguments, **options):
        if str(path).endswith("k.yaml"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *arguments, **options)

    monkeypatch.setattr(os, "open", refuse)
    (found,) = [found for found in checked(folder).findings if found.file.endswith("k.yaml")]
    assert (found.code, found.message) == ("MM001", "the file cannot be read (Permission denied)")
