"""Profiles as the rows of each sheet: what an import reads back as the same profiles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from matchmaker.profiles.model import Profile
from matchmaker.profiles.spreadsheets.cell_values import Cell, cell_of
from matchmaker.profiles.spreadsheets.layout import Language, Sheet, sheets
from matchmaker.profiles.yaml_document import Data


def rows_of(sheet: Sheet, profiles: Iterable[Profile], language: Language) -> list[list[Cell]]:
    """The rows of one sheet, in the order of its columns."""
    return [
        [cell_of(column, _value(record, column.path), language) for column in sheet.columns]
        for profile in profiles
        for record in _records(sheet.id, profile.model_dump(mode="json", by_alias=True))
    ]


def headings(sheet: Sheet, language: Language) -> list[str]:
    """The first row of a sheet."""
    return [column.names[language] for column in sheet.columns]


def all_sheets() -> Sequence[Sheet]:
    """Every sheet of a workbook; a CSV file has the first one only."""
    return tuple(sheets().values())


def _records(sheet: str, profile: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if sheet == "governments":
        yield profile
    elif sheet == "evidence":
        for item in (*profile["challenges"], *profile["expertise"]):
            for entry in item["evidence"]:
                yield {"government": profile["id"], "item": item["id"], **entry}
    else:
        for entry in profile[sheet]:
            yield {"government": profile["id"], **entry}


def _value(record: Mapping[str, Any], path: Sequence[str]) -> Data:
    value: Any = record
    for part in path:
        value = None if value is None else value.get(part)
    return value  # type: ignore[no-any-return]  # plain data of a dumped profile
