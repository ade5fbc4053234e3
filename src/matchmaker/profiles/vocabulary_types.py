"""Field types whose values come from closed lists, each value with what it means."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from matchmaker.reference.countries import countries, subregions
from matchmaker.reference.themes import themes
from matchmaker.reference.vocabularies import context_terms, languages, sdg_targets

_LONGEST = 80  # characters of a value worth comparing; no allowed value is as long


@dataclass(frozen=True)
class OneOf:
    """Restricts a string to a closed list, as a literal that pydantic checks without Python.

    Attributes
    ----------
    name
        Of the list, in the JSON Schema.
    allowed
        The values.
    meaning
        What a value means, in a few words; read only for the JSON Schema.
    """

    name: str
    allowed: Callable[[], Collection[str]]
    meaning: Callable[[str], str] | None = None

    def __get_pydantic_core_schema__(
        self, source: type[str], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Called by pydantic when it builds a model."""
        return core_schema.literal_schema(list(self.allowed()))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Called by pydantic for the JSON Schema; a list with a title becomes a definition."""
        values = list(self.allowed())
        listed = {"title": self.name, "type": "string", "enum": values}
        return listed | _described([self.meaning(v) for v in values] if self.meaning else [])


class Explained:
    """What each value of a `Literal` means, for the JSON Schema."""

    def __init__(self, **meanings: str) -> None:
        self.meanings = meanings

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Called by pydantic for the JSON Schema."""
        literal = handler(schema)
        return literal | _described([self.meanings[value] for value in literal["enum"]])


def _described(meanings: list[str]) -> dict[str, list[str]]:
    # Not part of JSON Schema; editors show it beside each value (VS Code, yaml-language-server).
    return {"enumDescriptions": meanings} if meanings else {}


def nearest(value: str, allowed: Collection[str]) -> list[str]:
    """Up to three allowed values that begin with the given words or look like them, best first."""
    import difflib  # noqa: PLC0415 - only for a name that is not known

    if len(value) > _LONGEST:
        return []
    folded = {term.casefold(): term for term in allowed}
    wanted = value.casefold()
    longer = [term for term in folded if wanted and term.startswith(f"{wanted} ")]
    close = difflib.get_close_matches(wanted, folded, n=3, cutoff=0.6)
    return [folded[term] for term in dict.fromkeys([*longer, *close])][:3]


def _members(subregion: str) -> str:
    members = [c.name for c in countries().values() if c.subregion == subregion]
    return ", ".join(sorted(members))


def _theme(id_: str) -> str:
    vocabulary = themes()
    theme = vocabulary.by_id[id_]
    return f"{theme.label()} ({vocabulary.groups[theme.group].label()})"


def _term(kind: str, name: str) -> OneOf:
    return OneOf(name, lambda: context_terms(kind), lambda term: context_terms(kind)[term])


CountryCode = Annotated[str, OneOf("Country", countries, lambda code: countries()[code].name)]
Subregion = Annotated[str, OneOf("Subregion", subregions, _members)]
LanguageCode = Annotated[str, OneOf("Language", languages, lambda code: languages()[code])]
ThemeId = Annotated[str, OneOf("Theme", lambda: themes().by_id, _theme)]
SdgTarget = Annotated[str, OneOf("SdgTarget", sdg_targets)]
Climate = Annotated[str, _term("climate", "Climate")]
Settlement = Annotated[str, _term("settlement", "Settlement")]
Hazard = Annotated[str, _term("hazard", "Hazard")]
Function = Annotated[str, _term("function", "Function")]
