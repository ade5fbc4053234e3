"""Profile files on disk: which there are, reading one within bounds, and where it belongs."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from matchmaker.errors import UsageError
from matchmaker.profiles.findings import Code, Finding
from matchmaker.profiles.model import Profile

SUFFIXES = (".yaml", ".yml")
MAX_BYTES = 1 << 20  # files over 1 MiB are refused unread


def read_bytes(path: Path) -> bytes | Finding:
    """Content of a regular file of bounded size, or why it cannot be read."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return _file_finding(path, Code.UNREADABLE, "this is not a regular file")
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        return _file_finding(path, Code.UNREADABLE, f"the file cannot be read ({reason})")
    if len(content) > MAX_BYTES:
        hint = "A profile takes a few kilobytes; shorten it."
        return _file_finding(path, Code.TOO_LARGE, "the file is over 1 MiB and was not read", hint)
    return content


def exists(path: Path) -> bool:
    """Whether something is there; no path that the system refuses (too long, say) is."""
    try:
        return path.exists()
    except OSError:
        return False


def profile_files(folder: Path) -> list[Path]:
    """Profile files below a folder, sorted; links to folders are not followed."""
    files = files_below(folder)
    if not files:
        raise UsageError(
            f"The folder {folder} holds no profile (no .yaml file).",
            hint="Profiles lie in it as <iso2>/<slug>.yaml, such as mz/maputo.yaml.",
        )
    return files


def files_below(folder: Path) -> list[Path]:
    """The same, where there may be none."""
    if not exists(folder):
        raise UsageError(f"The folder {folder} does not exist.", hint="Check the path.")
    if not folder.is_dir():
        raise UsageError(
            f"{folder} is not a folder.", hint="--profiles takes a folder; --city takes one file."
        )
    try:
        return sorted(
            Path(root) / name
            for root, _, names in os.walk(folder, onerror=_raise)
            for name in names
            if name.lower().endswith(SUFFIXES)
            and not any(p.startswith(".") for p in (*Path(root).relative_to(folder).parts, name))
        )
    except OSError as error:
        raise UsageError(
            f"The folder {error.filename} cannot be read ({error.strerror}).",
            hint="Check its permissions.",
        ) from error


def _raise(error: OSError) -> None:
    raise error


def misplacement(profile: Profile, file: str, path: Path) -> Finding | None:
    """An id that does not equal the place of its file in a registry, ``<iso2>/<slug>.yaml``."""
    expected = f"{path.resolve().parent.name}-{path.stem}"
    if profile.id == expected:
        return None
    iso2, _, slug = profile.id.partition("-")
    hint = f"Move the file to {iso2}/{slug}.yaml, or correct the id."
    message = f"the id is '{profile.id}', the file's place says '{expected}'"
    return Finding(file, 1, 1, "id", Code.ID_PATH, message, hint)


def _file_finding(path: Path, code: Code, message: str, hint: str = "") -> Finding:
    return Finding(str(path), 1, 1, "", code, message, hint)
