"""Tables of a data folder that the caller names: bounded, with errors that say what to do."""

from __future__ import annotations

import csv
import io
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from matchmaker.errors import InvalidDataError, UsageError
from matchmaker.visible_text import visible

MAX_BYTES = 20 << 20
MAX_ROWS = 50_000  # of a table; the largest has 12,000


class DataFile(NamedTuple):
    """A table that the evaluation reads and the project does not ship.

    Attributes
    ----------
    place
        Where it lies below the data folder.
    origin
        Where such a file comes from.
    columns
        Those that are needed, in the order of the result.
    headed
        Whether its first row names the columns; otherwise a row has these and no others.
    """

    place: str
    origin: str
    columns: tuple[str, ...]
    headed: bool = True


class Row(NamedTuple):
    """The cells that were asked for, and the line on which the row ends."""

    line: int
    cells: Sequence[str]


def asked_folder(folder: Path | None, task: str) -> Path:
    """The data folder, for a task that cannot do without.

    Raises
    ------
    UsageError
        If none was given, or it is not there.
    """
    if folder is None:
        raise UsageError(
            f"The task '{task}' needs public test data, which do not ship.",
            hint="Name their folder with --data DIR.",
        )
    if not folder.is_dir():
        raise UsageError(
            f"There is no folder {folder}.",
            hint="Name the folder of the test data with --data DIR.",
        )
    return folder


def read_rows(folder: Path, file: DataFile) -> list[Row]:
    """The rows of a table.

    Parameters
    ----------
    folder
        The data folder.

    Raises
    ------
    UsageError
        If the folder or the file is not there or cannot be read.
    InvalidDataError
        If it is too large, is no UTF-8, is malformed, or lacks a column.
    """
    path = folder / file.place
    text = _text(_content(folder, path, file), path)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    try:
        taken = _places(path, file, next(reader, [])) if file.headed else None
        width = None if taken is None else max(taken) + 1
        for cells in reader:
            if not cells:
                continue
            if len(rows) == MAX_ROWS:
                raise InvalidDataError(f"{path} has more than {MAX_ROWS:,} rows.")
            if taken is None or width is None:
                if len(cells) != len(file.columns):
                    raise invalid(path, reader.line_num, _width_told(cells, file))
                rows.append(Row(reader.line_num, cells))
            else:
                if len(cells) < width:
                    raise invalid(path, reader.line_num, _width_told(cells, file))
                rows.append(Row(reader.line_num, [cells[at] for at in taken]))
    except csv.Error as error:
        raise invalid(path, reader.line_num, f"this is no proper CSV ({error})") from error
    if not rows:
        raise InvalidDataError(f"{path} has no rows.", hint=_fetch(file))
    return rows


def invalid(path: Path, line: int, what: str) -> InvalidDataError:
    """The error for a row that is wrong."""
    return InvalidDataError(
        f"{path}, line {line}: {visible(what)}.",
        hint="Fetch the file again; it is read as its publishers made it.",
    )


def _width_told(cells: Sequence[str], file: DataFile) -> str:
    return f"{len(cells)} cells, expected {len(file.columns)} ({', '.join(file.columns)})"


def _fetch(file: DataFile) -> str:
    return f"It should hold {file.origin}. The project ships none of this data."


def _content(folder: Path, path: Path, file: DataFile) -> bytes:
    try:
        if not folder.is_dir():
            raise UsageError(
                f"The data folder {folder} does not exist or is not a folder.",
                hint=f"Name the folder that holds {file.place}: {file.origin}.",
            )
        if not stat.S_ISREG(path.stat().st_mode):
            raise UsageError(f"{path} is not a regular file.", hint=_fetch(file))
        with path.open("rb") as opened:
            content = opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}).", hint=_fetch(file)) from error
    if len(content) > MAX_BYTES:
        raise InvalidDataError(f"{path} is over {MAX_BYTES >> 20} MiB and was not read.")
    return content


def _text(content: bytes, path: Path) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise invalid(path, line, "this is not UTF-8 text") from error


def _places(path: Path, file: DataFile, heading: Sequence[str]) -> list[int]:
    """Where the needed columns stand."""
    missing = [column for column in file.columns if column not in heading]
    if missing:
        raise InvalidDataError(
            f"{path} has no column {', '.join(missing)} in its first row.", hint=_fetch(file)
        )
    return [heading.index(column) for column in file.columns]
