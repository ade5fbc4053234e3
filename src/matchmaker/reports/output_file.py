"""Writing a report to a file: the old content or the new, never half of it."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from matchmaker.errors import UsageError


def _mode(path: Path) -> int:
    """Permissions of the file that is replaced, or those of a new file."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def write_report(path: Path, text: str) -> None:
    """Write atomically; a link is not followed but refused.

    Raises
    ------
    UsageError
        If the file cannot be written; what was there stays.
    """
    if path.is_symlink():
        raise UsageError(f"{path} is a link; it is not written through.", hint="Name the file.")
    if path.is_dir():
        raise UsageError(f"{path} is a folder.", hint="Name a file in it.")
    if path.exists() and not path.is_file():
        raise UsageError(
            f"{path} is not a regular file.", hint="Print to the screen and redirect it instead."
        )
    temporary: str | None = None
    try:
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode(path))
        Path(temporary).replace(path)
    except BaseException as error:  # Ctrl-C leaves no temporary file either
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        if not isinstance(error, OSError):
            raise
        raise UsageError(
            f"{path} cannot be written ({error.strerror}).", hint="Choose another --output."
        ) from error
