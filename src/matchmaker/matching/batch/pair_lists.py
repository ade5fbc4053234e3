"""Lists of pairs that a batch match keeps or rules out: every mistake told, all together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from matchmaker.errors import MOST_LINES, InvalidDataError, first_lines
from matchmaker.profiles.names import NameIndex
from matchmaker.profiles.spreadsheets.cell_text import unmarked
from matchmaker.profiles.spreadsheets.csv_reading import CsvRow, csv_rows
from matchmaker.profiles.spreadsheets.layout import heading_key
from matchmaker.profiles.spreadsheets.reading import read_content

_HEADINGS = (("a", "b"), ("learner", "host"))  # the first two that are there are read
_ALL_HEADINGS = frozenset(heading for pair in _HEADINGS for heading in pair)
_HEADING_HINT = (
    "The first line names the columns, a,b or learner,host; each line below it holds a pair of "
    "ids or names. `match batch --format csv` writes such a file."
)
_LONGEST_NAME = 500  # characters; no name or alias has as many, and comparing them takes long
_SHOWN_CHARACTERS = 80
_SHOWN_IDS = 5


class ListedPair(NamedTuple):
    """A pair of a list.

    Attributes
    ----------
    a, b
        Ids, as they stand in the columns ``a`` and ``b``, or ``learner`` and ``host``.
    line
        Of the file, from 1.
    """

    a: str
    b: str
    line: int


def read_pairs(
    path: Path, names: NameIndex, *, directed: bool, encoding: str = "utf-8"
) -> tuple[ListedPair, ...]:
    """Read a list of pairs, such as the one that a batch match wrote.

    Parameters
    ----------
    path
        A CSV file; what separates its columns is found out. Other columns are not read.
    names
        Everyone who may be named, by id, name or alias.
    directed
        Whether ``a`` with ``b`` is another pair than ``b`` with ``a``.
    encoding
        Of the file.

    Returns
    -------
    tuple
        In the order of the file; none if there is nothing below the first line.

    Raises
    ------
    UsageError
        If the file cannot be read.
    InvalidDataError
        If it is not text of that encoding, is malformed or too large, does not name its columns,
        or has mistakes: cells that are empty or name no government or several, a government with
        itself, and pairs that stand there twice.
    """
    rows = csv_rows(read_content(path, "a .csv file"), path.name, encoding, _ALL_HEADINGS)
    if not rows:
        raise InvalidDataError(f"{path.name} is empty.", hint=_HEADING_HINT)
    columns = _columns(rows[0].cells, path.name)
    reader = _PairReader(path.name, columns, names, directed=directed)
    pairs = [pair for row in rows[1:] if (pair := reader.read(row)) is not None]
    if reader.mistakes:
        raise InvalidDataError(
            f"{_counted(reader.mistakes, 'mistake')} in {path.name}:",
            details=first_lines(reader.mistakes),
            hint="Mend the lines named above; each cell holds the id or name of a government.",
        )
    return tuple(pairs)


def refuse_contradictions(
    locked: Iterable[ListedPair],
    forbidden: Iterable[ListedPair],
    *,
    directed: bool,
    locked_file: str,
    forbidden_file: str,
) -> None:
    """Refuse pairs that are both kept and ruled out.

    Parameters
    ----------
    directed
        Whether ``a`` with ``b`` is another pair than ``b`` with ``a``.
    locked_file, forbidden_file
        What the files of the two lists are called.

    Raises
    ------
    InvalidDataError
        With the lines of each such pair.
    """
    lines = {_key(pair.a, pair.b, directed=directed): pair.line for pair in forbidden}
    both = [
        f"{pair.a} and {pair.b}: {locked_file}, line {pair.line}; {forbidden_file}, line {line}"
        for pair in locked
        if (line := lines.get(_key(pair.a, pair.b, directed=directed))) is not None
    ]
    if both:
        raise InvalidDataError(
            f"{_counted(both, 'pair')} both kept and ruled out:",
            details=first_lines(both),
            hint="Remove each of them from one of the two files.",
        )


class _PairReader:
    """Reads row by row and collects what is wrong."""

    def __init__(
        self, file: str, columns: Mapping[str, int], names: NameIndex, *, directed: bool
    ) -> None:
        self.mistakes: list[str] = []
        self._file = file
        self._columns = columns
        self._names = names
        self._directed = directed
        self._lines: dict[tuple[str, str], int] = {}

    def read(self, row: CsvRow) -> ListedPair | None:
        """The pair of a row, unless something is wrong with it."""
        found = [self._government(row, heading, at) for heading, at in self._columns.items()]
        a, b = found
        if a is None or b is None:
            return None
        if a == b:
            self._tell(row, f"{a} is paired with itself")
            return None
        earlier = self._lines.setdefault(_key(a, b, directed=self._directed), row.line)
        if earlier != row.line:
            self._tell(row, f"{a} and {b} stand together in line {earlier} already")
            return None
        return ListedPair(a, b, row.line)

    def _government(self, row: CsvRow, heading: str, at: int) -> str | None:
        """The id of the government in a cell, unless none or several are meant."""
        name = unmarked(row.cells[at]) if at < len(row.cells) else ""
        if not name:
            self._tell(row, f"column '{heading}' is empty; write an id or a name")
            return None
        is_short = len(name) <= _LONGEST_NAME
        named = self._names.named(name) if is_short else ()
        if len(named) == 1:
            return named[0].id
        shown = name[:_SHOWN_CHARACTERS]
        if named:
            ids = ", ".join(profile.id for profile in named[:_SHOWN_IDS])
            more = ", ..." if len(named) > _SHOWN_IDS else ""
            text = f"'{shown}' is the name of {len(named)} governments ({ids}{more}); write the id"
            self._tell(row, text)
            return None
        # Looking for near names takes long; only mistakes that are spelled out need them.
        near = self._names.near(name) if is_short and len(self.mistakes) < MOST_LINES else ()
        mend = f" (did you mean {' or '.join(near)}?)" if near else ""
        self._tell(row, f"there is no government '{shown}'{mend}")
        return None

    def _tell(self, row: CsvRow, text: str) -> None:
        self.mistakes.append(f"{self._file}, line {row.line}: {text}")


def _columns(first: Sequence[str], file: str) -> Mapping[str, int]:
    """Where the two columns stand, by their headings."""
    keys = [heading_key(cell) for cell in first]
    for headings in _HEADINGS:
        if not all(heading in keys for heading in headings):
            continue
        if repeated := [heading for heading in headings if keys.count(heading) > 1]:
            raise InvalidDataError(
                f"{file} has the column '{repeated[0]}' twice.", hint="Remove one of the two."
            )
        return {heading: keys.index(heading) for heading in headings}
    raise InvalidDataError(
        f"The first line of {file} does not name the columns 'a' and 'b'.", hint=_HEADING_HINT
    )


def _key(a: str, b: str, *, directed: bool) -> tuple[str, str]:
    """What is equal for pairs that are the same."""
    return (a, b) if directed or a < b else (b, a)


def _counted(lines: Sequence[str], what: str) -> str:
    return f"{len(lines)} {what}{'s' if len(lines) > 1 else ''}"
