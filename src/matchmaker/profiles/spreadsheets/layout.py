"""The layout of a spreadsheet, once: its sheets and columns, from ``columns.csv`` and the model."""

from __future__ import annotations

import csv
import datetime as dt
import re
import types
from collections.abc import Callable, Collection, Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from matchmaker.profiles.model import Challenge, Evidence, Expertise, Profile, Source
from matchmaker.profiles.vocabulary_types import OneOf
from matchmaker.profiles.yaml_document import Data
from matchmaker.reference.folding import fold

Language = Literal["en", "fr", "es", "pt"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
Kind = Literal["text", "whole number", "decimal number", "yes or no", "date"]
_KINDS: Mapping[type, Kind] = {
    bool: "yes or no",
    int: "whole number",
    float: "decimal number",
    dt.date: "date",
    str: "text",
}
_NO_LETTERS = re.compile(r"[\W_]+")


class Column(NamedTuple):
    """A column: a field of the model, or a key that names the row it belongs to.

    Attributes
    ----------
    field
        Path of the field in the model of its sheet, such as ``context.population``.
    names, help
        Its heading and what it means, by language.
    many
        Whether a cell holds a list.
    allowed
        The closed list of its values, if there is one.
    default
        What a profile means that does not have the field.
    is_required
        Whether a new row cannot do without it.
    """

    field: str
    names: Mapping[Language, str]
    help: Mapping[Language, str]
    kind: Kind
    many: bool = False
    allowed: Callable[[], Collection[str]] | None = None
    default: Data = None
    is_required: bool = False

    @property
    def path(self) -> tuple[str, ...]:
        """The field as the keys that lead to it."""
        return tuple(self.field.split("."))


class Sheet(NamedTuple):
    """A sheet, its columns, and the fields that tell its rows apart.

    Attributes
    ----------
    key
        Field whose value is the id of what a row describes.
    named_by
        Field of which an id is made where it is left out; none where it cannot be.
    """

    id: str
    names: Mapping[Language, str]
    columns: tuple[Column, ...]
    key: str
    named_by: str

    def column(self, field: str) -> Column:
        """The column of a field."""
        return next(column for column in self.columns if column.field == field)


# Name of each sheet by language, its model, its key, and what names it.
_SHEETS: tuple[tuple[tuple[str, str, str, str], type[BaseModel], str, str], ...] = (
    (("governments", "gouvernements", "gobiernos", "governos"), Profile, "id", "name"),
    (("challenges", "défis", "desafíos", "desafios"), Challenge, "id", "title"),
    (("expertise", "expertise", "experiencia", "experiência"), Expertise, "id", "title"),
    (("evidence", "preuves", "pruebas", "evidências"), Evidence, "source", ""),
    (("sources", "sources", "fuentes", "fontes"), Source, "id", "title"),
)
# Columns that are no field of their sheet's model: they say what a row belongs to.
_OWNERS = frozenset({"government", "item"})
LANGUAGE_FIELDS = frozenset({"languages", "text_language", "capacity.interpreting"})
_FILLED_IN = frozenset({"id", "region"})  # made from the name and the country where left out


@cache
def sheets() -> Mapping[str, Sheet]:
    """All sheets by id, in their order."""
    text = files(__package__ or __name__).joinpath("columns.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return types.MappingProxyType(
        {
            names[0]: Sheet(
                names[0],
                dict(zip(LANGUAGES, names, strict=True)),
                tuple(_column(row, model) for row in rows if names[0] in row["sheets"].split()),
                key,
                named_by,
            )
            for names, model, key, named_by in _SHEETS
        }
    )


def heading_key(name: str) -> str:
    """A heading compared as people type it: without case, accents, spaces and signs."""
    return _NO_LETTERS.sub("", fold(name))


@cache
def columns_by_heading(sheet: str) -> Mapping[str, Column]:
    """Columns of a sheet by the key of every heading, in all languages, and of their field."""
    columns = sheets()[sheet].columns
    by_field = {heading_key(column.path[-1]): column for column in columns}
    return by_field | {
        heading_key(name): column for column in columns for name in column.names.values()
    }


@cache
def sheets_by_name() -> Mapping[str, Sheet]:
    """Sheets by the key of their name in every language."""
    return {
        heading_key(name): sheet for sheet in sheets().values() for name in sheet.names.values()
    }


def _column(row: Mapping[str, str], model: type[BaseModel]) -> Column:
    names = {language: row[language] for language in LANGUAGES}
    explained = {language: row[f"help_{language}"] for language in LANGUAGES}
    path = row["field"].split(".")
    if row["field"] in _OWNERS:
        return Column(row["field"], names, explained, "text", is_required=True)
    if row["field"] not in model.model_fields and model is Evidence:
        model = Source  # a row of evidence may describe the source it cites
        described = True
    else:
        described = row["field"] in _FILLED_IN
    for part in path[:-1]:
        model = _model_in(model.model_fields[part].annotation)
    field = model.model_fields[path[-1]]
    kind, many = _kind(field.annotation)
    default = field.get_default() if not field.is_required() else None
    return Column(
        row["field"],
        names,
        explained,
        kind,
        many,
        _allowed(field),
        [] if many else default,
        field.is_required() and len(path) == 1 and not described,
    )


def _model_in(annotation: Any) -> type[BaseModel]:  # noqa: ANN401 - any type expression
    """The model of a field that may be left out."""
    parts = (annotation, *get_args(annotation))
    return next(part for part in parts if isinstance(part, type) and issubclass(part, BaseModel))


def _kind(annotation: Any) -> tuple[Kind, bool]:  # noqa: ANN401 - any type expression
    """What a field holds, and whether it holds a list of them."""
    if get_origin(annotation) is tuple:
        return _kind(get_args(annotation)[0])[0], True
    if isinstance(annotation, type):
        return next(kind for type_, kind in _KINDS.items() if issubclass(annotation, type_)), False
    inner = get_args(annotation)[0]
    return ("text", False) if isinstance(inner, str) else _kind(inner)


def _allowed(field: FieldInfo) -> Callable[[], Collection[str]] | None:
    """The closed list in a field's annotation."""
    for part in (*field.metadata, *_parts(field.annotation)):
        if isinstance(part, OneOf):
            return part.allowed
        if get_origin(part) is Literal:
            values = get_args(part)
            return lambda: values
    return None


def _parts(annotation: Any) -> list[Any]:  # noqa: ANN401 - any type expression
    """An annotation and everything in it, with the marks of ``Annotated``."""
    if get_origin(annotation) in (tuple, Union, types.UnionType):
        return [part for argument in get_args(annotation) for part in _parts(argument)]
    if get_origin(annotation) is Annotated:
        return [*_parts(annotation.__origin__), *annotation.__metadata__]
    return [annotation]
