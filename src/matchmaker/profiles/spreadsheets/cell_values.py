"""One cell to the value of a field, and back."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from functools import cache

from matchmaker.profiles.number_words import (
    LATITUDE_SIDES,
    LONGITUDE_SIDES,
    decimal_number,
    degrees,
    whole_number,
)
from matchmaker.profiles.spreadsheets.cell_lists import joined, split
from matchmaker.profiles.spreadsheets.cell_text import marked, unmarked
from matchmaker.profiles.spreadsheets.layout import LANGUAGE_FIELDS, Column, Language
from matchmaker.profiles.yaml_document import Data
from matchmaker.reference.countries import codes_by_name
from matchmaker.reference.folding import fold
from matchmaker.reference.theme_names import listed_with_labels, themes_named
from matchmaker.reference.vocabularies import languages_by_name, sdg_targets

YES = {"en": "yes", "fr": "oui", "es": "sí", "pt": "sim"}
NO = {"en": "no", "fr": "non", "es": "no", "pt": "não"}
_TRUE = frozenset({*map(fold, YES.values()), "true", "vrai", "verdadero", "verdadeiro", "1"})
_FALSE = frozenset({*map(fold, NO.values()), "false", "faux", "falso", "0"})
_WITH_ZEROS = re.compile(r"([+-]?[0-9]{1,18})[.,]0{1,2}")
_SIDES = {"location.latitude": LATITUDE_SIDES, "location.longitude": LONGITUDE_SIDES}
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000  # 1954 to 2119, as Excel counts days
_EPOCH = dt.date(1899, 12, 30)
_OLDEST_DATE = dt.date(1900, 3, 1)  # before it spreadsheets disagree about days


class BadCellError(Exception):
    """A cell that says nothing safe; carries what is wrong and how to mend it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


# What a cell holds: also bool and dt.datetime, which these include; or why it cannot be used.
Cell = str | int | float | dt.date | BadCellError | None


def value_of(column: Column, cell: Cell) -> Data:
    """The value of a field that a cell holds; None for an empty cell.

    What cannot be understood is left as it is, for the model to refuse with its explanation.

    Raises
    ------
    BadCellError
        If the cell holds another kind of thing, or something that can be read in two ways.
    """
    if isinstance(cell, BadCellError):
        raise cell
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if isinstance(cell, str):
        text = unmarked(cell)
        return (
            [word for entry in split(text) for word in _words(column, entry)]
            if column.many
            else _text(column, text)
        )
    if isinstance(cell, dt.date):
        return _date(column, cell)
    if isinstance(cell, bool):
        if column.kind != "yes or no":
            raise BadCellError(
                "a yes-or-no value stands here", f"This cell holds {_meant(column)}."
            )
        return cell
    return _number(column, cell)


def cell_of(column: Column, value: Data, language: Language) -> Cell:
    """A cell that `value_of` reads as the value."""
    if value is None or value == []:
        return None
    if isinstance(value, list):
        return marked(joined(map(str, value)))
    if column.kind == "yes or no":
        return (YES if value else NO)[language]
    if column.kind == "date" and isinstance(value, str):
        date = dt.date.fromisoformat(value)
        return date if date >= _OLDEST_DATE else value
    if isinstance(value, str):
        return marked(value)
    assert isinstance(value, int | float)
    return value


def _text(column: Column, text: str) -> Data:
    match column.kind:
        case "whole number":
            return _whole(text)
        case "decimal number":
            return _decimal(column, text)
        case "yes or no":
            word = fold(text)
            if word not in _TRUE | _FALSE:
                raise BadCellError(f"{text[:60]!r} is neither yes nor no", "Write yes or no.")
            return word in _TRUE
        case "date":
            return _written_date(text)
        case _:
            return _word(column, text)


def _whole(text: str) -> int | str:
    if found := _WITH_ZEROS.fullmatch(text):
        return int(found[1])
    number = whole_number(text)
    return text if number is None else number


def _decimal(column: Column, text: str) -> float | str:
    sides = _SIDES.get(column.field)
    number = degrees(text, sides) if sides else None
    number = decimal_number(text) if number is None else number
    return text if number is None else number


