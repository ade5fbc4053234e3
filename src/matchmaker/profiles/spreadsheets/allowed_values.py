"""The values that a column allows, as a person chooses them, with their meanings."""

from __future__ import annotations

from collections.abc import Mapping

from matchmaker.profiles.spreadsheets.layout import LANGUAGE_FIELDS, Column, Language
from matchmaker.reference.countries import countries
from matchmaker.reference.themes import themes
from matchmaker.reference.vocabularies import context_terms, languages

_CONTEXT = {
    "context.climate": "climate",
    "context.settlement": "settlement",
    "context.hazards": "hazard",
    "context.functions": "function",
}


def allowed_values(column: Column, language: Language) -> Mapping[str, str]:
    """Values of a closed list with what they mean, as far as that is written; else nothing."""
    if column.field == "country":
        names = {country.names[language]: code for code, country in countries().items()}
        return {name: names[name] for name in sorted(names)}
    if column.field == "themes":
        return {theme.id: theme.label(language) for theme in themes().by_id.values()}
    if column.field in _CONTEXT:
        return context_terms(_CONTEXT[column.field])
    if column.field in LANGUAGE_FIELDS:
        return languages()
    return dict.fromkeys(column.allowed(), "") if column.allowed else {}
