"""New members of an association: whoever can be read, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from matchmaker.errors import InvalidDataError, UsageError, first_lines
from matchmaker.profiles.files import SUFFIXES, exists, misplacement, unreadable_folder, walk
from matchmaker.profiles.findings import Finding
from matchmaker.profiles.loading import PlaceRule, collect_files
from matchmaker.profiles.model import Profile
from matchmaker.profiles.progress import Progress
from matchmaker.profiles.registry import PROFILES
from matchmaker.profiles.spreadsheets.problems import Problem
from matchmaker.profiles.spreadsheets.profile_reading import read_profiles
from matchmaker.profiles.spreadsheets.reading import ENDINGS, OTHER_ENDINGS
from matchmaker.visible_text import visible

_WHAT = "New members are a folder of profiles, an .xlsx or .csv file, or one .yaml file."


class Members(NamedTuple):
    """New members.

    Attributes
    ----------
    profiles
        In the order of their ids, each id once.
    mistakes
        What was left out: file, or sheet, row and column; the reason and the mend. One line each.
    notes
        Columns and sheets that were not read.
    left_out
        Names of the governments, or their files, that cannot be used at all.
    """

    profiles: tuple[Profile, ...]
    mistakes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def read_members(
    path: Path, *, encoding: str = "utf-8", progress: Progress | None = None
) -> Members:
    """Read new members; what is wrong with one of them does not keep the others back.

    Parameters
    ----------
    path
        A folder of ``<iso2>/<slug>.yaml`` files, a spreadsheet as ``match import`` reads it, or
        one profile file, wherever that is.
    encoding
        Of a .csv file.
    progress
        Called now and then with the number of governments just read, and still to do.

    Raises
    ------
    UsageError
        If the path cannot be used, or holds no government.
    InvalidDataError
        If no government of it can be used, with the mistakes; or if a spreadsheet is damaged, too
        large, or does not name its columns.
    MissingExtraError
        For .xlsx without the extra ``sheets``.
    """
    if not exists(path):
        raise UsageError(f"{path} does not exist.", hint=f"Check the path. {_WHAT}")
    if path.is_dir():
        return _of_folder(path, progress)
    ending = path.suffix.lower()
    if ending in SUFFIXES:
        return _of_files(path, [path], _anywhere, progress)
    if ending not in ENDINGS | OTHER_ENDINGS.keys():
        raise UsageError(f"{path} is no file of new members.", hint=_WHAT)
    return _of_spreadsheet(path, encoding, progress)


def _of_folder(folder: Path, progress: Progress | None) -> Members:
    denied: list[Finding] = []
    files = walk(folder, lambda error: denied.append(unreadable_folder(error)))
    return _of_files(folder, files, misplacement, progress, denied)


def _of_files(
    path: Path,
    files: Sequence[Path],
    place_rule: PlaceRule,
    progress: Progress | None,
    denied: Sequence[Finding] = (),
) -> Members:
    read = collect_files(PROFILES, place_rule, (), files, progress)
    findings = sorted([*denied, *read.findings])
    members = Members(
        read.loaded.models,
        tuple(str(finding) for finding in findings),
        left_out=tuple(dict.fromkeys(visible(finding.file) for finding in findings)),
    )
    if not members.profiles and not findings:
        raise UsageError(
            f"{path} holds no profile.",
            hint="In a folder profiles lie as <iso2>/<slug>.yaml, such as mz/maputo.yaml.",
        )
    return _usable(members, path, "`match check` says more.")


def _of_spreadsheet(path: Path, encoding: str, progress: Progress | None) -> Members:
    read = read_profiles(path, encoding, progress)
    members = Members(
        tuple(sorted(read.profiles, key=lambda profile: profile.id)),
        tuple(_told(problem) for problem in read.problems),
        tuple(visible(note) for note in read.notes),
        tuple(visible(name) for name in read.left_out),
    )
    if not members.profiles and not members.mistakes:
        raise UsageError(
            f"{path} lists no government.",
            hint="Write one in each row of the first sheet, below the names of the columns; "
            "`match import --template members.xlsx` writes a workbook with all of them.",
        )
    return _usable(members, path, "`match import` lists all of them.")


def _usable(members: Members, path: Path, more: str) -> Members:
    if members.profiles:
        return members
    count = len(members.mistakes)
    raise InvalidDataError(
        f"No new member in {path} can be used; {count} mistake{'s' if count > 1 else ''}:",
        details=first_lines(members.mistakes),
        hint=f"Mend the lines named above; {more}",
    )


def _told(problem: Problem) -> str:
    return visible(f"{problem.place}: {problem.message}. {problem.hint}")


def _anywhere(_id: str, _path: Path) -> None:
    """One file that is named need not lie where a registry would have it."""
