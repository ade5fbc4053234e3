"""Pydantic's validation errors as findings, with line, field path and a mend."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sized
from itertools import islice
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from matchmaker.profiles.field_places import Finder
from matchmaker.profiles.findings import Code, Finding
from matchmaker.profiles.model import Profile
from matchmaker.profiles.vocabulary_types import nearest
from matchmaker.profiles.yaml_reading import Path
from matchmaker.reference.countries import codes_by_name
from matchmaker.reference.folding import fold
from matchmaker.reference.themes import themes
from matchmaker.reference.vocabularies import languages

_CODES = {
    "missing": Code.MISSING,
    "extra_forbidden": Code.UNKNOWN_FIELD,
    "literal_error": Code.NOT_ALLOWED,
}

_QUOTED = re.compile(r"'([^']*)'")  # in pydantic's list of expected literals
_SHOWN = 60  # characters of a wrong value
_COMPARED = 100  # characters of one that are compared with allowed values; none is longer
_MOST = 100  # findings of one file; nobody reads more, and each costs a search for a mend
# What pydantic says in Python's words, and the mend.
_PLAIN = {
    "model_type": ("is not a set of fields", "Write it as name: value lines."),
    "tuple_type": ("is not a list", "Write it as [one, two] or as lines that begin with '- '."),
    "string_type": ("is not text", "Put it in quotes if it is meant as text."),
    "int_type": ("is not a whole number", "Write digits only, without quotes or separators."),
    "int_from_float": ("is not a whole number", "Write digits only."),
    "float_type": ("is not a number", "Write a number without quotes, with a point for decimals."),
    "too_short": ("needs at least one entry", "Add one."),
}
_WHERE = {
    "themes": "`match themes` lists them all.",
    "country": "Use an ISO 3166-1 code of two letters, such as MZ.",
    "region": "Use the country's UN M49 sub-region, such as Eastern Africa.",
    "languages": "Use ISO 639-1 codes of two letters, such as pt.",
    "text_language": "Use an ISO 639-1 code of two letters, such as en.",
    "interpreting": "Use ISO 639-1 codes of two letters, such as pt.",
}
_SEVERAL = 40  # that are listed where none is near
_FEW = 12  # allowed values that are listed rather than guessed from


def schema_findings(error: ValidationError, found: Finder) -> Iterator[Finding]:
    """One finding per error of pydantic, up to a hundred."""
    details = (detail for detail in error.errors(include_url=False) if not _echo(detail))
    for detail in islice(details, _MOST):
        message, hint = _explain(detail)
        yield found(detail["loc"], _code(detail["type"]), message, hint)


def _echo(detail: ErrorDetails) -> bool:
    """Whether a list is called too short only because its wrong entries were left out."""
    return (
        detail["type"] == "too_short"
        and isinstance(detail["input"], Sized)
        and len(detail["input"]) >= detail["ctx"]["min_length"]
    )


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
            near = nearest(name[:_COMPARED], _fields(detail["loc"]))
            return f"'{name}' is no field here", _did_you_mean(near) or "Remove it."
        case "literal_error":
            return f"{_shown(detail['input'])} is not allowed", _allowed(detail)
        case "string_pattern_mismatch":
            return f"{_shown(detail['input'])} has not the right form", (
                f"It must match {context['pattern']}"
            )
        case kind if kind in _PLAIN:
            return f"{_shown(detail['input'])} {_PLAIN[kind][0]}", _PLAIN[kind][1]
        case _:
            return f"{_shown(detail['input'])}: {detail['msg'][:1].lower()}{detail['msg'][1:]}", ""


def _allowed(detail: ErrorDetails) -> str:
    """The nearest allowed values, or all of them where they are few, or where to find them."""
    allowed = _QUOTED.findall(detail["ctx"]["expected"])
    if len(allowed) <= _FEW:
        return f"Allowed: {', '.join(allowed)}."
    field = next((part for part in reversed(detail["loc"]) if isinstance(part, str)), "")
    value = detail["input"][:_COMPARED] if isinstance(detail["input"], str) else ""
    near = _meant(field, value) or nearest(value, allowed)
    if not near and len(allowed) <= _SEVERAL:
        return f"Allowed: {', '.join(allowed)}."
    return " ".join(part for part in (_did_you_mean(near), _WHERE.get(field, "")) if part)


def _meant(field: str, value: str) -> list[str]:
    """Codes of a name that stands where its code should, and themes by their synonyms."""
    if field == "country":
        return [code] if (code := codes_by_name().get(fold(value))) else []
    if field in {"languages", "text_language", "interpreting"}:
        return [code for code, name in languages().items() if name.lower() == value.lower()]
    if field == "themes":
        return nearest(value, themes().by_id) or themes().suggest(value)
    return []


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
