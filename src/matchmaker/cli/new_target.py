"""Where a new profile goes, and that nothing is there yet."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from matchmaker.atomic_file import write_file
from matchmaker.cli.asking import tell
from matchmaker.cli.streams import say
from matchmaker.errors import UsageError
from matchmaker.profiles.files import SUFFIXES, misplacement
from matchmaker.profiles.findings import InvalidFilesError
from matchmaker.profiles.model import Profile
from matchmaker.profiles.new_answers import Answers
from matchmaker.profiles.reading import parse_profile, read_profile
from matchmaker.profiles.starter import starter_folder
from matchmaker.reference.countries import countries

_STANDARD = Path("profiles")  # where import writes and export reads too; made if it is not there


class Target(NamedTuple):
    """A folder of profiles, one file, or the screen.

    Attributes
    ----------
    folder
        Where the file goes to ``<iso2>/<slug>.yaml``.
    file
        A file of the person's choice instead.
    """

    folder: Path
    file: Path | None
    printed: bool

    def path(self, answers: Answers) -> Path:
        """The file of these answers."""
        place = Path(answers.country.lower(), f"{answers.slug}.yaml")
        return self.file or self.folder / place

    def refuse_if_taken(self, answers: Answers) -> None:
        """Tell as early as possible that the file or the id is there.

        Raises
        ------
        UsageError
            If there is such a file, whatever it holds.
        """
        if self.printed:
            return
        path = self.path(answers)
        taken = [path] if self.file else [path.with_suffix(suffix) for suffix in SUFFIXES]
        for other in taken:
            if other.exists() or other.is_symlink():
                another = (
                    "name another one."
                    if self.file
                    else "for another government of this name, give the new one another file "
                    f"name: --slug {answers.slug}-{answers.level or 'province'}"
                )
                raise UsageError(
                    f"{other} is there already; it was left as it is.",
                    hint=f"Edit that file; or {another}",
                )
        shipped = starter_folder() / answers.country.lower() / f"{answers.slug}.yaml"
        if shipped.exists():
            tell(
                f"Note: the starter registry has a profile {answers.id} already (match show "
                f"{answers.id}); yours stands in its place where you use it with --profiles."
            )

    def write(self, answers: Answers, text: str) -> Path:
        """Write the file, where nothing is, and read it back.

        Raises
        ------
        UsageError
            If it cannot be written.
        InvalidFilesError
            If it is no valid profile; then no file is left.
        """
        self.check(text)
        path = self.path(answers)
        if self.file is None and self.folder == _STANDARD and not self.folder.is_symlink():
            with suppress(OSError):  # which writing the file tells
                self.folder.mkdir(exist_ok=True)
        write_file(path, text, replace=False, within=None if self.file else self.folder)
        profile = read_profile(path)
        if wrong := misplacement(profile.id, path):
            say(f"Note: {wrong.message}. That matters only in a folder of profiles. {wrong.hint}")
        return path

    @staticmethod
    def check(text: str) -> None:
        """Refuse a text that is no valid profile.

        Raises
        ------
        InvalidFilesError
            With every finding.
        """
        result = parse_profile(text.encode(), "the new profile")
        if not isinstance(result, Profile):
            raise InvalidFilesError(result)


def choose_target(into: Path | None, output: Path | None, *, printed: bool) -> Target:
    """The target that the options name.

    Raises
    ------
    UsageError
        If they name two, or a folder that is not there.
    """
    if sum((into is not None, output is not None, printed)) > 1:
        raise UsageError(
            "--into, --output and --print say where the profile goes, and two of them are given.",
            hint="Give one.",
        )
    folder = into or (Path() if _is_of_profiles(Path()) else _STANDARD)
    if into is not None and not folder.is_dir():
        raise UsageError(f"There is no folder {folder}.", hint="Make it first.")
    if output is not None and not output.parent.is_dir():
        raise UsageError(f"There is no folder {output.parent}.", hint="Make it first.")
    if output is not None and output.suffix.lower() not in SUFFIXES:
        raise UsageError(
            f"{output} is no name of a profile file.", hint="Let it end in .yaml, as they all do."
        )
    return Target(folder, output, printed)


def _is_of_profiles(folder: Path) -> bool:
    """Whether a folder without one called profiles is one itself: by its name or its countries."""
    if _STANDARD.is_dir():
        return False
    if folder.resolve().name == _STANDARD.name:
        return True
    with suppress(OSError):
        countries_there = (folder / code.lower() for code in countries())
        return any(next(inner.glob("*.y*ml"), None) for inner in countries_there)
    return False
