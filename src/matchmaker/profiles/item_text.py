"""The text that stands for a challenge or an expertise, and the themes that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matchmaker.profiles.model import Item

if TYPE_CHECKING:
    from matchmaker.reference.theme_detection import DetectedTheme

# A named theme that is less likely to be what the text is about is left out (docs/decisions/0014).
LEAST_CHANCE = 0.3


def item_text(title: str, description: str) -> str:
    """Title and description as one text."""
    return f"{title.strip().rstrip('.')}. {' '.join(description.split())}"


def named_themes(item: Item, language: str) -> tuple[DetectedTheme, ...]:
    """The themes that an item's text names and its profile does not declare, likeliest first."""
    found = likely_themes(item_text(item.title, item.description), language)
    return tuple(one for one in found if one.theme not in item.themes)


def likely_themes(text: str, language: str) -> tuple[DetectedTheme, ...]:
    """The themes that a text names and is likely about, the likeliest first."""
    # It reads all names of the vocabulary, which no ranking needs once its vectors are stored.
    from matchmaker.reference.theme_detection import detect_themes  # noqa: PLC0415

    return tuple(one for one in detect_themes(text, language) if one.weight >= LEAST_CHANCE)
