"""Pydantic's validation errors as findings, with line, field path and a mend."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sized
from itertools import islice
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from matchmaker.profiles.field_places import Finder
from matchmaker.profiles.field_types import GOVERNMENT_ID, INK, SLUG, URL
from matchmaker.profiles.fields import field_names
from matchmaker.profiles.findings import Code, Finding
from matchmaker.profiles.model import Profile
from matchmaker.profiles.vocabulary_types import nearest
from matchmaker.profiles.yaml_document import Path
from matchmaker.reference.countries import codes_by_name
from matchmaker.reference.folding import fold
from matchmaker.reference.theme_guesses import meant_themes
from matchmaker.reference.vocabularies import languages_by_name

_CODES = {
    "missing": Code.MISSING,
    "extra_forbidden": Code.UNKNOWN_FIELD,
    "literal_error": Code.NOT_ALLOWED,
    "date_from_datetime_parsing": Code.MALFORMED,  # written like a date, but no day of any month
}

_QUOTED = re.compile(r"'([^']*)'")  # in pydantic's list of expected literals
_SHOWN = 60  # characters of a wrong value
_MOST = 100  # findings of one file; nobody reads more, and each costs a search for a mend
# What pydantic says in Python's words, and the mend; with the bounds it names.
_PLAIN = {
    "model_type": ("is not a set of fields", "Write it as name: value lines."),
    "tuple_type": ("is not a list", "Write it as [one, two] or as lines that begin with '- '."),
    "string_type": ("is not text", "Put it in quotes if it is meant as text."),
    "int_type": ("is not a whole number", "Write digits only, without quotes or separators."),
    "int_from_float": ("is not a whole number", "Write digits only."),
    "float_type": ("is not a number", "Write a number without quotes, with a point for decimals."),
    "bool_type": ("is neither true nor false", "Write true or false, without quotes."),
    "date_type": ("is not a date", "Write year-month-day, such as 2026-03-01."),
    "date_parsing": ("is no day of the calendar", "Check year, month and day."),
    "date_from_datetime_parsing": ("is no day of the calendar", "Check year, month and day."),
    "empty": ("needs at least one entry", "Add one."),
    "too_short": ("needs at least {min_length} entries", "Add what is missing."),
    "too_long": ("has too many entries", "Keep those that matter most."),
    "greater_than_equal": ("is less than {ge:.0f}", "Write {ge:.0f} or more."),
    "less_than_equal": ("is more than {le:.0f}", "Write {le:.0f} or less."),
    "string_too_short": ("is too short", "Write at least one visible character."),
    "string_too_long": ("has more than {max_length} characters", "Shorten it."),
}
_FORMS = {
    INK: "Write at least one visible character.",
    SLUG: "Use small letters from a to z, digits and single hyphens, such as street-trading.",
    GOVERNMENT_ID: "Write the country's code in small letters, a hyphen and a name without "
    "accents, such as mz-maputo.",
    URL: "Write the whole address without spaces, beginning with https://.",
}
_WHERE = {
    "themes": "`match themes` lists them all.",
    "country": "Use an ISO 3166-1 code of two letters, such as MZ.",
    "countries": "Use ISO 3166-1 codes of two letters, such as MZ.",
    "region": "Use the country's UN M49 sub-region, such as Eastern Africa.",
    "languages": "Use ISO 639-1 codes of two letters, such as pt.",
    "text_language": "Use an ISO 639-1 code of two letters, such as en.",
    "interpreting": "Use ISO 639-1 codes of two letters, such as pt.",
    "sdg_targets": "Use targets of the 2030 Agenda in quotes, such as '11.6' or '11.a'.",
}
_SDG_TARGET = re.compile(r"(?:^|[^0-9])0*([0-9]{1,2}\.(?:[1-9][0-9]?|[a-d]))(?![0-9a-z])")
_SEVERAL = 40  # that are listed where none is near
_FEW = 12  # allowed values that are listed rather than guessed from


def schema_findings(
    error: ValidationError, found: Finder, model: type[BaseModel] = Profile
) -> Iterator[Finding]:
    """One finding per error of pydantic, up to a hundred.

    Parameters
    ----------
    model
        Of the whole file.
    """
    details = (detail for detail in error.errors(include_url=False) if not _echo(detail))
    for detail in islice(details, _MOST):
        message, hint = _explain(detail, model)
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


def _explain(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    context: Mapping[str, Any] = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            kind = model.__name__.lower()
            what = f"schema: {kind}/1" if kind != "profile" else "schema: 1"
            return "this field is missing", f"Write {what}." if detail["loc"] == (
                "schema",
            ) else "Add it."
        case "extra_forbidden":
            return _unknown(detail["loc"], model)
        case "literal_error":
            return f"{_shown(detail['input'])} is not allowed", _allowed(detail)
        case "string_pattern_mismatch":
            return f"{_shown(detail['input'])} has not the right form", _FORMS[context["pattern"]]
        case kind if kind in _PLAIN:
            name = "empty" if kind == "too_short" and context["min_length"] == 1 else kind
            message, hint = (part.format_map(context) for part in _PLAIN[name])
            return f"{_shown(detail['input'])} {message}", hint
        case _:
            return f"{_shown(detail['input'])}: {detail['msg'][:1].lower()}{detail['msg'][1:]}", ""


def _schema_line(path: Path, model: type[BaseModel]) -> str:
    """What to write where the kind of file is not said."""
    version = "" if model is Profile else f"{model.__name__.lower()}/"
    return f"Write schema: {version}1." if path == ("schema",) else ""


def _unknown(path: Path, model: type[BaseModel]) -> tuple[str, str]:
    name = str(path[-1])
    message = f"{_shown(name)} is no field here"
    if name.isdecimal():  # {latitude: -12,35}
        return message, "Write decimals with a point, such as 12.35."
    names = field_names(path[:-1], model)
    hint = _did_you_mean(nearest(name, names))
    listed = f"Fields here: {', '.join(names)}." if 0 < len(names) <= _FEW else "Remove it."
    return message, hint or listed


def _allowed(detail: ErrorDetails) -> str:
    """The nearest allowed values, or all of them where they are few, or where to find them."""
    allowed = _QUOTED.findall(detail["ctx"]["expected"])
    if len(allowed) <= _FEW:
        return f"Allowed: {', '.join(allowed)}."
    field = next((part for part in reversed(detail["loc"]) if isinstance(part, str)), "")
    value = detail["input"] if isinstance(detail["input"], str) else ""
    if isinstance(number := detail["input"], int | float):
        # 8.1 may stand for 8.10: without quotes the two are the same number.
        near = [f"'{text}'" for text in (str(number), f"{number:.2f}") if text in allowed]
    else:
        near = _meant(field, value, allowed)
    if not near and len(allowed) <= _SEVERAL:
        return f"Allowed: {', '.join(allowed)}."
    return " ".join(part for part in (_did_you_mean(near), _WHERE.get(field, "")) if part)


def _meant(field: str, value: str, allowed: list[str]) -> list[str]:
    """Allowed values that somebody may mean: by name, by synonym, or by what looks alike."""
    value = value[:_SHOWN]
    meant: list[str] = []
    match field:
        case "sdg_targets":  # 11.8 looks like 11.7 and means something else: no guess by looks
            return [code for code in _SDG_TARGET.findall(value.lower()) if code in allowed]
        case "country" | "countries":
            meant = [code] if (code := codes_by_name().get(fold(value))) else []
        case "languages" | "text_language" | "interpreting":
            meant = [code] if (code := languages_by_name().get(fold(value))) else []
        case "themes":
            return meant_themes(value)
    return meant or nearest(value, allowed)


def _did_you_mean(near: list[str]) -> str:
    return f"Did you mean {' or '.join(near)}?" if near else ""


def _shown(value: object) -> str:
    if value is None:
        return "an empty value"
    if isinstance(value, list):
        return "this list" if value else "an empty list"
    text = str(value).lower() if isinstance(value, bool) else repr(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "..."
