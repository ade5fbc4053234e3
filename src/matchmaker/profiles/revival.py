"""Models from JSON that this program wrote itself, without validating them once more.

Validation of a few hundred profiles, and building the validators, is a third of what a warm ranking
costs. What stands in the cache was valid when it was written, under a key that holds the state of
code and tables and with a checksum of its own; all that is looked at here is its shape.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic.fields import FieldInfo
from pydantic_core import from_json

from matchmaker.profiles.strict_model import Model, StrictModel

_Make = Callable[[Any], Any]


class RevivalError(Exception):
    """Bytes that are not what `model_dump_json` writes of the model."""


class _Plan(NamedTuple):
    """How a model is made of JSON that has certain keys.

    Attributes
    ----------
    values
        Of a model without any of its fields, in their order.
    given
        The names of the attributes that the JSON gives.
    made
        A key in the JSON, the name of the attribute, and what turns the JSON into its value; only
        where something is to be done.
    renamed
        Keys that are not the name of an attribute.
    """

    values: dict[str, Any]
    given: set[str]
    made: Sequence[tuple[str, str, _Make]]
    renamed: Sequence[str]


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
        made = _make(model, from_json(value, cache_strings="keys"))
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise RevivalError(str(error)) from error
    assert isinstance(made, model)
    return made


def _make(model: type[StrictModel], data: dict[str, Any]) -> StrictModel:
    plan = _plan(model, *data)
    values = {**plan.values, **data}
    for key, name, make in plan.made:
        values[name] = make(data[key])
    for key in plan.renamed:
        del values[key]
    # What `model_construct` does, less its copies of defaults and names: they are frozen.
    made = model.__new__(model)
    _set(made, "__dict__", values)
    _set(made, "__pydantic_fields_set__", plan.given)
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", None)
    return made


_set = object.__setattr__  # the models are frozen


@cache
def _plan(model: type[StrictModel], *given: str) -> _Plan:
    whole = _whole(model)
    if lacking := whole.required.difference(given):
        raise ValueError(f"{model.__name__} lacks {', '.join(lacking)}")
    fields = [(key, *whole.fields[key]) for key in given]
    return _Plan(
        whole.values,
        {name for _, name, _ in fields},
        [(key, name, make or _same) for key, name, make in fields if make or key != name],
        [key for key, name, _ in fields if key != name],
    )


class _Whole(NamedTuple):
    """What a plan may need of a model.

    Attributes
    ----------
    fields
        By key in the JSON: the name of the attribute, and what turns the JSON into its value, if
        the two are not the same.
    required
        Keys that must be there.
    values
        As those of a plan.
    """

    fields: Mapping[str, tuple[str, _Make | None]]
    required: frozenset[str]
    values: dict[str, Any]


@cache
def _whole(model: type[StrictModel]) -> _Whole:
    fields = model.model_fields
    keys = {name: info.alias or name for name, info in fields.items()}
    return _Whole(
        {keys[name]: (name, _maker(info.annotation)) for name, info in fields.items()},
        frozenset(keys[name] for name, info in fields.items() if info.is_required()),
        {name: _default(info) for name, info in fields.items()},
    )


def _same(value: Any) -> Any:  # noqa: ANN401 - of any type
    return value


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
