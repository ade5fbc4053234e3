"""Field types whose values come from closed lists of the reference data."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Annotated

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from matchmaker.reference.countries import countries, subregions
from matchmaker.reference.themes import themes
from matchmaker.reference.vocabularies import context_terms, languages


@dataclass(frozen=True)
class OneOf:
    """Restricts a string to a closed list, as a literal that pydantic checks without Python."""

    allowed: Callable[[], Collection[str]]

    def __get_pydantic_core_schema__(
        self, source: type[str], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Called by pydantic when it builds a model."""
        return core_schema.literal_schema(list(self.allowed()))


def nearest(value: str, allowed: Collection[str]) -> list[str]:
    """Up to three allowed values that look like the given one, best first."""
    import difflib  # noqa: PLC0415 - only for a name that is not known

    folded = {term.casefold(): term for term in allowed}
    close = difflib.get_close_matches(value.casefold(), folded, n=3, cutoff=0.6)
    return [folded[term] for term in close]


CountryCode = Annotated[str, OneOf(countries)]
Subregion = Annotated[str, OneOf(subregions)]
LanguageCode = Annotated[str, OneOf(languages)]
ThemeId = Annotated[str, OneOf(lambda: themes().by_id)]
Climate = Annotated[str, OneOf(lambda: context_terms("climate"))]
Settlement = Annotated[str, OneOf(lambda: context_terms("settlement"))]
Hazard = Annotated[str, OneOf(lambda: context_terms("hazard"))]
Function = Annotated[str, OneOf(lambda: context_terms("function"))]
