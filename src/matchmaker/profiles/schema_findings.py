"""Pydantic's validation errors as findings, with line, field path and a mend."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sized
from itertools import islice
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from matchmaker.profiles.findings import Code, Finding
from matchmaker.profiles.model import Profile
from matchmaker.profiles.vocabulary_types import nearest
from matchmaker.profiles.yaml_reading import Document, Path

_CODES = {
    "missing": Code.MISSING,
    "extra_forbidden": Code.UNKNOWN_FIELD,
    "literal_error": Code.NOT_ALLOWED,
}

_QUOTED = re.compile(r"'([^']*)'")  # in pydantic's list of expected literals
_SHOWN = 60  # characters of a wrong value
_MOST = 100  # findings of one file; nobody reads more, and each costs a search for a mend
_FEW = 12  # allowed values that are listed rather than guessed from


def schema_findings(error: ValidationError, document: Document, file: str) -> Iterator[Finding]:
    """One finding per error of pydantic, up to a hundred."""
    details = (detail for detail in error.errors(include_url=False) if not _echo(detail))
    for detail in islice(details, _MOST):
        path: Path = detail["loc"]
        line, column = position(document, path)
        message, hint = _explain(detail)
        yield Finding(
            file, line + 1, column + 1, field_path(path), _code(detail["type"]), message, hint
        )


def _echo(detail: ErrorDetails) -> bool:
    """Whether a list is called too short only because its wrong entries were left out."""
    return (
        detail["type"] == "too_short"
        and isinstance(detail["input"], Sized)
        and len(detail["input"]) >= detail["ctx"]["min_length"]
    )


def position(document: Document, path: Path) -> tuple[int, int]:
    """Line and column (from 0) of a field, or of the nearest field that holds it."""
    while path and path not in document.positions:
        path = path[:-1]
    return document.positions.get(path, (0, 0))


def field_path(path: Path) -> str:
    """``("challenges", 0, "themes")`` as ``challenges[0].themes``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _code(kind: str) -> Code:
    if kind in _CODES:
        return _CODES[kind]
    return Code.WRONG_TYPE if kind.endswith(("_type", "_parsing")) else Code.MALFORMED


def _explain(detail: ErrorDetails) -> tuple[str, str]:
    context: Mapping[str, Any] = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return "this field is missing", "Add it."
        case "extra_forbidden":
            name = str(detail["loc"][-1])
            near = nearest(name, _fields(detail["loc"]))
            return f"'{name}' is no field here", _did_you_mean(near) or "Remove it."
        case "literal_error":
            return f"{_shown(detail['input'])} is not allowed", _allowed(detail)
        case "string_pattern_mismatch":
            return f"{_shown(detail['input'])} has not the right form", (
                f"It must match {context['pattern']}"
            )
        case _:
            return f"{_shown(detail['input'])}: {detail['msg'][:1].lower()}{detail['msg'][1:]}", ""


def _allowed(detail: ErrorDetails) -> str:
    """The nearest allowed values, or all of them where they are few."""
    allowed = _QUOTED.findall(detail["ctx"]["expected"])
    if len(allowed) <= _FEW:
        return f"Allowed: {', '.join(allowed)}."
    near = nearest(detail["input"], allowed) if isinstance(detail["input"], str) else []
    return _did_you_mean(near) or f"{len(allowed)} values are allowed; the README says which."


def _fields(path: Path) -> list[str]:
    """Names of the fields beside the last part of a path."""
    model: type[BaseModel] = Profile
    for part in path[:-1]:
        if isinstance(part, int):
            continue
        for name, info in model.model_fields.items():
            if part in (name, info.alias):
                model = _model_in(info.annotation) or model
    return [info.alias or name for name, info in model.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - any type expression
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if found := _model_in(argument):
            return found
    return None


def _did_you_mean(near: list[str]) -> str:
    return f"Did you mean {' or '.join(near)}?" if near else ""


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "..."
