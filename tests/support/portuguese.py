"""Profiles of the starter registry twice: as they are, in English, and with Portuguese texts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from matchmaker.profiles.model import Profile
from matchmaker.profiles.reading import read_profile
from matchmaker.profiles.starter import starter_folder

FOLDER = Path(__file__).parents[1] / "examples" / "portuguese"
_SIDES = ("challenges", "expertise")
_TEXTS = ("title", "description")


def portuguese_profiles() -> list[tuple[Profile, Profile]]:
    """Each profile that has a file in the folder, in English and the same in Portuguese."""
    return [_pair(path) for path in sorted(FOLDER.glob("*.yaml"))]


def in_portuguese(english: Profile, texts: Mapping[str, Any]) -> Profile:
    """The profile with other texts, of all of its items and of no others; the rest stays.

    Raises
    ------
    ValueError
        If the profile is not in English, or the texts are of another profile, leave an item or a
        text out, or name one that the profile has not.
    """
    if english.text_language != "en":
        raise ValueError(f"{english.id} is written in {english.text_language}, not in English")
    _expect(f"what the texts of {english.id} are of", {texts.get("id")}, {english.id})
    _expect(f"the parts of {english.id}", set(texts), {"id", *_SIDES})
    data = english.model_dump(mode="json", by_alias=True, exclude_unset=True)
    data["text_language"] = "pt"
    for side in _SIDES:
        ids = [entry["id"] for entry in texts[side]]
        _expect(f"the {side} of {english.id}", set(ids), {item["id"] for item in data[side]})
        if len(ids) > len(set(ids)):
            raise ValueError(f"the {side} of {english.id} hold an item twice")
        of_item = {entry["id"]: entry for entry in texts[side]}
        for item in data[side]:
            entry = of_item[item["id"]]
            _expect(f"the texts of {item['id']} of {english.id}", set(entry), {"id", *_TEXTS})
            item.update({name: entry[name] for name in _TEXTS})
    return Profile.model_validate_json(json.dumps(data))


def _pair(path: Path) -> tuple[Profile, Profile]:
    country, _, name = path.stem.partition("-")
    english = read_profile(starter_folder() / country / f"{name}.yaml")
    return english, in_portuguese(english, yaml.safe_load(path.read_text(encoding="utf-8")))


def _expect(what: str, found: set[Any], expected: set[Any]) -> None:
    if found != expected:
        missing, unknown = (expected - found) or "none", (found - expected) or "none"
        raise ValueError(f"{what}: missing are {missing}, unknown are {unknown}")
