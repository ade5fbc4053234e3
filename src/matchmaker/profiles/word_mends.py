"""Mends of a profile's words: quotes, numbers, lists, allowed values and misspelt field names.

Each has one possible meaning: the words of a file stay what they say.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from matchmaker.profiles.field_places import field_path
from matchmaker.profiles.fields import Shape, field_names, shape_at
from matchmaker.profiles.layout_mends import Mend
from matchmaker.profiles.number_words import decimal_number, whole_number
from matchmaker.profiles.yaml_document import Data, Path
from matchmaker.profiles.yaml_tree import Entry, Lines, Node
from matchmaker.reference.countries import codes_by_name, countries
from matchmaker.reference.folding import fold
from matchmaker.reference.theme_names import themes_named
from matchmaker.reference.vocabularies import languages_by_name

NamesOf = Callable[[str, str], Iterable[str]]
"""Names of the known governments with an id or in a country."""

_VERY_NEAR = 0.8
_MOST = 20  # unknown names of one record that are looked at; more are no misspelling
# What the field alone does not make clear: one group of thousands, or three decimals; an octal 010.
_TWO_MEANINGS = re.compile(r"[-+]?(?:[0-9]{1,3}[.,][0-9]{3}|0[0-9]+)")
_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}
_COUNTRY_FIELDS = frozenset({"country"})
_LANGUAGE_FIELDS = frozenset({"languages", "text_language", "interpreting"})


class WordMends:
    """Walks a tree, collects the mended data, and what was mended.

    Parameters
    ----------
    text
        The text of the tree.
    rename
        Whether misspelt field names are mended too.
    """

    def __init__(self, text: str, *, rename: bool) -> None:
        self.mends: list[Mend] = []
        self.renamed: list[tuple[int, int, str]] = []
        self._text = text
        self._lines = Lines(text)
        self._rename = rename

    def data(self, root: Node) -> Data:
        """The tree's data with its words mended, under the new names."""
        return self._value(root, ())

    def text(self) -> str:
        """The text with the new names of fields."""
        text = self._text
        for start, end, name in sorted(self.renamed, reverse=True):
            text = text[:start] + name + text[end:]
        return text

    def _value(self, node: Node, path: Path) -> Data:
        if node.kind == "mapping":
            names = self._names(node, path) if self._rename else {}
            fields: dict[str, Data] = {}
            for entry in node.entries:
                key = names.get(entry.key, entry.key)
                if key != entry.key:
                    self._note_name(entry, path, key)
                fields[key] = self._value(entry.node, (*path, key))
            return fields
        if node.kind == "list":
            return [
                self._value(entry.node, (*path, place)) for place, entry in enumerate(node.entries)
            ]
        shape = shape_at(path)
        if shape is None or shape.kind == "record" or node.data is None:
            return node.data
        raw = self._text[node.start : node.end] if node.kind == "plain" else None
        mended = _mended(node.data, raw, shape, path)
        if mended is None:
            return node.data
        self._note(node.start, path, mended[1])
        return mended[0]

    def _names(self, node: Node, path: Path) -> Mapping[str, str]:
        """New names of misspelt fields: one field is very near, missing, and wanted once."""
        known = field_names(path)
        present = [entry.key for entry in node.entries]
        strange = [key for key in present if key not in known]
        names: dict[str, str] = {}
        for key in strange if len(strange) <= _MOST else ():
            near = _very_near(key, known)
            if len(near) == 1 and near[0] not in present:
                names[key] = near[0]
        wanted = list(names.values())
        return {key: name for key, name in names.items() if wanted.count(name) == 1}

    def _note_name(self, entry: Entry, path: Path, name: str) -> None:
        end = entry.inner - 1
        written = self._text[entry.start : end].rstrip()
        quote = written[:1] if written[:1] in ("'", '"') else ""
        self.renamed.append((entry.start, entry.start + len(written), f"{quote}{name}{quote}"))
        self._note(entry.start, (*path, entry.key), f"the field's name written {name}")

    def _note(self, start: int, path: Path, what: str) -> None:
        line = self._lines.number(start) + 1
        self.mends.append(Mend(line, f"{field_path(path)}: {what}"))


def _very_near(key: str, known: Iterable[str]) -> list[str]:
    words = re.sub(r"[\s-]+", "_", key.strip().casefold())
    return difflib.get_close_matches(words, list(known), n=2, cutoff=_VERY_NEAR)


