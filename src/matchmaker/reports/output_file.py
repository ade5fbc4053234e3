"""Writing a report to a file: the old content or the new, never half of it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from matchmaker.errors import UsageError


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
    temporary: str | None = None
    try:
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        Path(temporary).chmod(0o666 & ~umask)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise UsageError(
            f"{path} cannot be written ({error.strerror}).", hint="Choose another --output."
        ) from error
