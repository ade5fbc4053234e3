"""The languages that a model reads, as the YAML at the top of its model card declares them."""

from __future__ import annotations

import re
from pathlib import Path

from matchmaker.embedding.model_text import read_start
from matchmaker.reference.vocabularies import languages

_FENCE = re.compile(r"---[ \t]*\Z")
# Read apart from the rest: some cards list thousands of benchmark results beside it.
_FIELD = re.compile(r"(language|language_bcp47)[ \t]*:")
_MOST_LINES = 2000  # of the field; the longest lists have a few hundred codes
# Some cards have the three letters of ISO 639-3; these are the languages most profiles are in.
_THREE_LETTERS = {"eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "por": "pt"}
_SEVERAL = 2


def declared_languages(folder: Path) -> frozenset[str] | None:
    """ISO 639-1 codes that the model's card declares; ``None`` if it says nothing usable.

    ``multilingual`` beside several codes adds nothing to them; beside fewer it leaves open which
    languages are meant. A card is a text for people: one that is broken is no error.
    """
    named = [name for field in _fields(folder / "README.md") for name in _names(field)]
    codes = {re.split("[-_]", name.lower())[0] for name in named}
    known = frozenset(_THREE_LETTERS.get(code, code) for code in codes) & languages().keys()
    if not known or ("multilingual" in codes and len(known) < _SEVERAL):
        return None
    return known


def _fields(path: Path) -> list[str]:
    """The lines of each field about languages, as YAML; none without a card or its metadata."""
    lines = (read_start(path) or "").removeprefix("\ufeff").splitlines()
    if not lines or not _FENCE.match(lines[0]):
        return []
    end = next((at for at, line in enumerate(lines[1:], 1) if _FENCE.match(line)), None)
    if end is None:
        return []
    first: dict[str, int] = {}
    for at in range(1, end):
        if found := _FIELD.match(lines[at]):
            first.setdefault(found[1], at)
    return ["\n".join(lines[at : _end_of_field(lines, at, end)]) for at in first.values()]


def _end_of_field(lines: list[str], start: int, end: int) -> int:
    """Where the next field begins, at most `_MOST_LINES` below."""
    end = min(end, start + _MOST_LINES)
    return next((at for at in range(start + 1, end) if re.match(r"[^\s#\-\]]", lines[at])), end)


def _names(field: str) -> list[str]:
    from matchmaker.profiles.yaml_document import YamlError  # noqa: PLC0415 - with it
    from matchmaker.profiles.yaml_reading import parse  # noqa: PLC0415 - only for other models

    try:
        data = parse(field).data
    except YamlError:
        return []
    (value,) = data.values() if isinstance(data, dict) and len(data) == 1 else (None,)
    entries = value if isinstance(value, list) else [value]
    return [entry for entry in entries if isinstance(entry, str)]