def _written_date(text: str) -> str:
    """The date that is meant, if it is but one; a text that is none is left to the model.

    Raises
    ------
    BadCellError
        If day and month may be either way round.
    """
    if found := _YEAR_FIRST.fullmatch(text):
        return next(iter(_dates(found[1], [(found[2], found[3])])), text)
    if not (found := _YEAR_LAST.fullmatch(text)):
        return text
    first, sign, second, year = found.groups()
    # Nobody puts points behind the month of a date that begins with it.
    orders = [(second, first)] if sign == "." else [(second, first), (first, second)]
    meant = sorted(_dates(year, orders))
    if len(meant) > 1:
        raise BadCellError(
            f"{text} may be {meant[0]} or {meant[1]}", "Write the one that is meant like that."
        )
    return meant[0] if meant else text


def _dates(year: str, orders: Iterable[tuple[str, str]]) -> set[str]:
    """The dates, as ISO has them, that pairs of month and day make in a year."""
    dates = set()
    for month, day in orders:
        with suppress(ValueError):
            dates.add(dt.date(int(year), int(month), int(day)).isoformat())
    return dates


def _words(column: Column, text: str) -> list[str]:
    """An entry of a list; several if commas were put between values of a closed list."""
    word = _word(column, text)
    if column.allowed is None or word in (allowed := column.allowed()):
        return [word]
    words = [_word(column, part.strip()) for part in text.split(",") if part.strip()]
    return words if any(one in allowed for one in words) else [word]


def _word(column: Column, text: str) -> str:
    """A word of a closed list however it is spelled, or by its name; any other text as it is."""
    if column.allowed is None:
        return text
    if column.field == "country":
        return codes_by_name().get(fold(text), text)
    allowed = column.allowed()
    if column.field in LANGUAGE_FIELDS and text not in allowed:
        text = languages_by_name().get(fold(text), text)
    if column.field == "themes" and text not in allowed:
        text = _theme(text)
    return text if text in allowed else _spellings(tuple(allowed)).get(fold(text), text)


def _theme(text: str) -> str:
    """Id of the theme of that name; any other text as it is.

    Raises
    ------
    BadCellError
        If officials use the word for several themes.
    """
    named = themes_named(text)
    if len(named) > 1:
        raise BadCellError(
            f"'{text[:60]}' may mean {listed_with_labels(text)}", "Write the one that is meant."
        )
    return named[0] if named else text


@cache
def _spellings(allowed: Collection[str]) -> Mapping[str, str]:
    return {fold(term): term for term in allowed}


def _date(column: Column, cell: dt.date) -> str:
    if column.kind != "date":
        raise BadCellError(
            f"a date stands here ({cell:%Y-%m-%d})",
            f"This cell holds {_meant(column)}. Give it the format Text and write it again: "
            "spreadsheets turn 8.3 into a date.",
        )
    if isinstance(cell, dt.datetime):
        if cell.time() != dt.time():
            raise BadCellError(f"{cell} has a time of day", "Write the date only.")
        cell = cell.date()
    return cell.isoformat()


def _number(column: Column, cell: float) -> Data:
    whole = int(cell) if isinstance(cell, int) or cell.is_integer() else None
    if whole is None and not math.isfinite(cell):
        raise BadCellError(f"the number {cell} stands here", "Write a number of digits.")
    match column.kind:
        case "whole number":
            return cell if whole is None else whole
        case "decimal number":
            return cell
        case "yes or no" if whole in (0, 1):
            return bool(whole)
        case "date" if whole is not None and _FIRST_SERIAL <= whole <= _LAST_SERIAL:
            meant = _EPOCH + dt.timedelta(days=whole)
            raise BadCellError(
                f"the number {whole} stands where a date is meant",
                f"Give the cell the format Date (it is {meant} then), or write {meant}.",
            )
        case "text":
            return _number_as_text(column, cell if whole is None else whole)
        case _:
            raise BadCellError(
                f"the number {str(cell)[:40]} stands here", f"This cell holds {_meant(column)}."
            )


def _number_as_text(column: Column, number: float) -> Data:
    text = str(number)
    # 8.10 typed as a number has become 8.1.
    if column.field == "sdg_targets" and {text, f"{text}0"} <= set(sdg_targets()):
        raise BadCellError(
            f"the number {text} may have been {text} or {text}0",
            "Give the cell the format Text and write the target again.",
        )
    return [text] if column.many else text


def _meant(column: Column) -> str:
    if column.many:
        return "a list separated by semicolons"
    return {
        "text": "text",
        "whole number": "a whole number",
        "decimal number": "a number",
        "yes or no": "yes or no",
        "date": "a date such as 2026-03-01",
    }[column.kind]
