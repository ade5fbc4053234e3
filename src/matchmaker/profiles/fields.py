"""The fields of a file by path, taken from its model: their order, and what each may hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from matchmaker.profiles.model import Profile
from matchmaker.profiles.vocabulary_types import OneOf
from matchmaker.profiles.yaml_document import Path

Kind = Literal["text", "whole number", "number", "truth", "date", "record"]

_KINDS: Mapping[type, Kind] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "truth",
    dt.date: "date",
}


class Shape(NamedTuple):
    """What a field may hold.

    Attributes
    ----------
    kind
        What one value is.
    many
        Whether the field holds a list of them.
    allowed
        The closed list of values; empty if any is allowed.
    model
        The model of a record.
    """

    kind: Kind
    many: bool = False
    allowed: tuple[str, ...] = ()
    model: type[BaseModel] | None = None


def field_names(path: Path, model: type[BaseModel] = Profile) -> Sequence[str]:
    """Names of the fields of the record at a path, in their canonical order; none if unknown.

    Parameters
    ----------
    model
        Of the whole file.
    """
    return tuple(_fields_of(path, model))


def shape_at(path: Path) -> Shape | None:
    """What the value at a path may hold; nothing if the model has no such field.

    The path of an entry of a list has the shape of one value.
    """
    names = _names(path)
    if not names:
        return Shape("record", model=Profile)
    shape = _fields_of(names[:-1], Profile).get(names[-1])
    if shape is not None and shape.many and isinstance(path[-1], int):
        return shape._replace(many=False)
    return shape


def _names(path: Path) -> tuple[str, ...]:
    return tuple(part for part in path if isinstance(part, str))


def _fields_of(path: Path, whole: type[BaseModel]) -> Mapping[str, Shape]:
    model: type[BaseModel] | None = whole
    for name in _names(path):
        shape = _fields(model).get(name) if model else None
        model = shape.model if shape else None
    return _fields(model) if model else {}


@cache
def _fields(model: type[BaseModel]) -> Mapping[str, Shape]:
    shapes = {
        info.alias or name: _shape(info.annotation, info.metadata)
        for name, info in model.model_fields.items()
    }
    # What challenges and expertise add to an item stands before its evidence, which closes it.
    return MappingProxyType(dict(sorted(shapes.items(), key=lambda field: field[0] == "evidence")))


def _shape(annotation: Any, metadata: Sequence[object] = ()) -> Shape:  # noqa: ANN401 - any type
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0], arguments[1:])
    if origin in (Union, UnionType):
        return _shape(next(part for part in arguments if part is not type(None)))
    if origin is tuple:
        return _shape(arguments[0])._replace(many=True)
    if origin is Literal:
        return Shape("text", allowed=arguments)
    if issubclass(annotation, BaseModel):
        return Shape("record", model=annotation)
    closed = next((part for part in metadata if isinstance(part, OneOf)), None)
    return Shape(_KINDS[annotation], allowed=tuple(closed.allowed()) if closed else ())
