"""The themes that a challenge and its answer have in common: declared, or named by their texts."""

from __future__ import annotations

from typing import Literal, NamedTuple

from matchmaker.profiles.item_text import named_themes
from matchmaker.profiles.model import Item, Profile
from matchmaker.reference.themes import themes
from matchmaker.scoring.pair import Answer

How = Literal["declared", "named"]


class SharedTheme(NamedTuple):
    """A theme of both a challenge and an expertise.

    Attributes
    ----------
    challenge, expertise
        How each has it: ``declared`` in its profile, or only ``named`` by its text, which counts
        less.
    """

    theme: str
    challenge: How
    expertise: How


def shared_themes(answer: Answer, asking: Profile, answering: Profile) -> tuple[SharedTheme, ...]:
    """Themes in common, declared ones first, then as the vocabulary has them.

    Parameters
    ----------
    asking, answering
        Whose challenge and whose expertise it is.
    """
    if answer.expertise is None:
        return ()
    asked = _of(answer.challenge, asking.text_language)
    offered = _of(answer.expertise, answering.text_language)
    return tuple(
        sorted(
            (
                SharedTheme(theme, asked[theme], offered[theme])
                for theme in themes().by_id
                if theme in asked and theme in offered
            ),
            key=lambda shared: (shared.challenge, shared.expertise).count("named"),
        )
    )


def _of(item: Item, language: str) -> dict[str, How]:
    named: dict[str, How] = {found.theme: "named" for found in named_themes(item, language)}
    return named | dict.fromkeys(item.themes, "declared")
