"""Writing a file: the old content or the new, never half of it, and never through a link."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from matchmaker.errors import UsageError


def write_file(
    path: Path, content: str | bytes, *, replace: bool = True, within: Path | None = None
) -> None:
    """Write atomically, also if the process is killed at any moment.

    Parameters
    ----------
    path
        The file; its folder must exist unless ``within`` is given.
    content
        Text is written as UTF-8 with line feeds.
    replace
        Whether a file that is there may be replaced. Without it a file that appears meanwhile is
        left alone too.
    within
        A folder that is there; missing folders between it and the file are made, and none of them
        may be a link.

    Raises
    ------
    UsageError
        If the file cannot be written; what was there stays.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        if within is not None:
            _make_folders(path.parent, within)
        _refuse_special(path)
        if not replace and path.exists():
            raise _exists(path)
        _write(path, data, replace=replace)
    except FileExistsError as error:
        raise _exists(path) from error
    except OSError as error:
        raise _unwritable(path, error) from error


def refuse_unwritable(path: Path) -> None:
    """Say at once of a file that is to be written later what can be known already.

    Raises
    ------
    UsageError
        If its folder is missing, or something else than a file has its name.
    """
    try:
        path.parent.stat()
        _refuse_special(path)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> UsageError:
    missing = not path.parent.exists()
    hint = f"Make the folder {path.parent} first." if missing else "Choose another place for it."
    return UsageError(f"{path} cannot be written ({error.strerror}).", hint=hint)


def _write(path: Path, data: bytes, *, replace: bool) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
        if replace:
            temporary.replace(path)
        else:
            _put_in_place(temporary, path)
    finally:  # Ctrl-C leaves no temporary file either
        temporary.unlink(missing_ok=True)


def _put_in_place(temporary: Path, path: Path) -> None:
    """Give a file its name unless that name is taken, in one step."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links: as near as it comes
        if path.exists():
            raise FileExistsError from None
        temporary.replace(path)


def _make_folders(folder: Path, within: Path) -> None:
    """Make the folders between two, none of them through a link."""
    made = within
    for part in folder.relative_to(within).parts:
        made /= part
        if made.is_symlink():
            raise UsageError(f"{made} is a link; nothing is written through it.", hint="Move it.")
        made.mkdir(exist_ok=True)


def _refuse_special(path: Path) -> None:
    if path.is_symlink():
        raise UsageError(f"{path} is a link; it is not written through.", hint="Name the file.")
    if path.is_dir():
        raise UsageError(f"{path} is a folder.", hint="Name a file in it.")
    if path.exists() and not path.is_file():
        raise UsageError(
            f"{path} is not a regular file.", hint="Print to the screen and redirect it instead."
        )


def _exists(path: Path) -> UsageError:
    return UsageError(f"{path} is there already; it was left as it is.", hint="Name another file.")


def _mode(path: Path) -> int:
    """Permissions of the file that is replaced, or those of a new file."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
