"""Rows of all sheets put together by the government they belong to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from matchmaker.profiles.findings import Code
from matchmaker.profiles.slugs import slug
from matchmaker.profiles.spreadsheets.problems import Problem
from matchmaker.profiles.spreadsheets.tables import Row, Table
from matchmaker.reference.countries import countries
from matchmaker.reference.folding import fold


@dataclass(slots=True)
class GovernmentRows:
    """Everything a spreadsheet says about one government.

    Attributes
    ----------
    left_out
        Folded ids and titles of the entries whose rows cannot be used.
    """

    id: str
    row: Row | None = None
    parts: dict[str, list[Row]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left_out: frozenset[str] = frozenset()

    def without(self, problems: Iterable[Problem]) -> GovernmentRows:
        """The rows that no problem names; a problem of the first sheet takes its row away."""
        bad = {(problem.place.sheet, problem.place.row) for problem in problems}
        parts: dict[str, list[Row]] = {}
        names = set(self.left_out)
        for sheet, rows in self.parts.items():
            for row in rows:
                if (row.name, row.number) in bad:
                    names |= {fold(row.text(column)) for column in ("id", "title")}
                else:
                    parts.setdefault(sheet, []).append(row)
        own = self.row if self.row is not None and self.row.name not in dict(bad) else None
        return GovernmentRows(self.id, own, parts, [], self.notes, frozenset(names - {""}))

    def __len__(self) -> int:
        """How many rows there are."""
        return sum(map(len, self.parts.values())) + (self.row is not None)


@dataclass(frozen=True, slots=True)
class Grouped:
    """Governments in their order in the file, and the problems of rows that belong to none."""

    governments: Mapping[str, GovernmentRows]
    problems: Sequence[Problem]


def grouped(tables: Sequence[Table], known: Collection[str]) -> Grouped:
    """Put rows together.

    Parameters
    ----------
    known
        Ids of the governments that have a file already.
    """
    governments: dict[str, GovernmentRows] = {}
    problems = [problem for table in tables for problem in table.problems]
    for table in tables:
        if table.sheet.id == "governments":
            for row in table.rows:
                _add_government(row, governments, problems)
    by_name, shared = _by_name(governments)
    named_row = (
        f"Write the id of a government of the first sheet{' or of the folder' if known else ''}. "
        "If cells are merged, unmerge them and repeat it in each row."
    )
    for table in tables:
        if table.sheet.id == "governments":
            continue
        for row in table.rows:
            owner = row.text("government")
            id_ = owner if owner in governments or owner in known else by_name.get(fold(owner))
            if id_ is None:
                problems.extend(row.problems(owner))
                message = f"no government {owner[:80]!r} is known" if owner else "this is empty"
                if fold(owner) in shared:
                    message = f"several governments of the first sheet are called {owner[:80]!r}"
                if "government" not in row.bad:
                    problem = row.problem(owner, "government", message, named_row, Code.MISSING)
                    problems.append(problem)
                continue
            government = governments.setdefault(id_, GovernmentRows(id_))
            government.parts.setdefault(table.sheet.id, []).append(row)
            government.problems.extend(row.problems(id_))
    return Grouped(governments, problems)


def _add_government(
    row: Row, governments: dict[str, GovernmentRows], problems: list[Problem]
) -> None:
    id_ = row.text("id")
    name = row.text("name")
    if not id_ and "id" not in row.bad:
        country = row.text("country")
        known = country in countries()
        own = slug(name) if known else ""
        id_ = f"{country.lower()}-{own}" if own else ""
        if not id_:
            problems.extend(row.problems(name))
            column, message, hint = _no_id(name, country, known=known)
            problems.append(row.problem(name, column, message, hint, Code.MISSING))
            return
    if not id_:
        problems.extend(row.problems(name))
        return
    if (earlier := governments.get(id_)) is not None and earlier.row is not None:
        message = f"the government '{id_}' stands in row {earlier.row.number} already"
        hint = "Keep one of the two rows, or give each an id of its own."
        earlier.problems.append(row.problem(id_, "id", message, hint, Code.DUPLICATE_ID))
        return
    government = governments[id_] = GovernmentRows(id_, row)
    government.problems.extend(row.problems(id_))
    if not row.text("id"):
        government.notes.append(f"the id {id_} was made from country and name")


def _no_id(name: str, country: str, *, known: bool) -> tuple[str, str, str]:
    """The column, what is wrong with it, and the mend, of a row of which no id can be made."""
    if not country:
        return "country", "this is empty", "Write the country, or the id of the government."
    if not known:
        shown = country[:60]
        hint = "Write the country's name or its code of two letters, such as MZ."
        return "country", f"{shown!r} is no country", hint
    if not name:
        return "name", "this is empty", "Write the name, or the id of the government."
    hint = f"Write an id in Latin letters, such as {country.lower()}-my-town."
    return "id", "no id can be made from this name", hint


def _by_name(governments: Mapping[str, GovernmentRows]) -> tuple[dict[str, str], set[str]]:
    """Ids by the folded names that only one government of the file has, and the other names."""
    ids: dict[str, str] = {}
    shared: set[str] = set()
    for government in governments.values():
        name = fold(government.row.text("name")) if government.row else ""
        if name in ids:
            shared.add(name)
        ids[name] = government.id
    return {name: id_ for name, id_ in ids.items() if name and name not in shared}, shared - {""}
