"""Models from JSON that this program wrote itself, without validating them once more.

Validation of a few hundred profiles, and building the validators, is a third of what a warm ranking
costs. What stands in the cache was valid when it was written, under a key that holds the state of
code and tables and with a checksum of its own; all that is looked at here is its shape.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from matchmaker.profiles.strict_model import Model, StrictModel

_Make = Callable[[Any], Any]


class RevivalError(Exception):
    """Bytes that are not what `model_dump_json` writes of the model."""


class _Plan(NamedTuple):
    """How a model is made.

    Attributes
    ----------
    fields
        By key in the JSON: the name of the attribute, and what turns the JSON into its value, if
        the two are not the same.
    required
        Keys that must be there.
    values
        Of a model without any of its fields, in their order.
    renamed
        Whether a key is not the name of its attribute.
    """

    fields: Mapping[str, tuple[str, _Make | None]]
    required: frozenset[str]
    values: dict[str, Any]
    renamed: bool


def revived(model: type[Model], value: bytes) -> Model:
    """The model that was written.

    Parameters
    ----------
    value
        Of ``model_dump_json(by_alias=True, exclude_defaults=True)``.

    Raises
    ------
    RevivalError
        If it is something else.
    """
    try:
        made = _make(model, json.loads(value))
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise RevivalError(str(error)) from error
    assert isinstance(made, model)
    return made


def _make(model: type[StrictModel], data: dict[str, Any]) -> StrictModel:
    plan = _plan(model)
    if not plan.required <= data.keys():
        raise ValueError(f"{model.__name__} lacks a field")
    fields, values = plan.fields, plan.values.copy()
    for key, value in data.items():
        name, make = fields[key]
        values[name] = value if make is None else make(value)
    given = {fields[key][0] for key in data} if plan.renamed else set(data)
    # What `model_construct` does, less its copies of defaults: they are frozen.
    made = model.__new__(model)
    _set(made, "__dict__", values)
    _set(made, "__pydantic_fields_set__", given)
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", None)
    return made


_set = object.__setattr__  # the models are frozen


@cache
def _plan(model: type[StrictModel]) -> _Plan:
    fields = model.model_fields
    keys = {name: info.alias or name for name, info in fields.items()}
    return _Plan(
        {keys[name]: (name, _maker(info.annotation)) for name, info in fields.items()},
        frozenset(keys[name] for name, info in fields.items() if info.is_required()),
        {name: _default(info) for name, info in fields.items()},
        any(key != name for name, key in keys.items()),
    )


def _default(info: FieldInfo) -> Any:  # noqa: ANN401 - of any type
    """A default as the model itself would have it; of models an empty one."""
    factory = info.default_factory
    if factory is None:
        return info.default
    assert isinstance(factory, type)
    return _make(factory, {})


def _maker(annotation: Any) -> _Make | None:  # noqa: ANN401 - any type
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _maker(arguments[0])
    if origin in (Union, UnionType):
        return _optional(next(part for part in arguments if part is not type(None)))
    if origin is tuple:
        return _several(arguments[0])
    if isinstance(annotation, type) and issubclass(annotation, StrictModel):
        return lambda value: _make(annotation, value)
    return _SCALARS.get(annotation)


def _optional(annotation: Any) -> _Make | None:  # noqa: ANN401 - any type
    make = _maker(annotation)
    return None if make is None else lambda value: None if value is None else make(value)


def _several(annotation: Any) -> _Make:  # noqa: ANN401 - any type
    make = _maker(annotation)
    return tuple if make is None else lambda values: tuple([make(value) for value in values])


_SCALARS: Mapping[Any, _Make] = {dt.date: dt.date.fromisoformat, float: float}
