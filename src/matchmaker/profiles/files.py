"""Profile files on disk: which there are, reading one within bounds, and where it belongs."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

from matchmaker.errors import UsageError
from matchmaker.profiles.findings import Code, Finding, quoting

SUFFIXES = (".yaml", ".yml")
MAX_BYTES = 1 << 20  # files over 1 MiB are refused unread


# A pipe must not be waited for; Windows has no such flag, but wants bytes unchanged.
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_bytes(path: Path) -> bytes | Finding:
    """Content of a regular file of bounded size, or why it cannot be read."""
    try:
        descriptor = os.open(path, _READ)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                return _file_finding(path, Code.UNREADABLE, "this is not a regular file")
            if status.st_size > MAX_BYTES:
                return _too_large(path)
            content = _read(descriptor, status.st_size)
        finally:
            os.close(descriptor)
    except OSError as error:
        reason = error.strerror or str(error)
        return _file_finding(path, Code.UNREADABLE, f"the file cannot be read ({reason})")
    return _too_large(path) if len(content) > MAX_BYTES else content


def _read(descriptor: int, size: int) -> bytes:
    """Bytes of an open file, up to one more than are allowed.

    Parameters
    ----------
    size
        That the file said it has; asking for no more spares a large buffer for each file.
    """
    content = os.read(descriptor, size + 1)
    while len(content) < size and (part := os.read(descriptor, size + 1 - len(content))):
        content += part
    return content


def _too_large(path: Path) -> Finding:
    hint = "Such a file takes a few kilobytes; shorten it."
    return _file_finding(path, Code.TOO_LARGE, "the file is over 1 MiB and was not read", hint)


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
            f"{folder} is not a folder.",
            hint="--profiles, --exchanges and --programmes take a folder; --city takes one file.",
        )
    return walk(folder, _raise)


def walk(folder: Path, on_error: Callable[[OSError], None]) -> list[Path]:
    """YAML files below a folder, sorted; hidden ones and links to folders are passed over.

    Parameters
    ----------
    on_error
        Called for each folder that cannot be read.
    """
    found: list[str] = []
    for root, folders, names in os.walk(folder, onerror=on_error):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            os.path.join(root, name)  # noqa: PTH118 - ten times as fast, for 10,000 files
            for name in names
            if name.lower().endswith(SUFFIXES) and not name.startswith(".")
        ]
    return [Path(name) for name in sorted(found)]


def _raise(error: OSError) -> None:
    raise UsageError(
        f"The folder {error.filename} cannot be read ({error.strerror}).",
        hint="Check its permissions.",
    ) from error


def unreadable_folder(error: OSError) -> Finding:
    """The finding for a folder that cannot be read."""
    message = f"the folder cannot be read ({error.strerror})"
    path = Path(error.filename)
    return _file_finding(path, Code.UNREADABLE, message, "Check its permissions.")


def distinct(paths: Iterable[Path]) -> list[Path]:
    """Each file or folder once, though several of the paths may name it."""
    # Path.resolve raises where links go round in a circle; that is told when the file is read.
    return list({os.path.realpath(path): path for path in paths}.values())


def misplacement(id_: str, path: Path, line: int = 1, column: int = 1) -> Finding | None:
    """An id that does not equal the place of its file in a registry, ``<iso2>/<slug>.yaml``.

    Parameters
    ----------
    line, column
        Of the id in the file.
    """
    folder = path.parent.name
    if folder in {"", ".."}:
        folder = path.resolve().parent.name
    expected = f"{folder}-{path.stem}"
    if id_ == expected:
        return None
    iso2, _, slug = id_.partition("-")
    hint = f"Move the file to {iso2}/{slug}.yaml, or correct the id."
    message = f"the id is '{id_}', the file's place says '{expected}'"
    return Finding(str(path), line, column, "id", Code.ID_PATH, quoting(message), quoting(hint))


def misnamed(id_: str, path: Path, line: int = 1, column: int = 1) -> Finding | None:
    """An id that does not equal the name of its file, as exchanges and programmes want it.

    Parameters
    ----------
    line, column
        Of the id in the file.
    """
    if id_ == path.stem:
        return None
    message = f"the id is '{id_}', the file's name says '{path.stem}'"
    hint = f"Rename the file to {id_}.yaml, or correct the id."
    return Finding(str(path), line, column, "id", Code.ID_PATH, quoting(message), quoting(hint))


def _file_finding(path: Path, code: Code, message: str, hint: str = "") -> Finding:
    return Finding(str(path), 1, 1, "", code, message, hint)