def _mended(value: Data, raw: str | None, shape: Shape, path: Path) -> tuple[Data, str] | None:
    """A better value and how it was found; nothing if the value stays."""
    number: float | None
    if shape.many:
        return _as_list(value, raw, shape, path)
    match shape.kind:
        case "text" if shape.allowed and raw in shape.allowed and raw != value:
            return raw, f"quotes around {raw}, which is text here"
        case "text" if shape.allowed and isinstance(value, str):
            meant = _allowed(value, shape.allowed, path)
            return (meant, f"'{value}' written {meant}") if meant not in (None, value) else None
        case "text" if isinstance(value, bool | int | float) and raw and not shape.allowed:
            return raw, f"quotes around {raw}, which is text here"
        case "whole number":
            number = None if raw and _TWO_MEANINGS.fullmatch(raw) else _whole_number(value)
        case "number":
            number = _number(value)
        case "truth" if isinstance(value, str):
            number = _TRUTHS.get(value.casefold())
        case _:
            return None
    return None if number is None else (number, f"{value!r} written as {_word(number)}")


def _as_list(value: Data, raw: str | None, shape: Shape, path: Path) -> tuple[Data, str] | None:
    text = raw if raw is not None and not isinstance(value, str) else value
    if not isinstance(text, str) or not text.strip() or shape.kind != "text":
        return None
    parts = [text]
    if shape.allowed:
        parts = [_allowed(part, shape.allowed, path) or "" for part in re.split(r"[,;]", text)]
        if not all(parts):
            return None
    elif "," in text or ";" in text or "\n" in text:
        return None  # one entry or several?
    entries: list[Data] = [*parts]
    return entries, f"'{text}' written as a list, [{', '.join(parts)}]"


def _whole_number(value: Data) -> int | None:
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return int(value)
    if not isinstance(value, str):
        return None
    word = value.strip()
    return None if _TWO_MEANINGS.fullmatch(word) else whole_number(word)


def _number(value: Data) -> float | int | None:
    if not isinstance(value, str):
        return None
    word = value.strip()
    if _TWO_MEANINGS.fullmatch(word) and "," in word:  # a point is that of decimals
        return None
    number = whole_number(word) if word.lstrip("+-").isdigit() else None
    return decimal_number(word) if number is None else number


def _word(number: float) -> str:
    return str(number).lower()


def _allowed(value: str, allowed: tuple[str, ...], path: Path) -> str | None:
    """The allowed value that is meant: but for case, accents and hyphens, or by its name."""
    field = next((part for part in reversed(path) if isinstance(part, str)), "")
    if value in allowed:
        return value
    folded = fold(value)
    if (meant := _spellings(allowed).get(_joined(folded))) is not None:
        return meant
    if field in _COUNTRY_FIELDS:
        return codes_by_name().get(folded)
    if field in _LANGUAGE_FIELDS:
        return languages_by_name().get(folded)
    if field == "themes" and len(named := themes_named(value)) == 1:
        return named[0]
    return None


@cache
def _spellings(allowed: tuple[str, ...]) -> Mapping[str, str]:
    """Allowed values by their folded form, where no two share it."""
    folded = [_joined(fold(value)) for value in allowed]
    return {
        form: value for form, value in zip(folded, allowed, strict=True) if folded.count(form) == 1
    }


def _joined(folded: str) -> str:
    """Words as closed lists join them: ``solid waste`` is ``solid-waste``."""
    return folded.replace(" ", "-").replace("_", "-")


def region_of(data: Mapping[str, Data]) -> str | None:
    """The region that follows from the country, if the file has none or another.

    Another one is left to a person where the id does not agree with the country.
    """
    code, id_ = data.get("country"), data.get("id")
    country = countries().get(code) if isinstance(code, str) else None
    if country is None or not country.subregion or data.get("region") == country.subregion:
        return None
    agrees = isinstance(id_, str) and id_.startswith(f"{country.iso2.lower()}-")
    return country.subregion if agrees or "region" not in data else None


def accented(data: Mapping[str, Data], names_of: NamesOf) -> dict[str, str]:
    """Spellings with accents by those without, for names of a known government.

    A spelling that the file has already stays beside the one without accents.
    """
    id_, code = data.get("id"), data.get("country")
    if not isinstance(id_, str) or not isinstance(code, str):
        return {}
    aliases = data.get("aliases")
    own = [data.get("name"), *(aliases if isinstance(aliases, list) else ())]
    bare = [name for name in own if isinstance(name, str) and name.isascii()]
    if not bare:
        return {}
    known: dict[str, set[str]] = {}
    for name in names_of(id_, code):
        if (plain := _without_accents(name)) != name:  # a registry may list both spellings
            known.setdefault(plain, set()).add(name)
    return {
        name: next(iter(spellings))
        for name in bare
        if len(spellings := known.get(name, set())) == 1
        and spellings.isdisjoint(part for part in own if isinstance(part, str))
    }


def _without_accents(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name)
    return "".join(char for char in decomposed if not unicodedata.combining(char))
