"""Towns of the cases in English too, to ask the same cases without a change of language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, TypeVar

from pydantic import Field

from matchmaker.profiles.field_places import Finder
from matchmaker.profiles.field_types import GovernmentId, Slug, Text, Title
from matchmaker.profiles.findings import Code, Finding
from matchmaker.profiles.model import Item, Profile
from matchmaker.profiles.strict_model import StrictModel

ENGLISH = "en"
_Kind = TypeVar("_Kind", bound=Item)


class TranslatedItem(StrictModel):
    """The text of a challenge or an expertise in English."""

    id: Slug = Field(description="The item's id.")
    title: Title = Field(description="Its title.")
    description: Text = Field(description="Its description.")


TranslatedItems = Annotated[tuple[TranslatedItem, ...], Field(max_length=100)]


class Translation(StrictModel):
    """All texts of a town in English."""

    id: GovernmentId = Field(description="The town.")
    challenges: TranslatedItems = Field(default=(), description="Its challenges.")
    expertise: TranslatedItems = Field(default=(), description="Its expertise.")


def in_english(town: Profile, translation: Translation) -> Profile:
    """The town with its texts in English; all else stays."""
    return town.model_copy(
        update={
            "text_language": ENGLISH,
            "challenges": _items(town.challenges, translation.challenges),
            "expertise": _items(town.expertise, translation.expertise),
        }
    )


def _items(items: tuple[_Kind, ...], texts: tuple[TranslatedItem, ...]) -> tuple[_Kind, ...]:
    text_of = {text.id: text for text in texts}
    return tuple(
        item.model_copy(
            update={"title": text_of[item.id].title, "description": text_of[item.id].description}
        )
        for item in items
    )


def translation_findings(
    translations: tuple[Translation, ...], towns: Mapping[str, Profile], found: Finder
) -> Iterator[Finding]:
    """What does not fit: towns that are not there or need none, and items left out or unknown."""
    seen: set[str] = set()
    for index, translation in enumerate(translations):
        path = ("translations", index)
        if translation.id in seen:
            message, hint = f"'{translation.id}' is translated already", "Keep one of the two."
            yield found((*path, "id"), Code.DUPLICATE_ID, message, hint)
        seen.add(translation.id)
        town = towns.get(translation.id)
        if town is None or town.text_language == ENGLISH:
            message = f"'{translation.id}' is no town of this file with a text in another language"
            hint = "Translate the towns under `towns` whose text_language is not en."
            yield found((*path, "id"), Code.UNKNOWN_ID, message, hint)
            continue
        for side in ("challenges", "expertise"):
            have = [item.id for item in getattr(town, side)]
            given = [text.id for text in getattr(translation, side)]
            if sorted(have) != sorted(given):
                message = f"the {side} of '{town.id}' are {_listed(have)}, not {_listed(given)}"
                hint = "Translate each item of the town once."
                yield found((*path, side), Code.UNKNOWN_ID, message, hint)


def _listed(ids: list[str]) -> str:
    return ", ".join(ids) or "none"
