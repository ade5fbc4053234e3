"""What a spreadsheet says about a government, put into its data; all else stays as it is."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, cast

from matchmaker.profiles.findings import Code
from matchmaker.profiles.model import Evidence
from matchmaker.profiles.slugs import slug
from matchmaker.profiles.spreadsheets.grouping import GovernmentRows
from matchmaker.profiles.spreadsheets.layout import Column
from matchmaker.profiles.spreadsheets.problems import Place, Problem
from matchmaker.profiles.spreadsheets.tables import Row
from matchmaker.profiles.yaml_document import Data, Path
from matchmaker.reference.countries import countries
from matchmaker.reference.folding import fold

Record = dict[str, Data]

_ITEMS = ("challenges", "expertise")
_OWN = frozenset({"government", "item"})


class Rules(NamedTuple):
    """What an import may take away.

    Attributes
    ----------
    clear_empty
        Whether an empty cell empties its field; else it leaves the field as it is.
    remove_missing
        Whether entries are removed that a sheet of the file does not have.
    sheets
        The sheets that the file has.
    """

    clear_empty: bool = False
    remove_missing: bool = False
    sheets: Collection[str] = ()


@dataclass(slots=True)
class Merged:
    """The data of a government, where each field comes from, and what is new in it."""

    data: Record
    places: dict[Path, Place] = field(default_factory=dict)
    changes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def merged(base: Mapping[str, Data] | None, rows: GovernmentRows, rules: Rules) -> Merged:
    """Put the rows of a government into the data of its valid profile, or into a new one."""
    return _Merge(base, rows, rules).run()


class _Merge:
    def __init__(self, base: Mapping[str, Data] | None, rows: GovernmentRows, rules: Rules) -> None:
        self._rows = rows
        self._rules = rules
        data: Record = {"schema": 1, "id": rows.id}
        self._out = Merged(data if base is None else copy.deepcopy(dict(base)))
        self._out.notes += rows.notes
        self._told: dict[tuple[str, str], tuple[Data, Row]] = {}

    def run(self) -> Merged:
        if (row := self._rows.row) is not None:
            self._apply(self._out.data, row, (), "", row.sheet.columns)
            self._fill_region()
        for kind in (*_ITEMS, "sources"):
            self._merge_entries(kind)
        self._merge_evidence()
        return self._out

    def _fill_region(self) -> None:
        """A region left out is that of the country."""
        country = countries().get(str(self._out.data.get("country")))
        if self._out.data.get("region") is None and country is not None and country.subregion:
            self._out.data["region"] = country.subregion

    def _merge_entries(self, kind: str) -> None:
        rows = self._rows.parts.get(kind, [])
        ids = self._ids(rows)
        entries = self._entries(self._out.data, kind)
        if self._removes(kind):
            self._remove(self._out.data, kind, [e for e in entries if e.get("id") in ids.values()])
            entries = self._entries(self._out.data, kind)
        places = {str(entry.get("id")): at for at, entry in enumerate(entries)}
        for row in rows:
            if row.number not in ids:
                continue
            id_ = ids[row.number]
            if id_ not in places:
                places[id_] = len(entries)
                entries.append({"id": id_})
                self._out.changes.append(f"{kind}.{id_} (new)")
                self._out.data[kind] = cast("list[Data]", entries)
            path = (kind, places[id_])
            self._apply(entries[places[id_]], row, path, f"{kind}.{id_}", row.sheet.columns)
            self._out.places[path] = row.place()
            if kind == "sources":
                for name, value in row.values.items():
                    self._told[id_, name] = (value, row)

    def _ids(self, rows: Sequence[Row]) -> dict[int, str]:
        """The id of what each row describes, by row number; rows without one are problems."""
        ids: dict[int, str] = {}
        numbers: dict[str, int] = {}
        for row in rows:
            name = row.text(row.sheet.named_by)
            id_ = row.text("id") or slug(name)
            if not id_:
                if "id" not in row.bad:
                    hint = f"Write an id such as my-entry, or the {row.sheet.named_by}."
                    self._problem(row, "id", "this is empty", hint, Code.MISSING)
                continue
            if id_ in numbers:
                message = f"'{id_}' stands in row {numbers[id_]} already"
                hint = "Keep one of the two rows, or give each an id of its own."
                self._problem(row, "id", message, hint, Code.DUPLICATE_ITEM)
                continue
            ids[row.number] = id_
            numbers[id_] = row.number
            if not row.text("id"):
                self._out.notes.append(f"{row.place()}: the id {id_} was made from the title")
        return ids

    def _merge_evidence(self) -> None:
        sheet = "evidence"
        rows_of: dict[Path, list[Row]] = {}
        items = self._items()
        for row in self._rows.parts.get(sheet, []):
            wanted = row.text("item")
            path = items.get(wanted) or items.get(fold(wanted))
            if path is None:
                if "item" not in row.bad:
                    message = f"no entry {wanted[:80]!r} of {self._rows.id} is known"
                    hint = "Write the id of a challenge or expertise of this government."
                    if fold(wanted) in self._rows.left_out:
                        message = f"the row of {wanted[:80]!r} cannot be used"
                        hint = "Mend that row first."
                    self._problem(row, "item", message, hint, Code.MISSING)
            elif not self._source_id(row):
                hint = "Write the id of the source, or the title of a new one."
                self._problem(row, "source", "this is empty", hint, Code.MISSING)
            else:
                rows_of.setdefault(path, []).append(row)
                self._describe_source(row)
        touched = set(items.values()) if self._removes(sheet) else rows_of.keys()
        for path in sorted(touched, key=str):
            self._cite(path, rows_of.get(path, []))

    def _items(self) -> dict[str, Path]:
        """Where each item stands, by id and by folded title."""
        found: dict[str, Path] = {}
        by_title: dict[str, Path] = {}
        for kind in _ITEMS:
            for at, item in enumerate(self._entries(self._out.data, kind)):
                found.setdefault(str(item.get("id")), (kind, at))
                by_title.setdefault(fold(str(item.get("title"))), (kind, at))
        return by_title | found

    def _source_id(self, row: Row) -> str:
        return row.text("source") or slug(row.text("title"))

    def _describe_source(self, row: Row) -> None:
        """Take what a row of evidence says about its source itself, if it says anything."""
        details = [
            column
            for column in row.sheet.columns
            if column.field not in _OWN | Evidence.model_fields.keys()
            and row.values.get(column.field) is not None
        ]
        if not details:
            return
        id_ = self._source_id(row)
        for column in details:
            value = row.values[column.field]
            told, earlier = self._told.get((id_, column.field), (None, row))
            if told is None:
                self._told[id_, column.field] = (value, row)
            elif told != value:
                message = f"{earlier.name}, row {earlier.number} says otherwise of '{id_}'"
                hint = "Say the same in both, or leave this cell empty."
                self._problem(row, column.field, message, hint)
                return
        sources = self._entries(self._out.data, "sources")
        at = next((n for n, source in enumerate(sources) if source.get("id") == id_), len(sources))
        if at == len(sources):
            sources.append({"id": id_})
            self._out.changes.append(f"sources.{id_} (new)")
            self._out.data["sources"] = cast("list[Data]", sources)
            self._out.places["sources", at] = row.place()
            self._out.places["sources", at, "id"] = row.place("source")
        self._apply(sources[at], row, ("sources", at), f"sources.{id_}", details)

    def _cite(self, path: Path, rows: Sequence[Row]) -> None:
        """Match rows of evidence to the entries of an item: first equal ones, then by source."""
        kind, at = path
        item = self._entries(self._out.data, str(kind))[cast("int", at)]
        label = f"{kind}.{item.get('id')}.evidence"
        entries = self._entries(item, "evidence")
        free = list(range(len(entries)))
        matched: dict[int, int] = {}
        for exactly in (True, False):
            for number, row in enumerate(rows):
                if number in matched:
                    continue
                same = (
                    place
                    for place in free
                    if entries[place].get("source") == self._source_id(row)
                    and (
                        not exactly
                        or entries[place].get("verified_by") == row.values.get("verified_by")
                    )
                )
                if (place := next(same, None)) is not None:
                    matched[number] = place
                    free.remove(place)
        for number, row in enumerate(rows):
            if number not in matched:
                matched[number] = len(entries)
                entries.append({"source": self._source_id(row)})
                self._out.changes.append(f"{label} (new)")
                item["evidence"] = cast("list[Data]", entries)
            own = [column for column in row.sheet.columns if column.field in Evidence.model_fields]
            where = (*path, "evidence", matched[number])
            self._out.places[where] = row.place()
            self._apply(entries[matched[number]], row, where, label, own)
        if self._removes("evidence") and free:
            self._remove(item, "evidence", [e for n, e in enumerate(entries) if n not in free])

    def _apply(
        self, record: Record, row: Row, path: Path, label: str, columns: Iterable[Column]
    ) -> None:
        """Set the fields of a record to the values of a row."""
        for column in columns:
            if column.field in _OWN:
                continue
            self._out.places[(*path, *column.path)] = row.place(column.field)
            if column.field not in row.values:
                continue
            value = row.values[column.field]
            if value is None and (column.field == row.sheet.key or not self._rules.clear_empty):
                continue
            old = _get(record, column.path)
            if value == old or (old is None and value == column.default):
                continue
            _set(record, column.path, value)
            self._out.changes.append(f"{label}.{column.field}" if label else column.field)

    def _removes(self, sheet: str) -> bool:
        return self._rules.remove_missing and sheet in self._rules.sheets

    def _remove(self, record: Record, name: str, kept: list[Record]) -> None:
        for entry in self._entries(record, name):
            if entry not in kept:
                id_ = entry.get("id") or entry.get("source")
                owner = f"{record.get('id')}." if name == "evidence" else ""
                self._out.changes.append(f"{owner}{name}.{id_} (removed)")
        _set(record, (name,), cast("list[Data]", kept) or None)

    @staticmethod
    def _entries(record: Record, name: str) -> list[Record]:
        """The list of records of a field, in place where there is one."""
        return cast("list[Record]", record.get(name) or [])

    def _problem(
        self, row: Row, column: str, message: str, hint: str, code: Code = Code.NOT_ALLOWED
    ) -> None:
        self._out.problems.append(row.problem(self._rows.id, column, message, hint, code))


def _get(record: Record, path: Sequence[str]) -> Data:
    value: Data = record
    for part in path:
        if not isinstance(value, dict):
            return None
        value = value.get(part)
    return value


def _set(record: Record, path: Sequence[str], value: Data) -> None:
    """Set a field, or take it away with what would be empty around it."""
    *parents, name = path
    inner = record
    for part in parents:
        found = inner.get(part)
        if not isinstance(found, dict):
            found = inner[part] = {}
        inner = found
    if value is not None:
        inner[name] = value
        return
    inner.pop(name, None)
    if parents and not inner:
        _set(record, parents, None)
