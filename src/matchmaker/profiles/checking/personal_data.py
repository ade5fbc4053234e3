"""Personal data in a profile: e-mail addresses, telephone numbers, people in fields of units."""

from __future__ import annotations

import re
from collections.abc import Iterator

from matchmaker.profiles.draft import Draft
from matchmaker.profiles.field_places import Finder, field_path
from matchmaker.profiles.findings import Code, Finding, bounded
from matchmaker.profiles.yaml_reading import Document, Path
from matchmaker.reference.folding import fold
from matchmaker.reference.words import words

_MOST = 20  # findings of one file
_NAME_LENGTH = 120  # the schema's bound; what is longer is found there

# Bounded on both sides of the sign, so that no text takes more than one pass.
_EMAIL = re.compile(r"(?<=[\w.+-])@(?=[\w-]{1,63}(\.[\w-]{1,63}){1,5})")
_LOCAL_PART = re.compile(r"[\w.+-]{1,64}\Z")
_URL = re.compile(r"https?://\S+")
_DATE = re.compile(r"\b\d{1,4}([./-])\d{1,2}\1\d{1,4}\b")
# Digits and what stands between those of a telephone number; read once, then judged.
_DIGITS = re.compile(r"\d[\d ()/.-]{5,22}\d")
# A leading zero and groups, or groups joined alike. Amounts have spaces between groups of three,
# years a hyphen between two groups of four.
_GROUPED = re.compile(
    r"0\d{1,4}\)?[ /-][\d /-]{5,}|\d{3}\)?[-.]\d{3}[-.]\d{3,4}|\d{3}\)? \d{3}[ -]\d{4}"
)
_ANNOUNCED = re.compile(
    r"(\+|\b(tel|phone|telephone|telefone|telefono|teléfono|téléphone|whatsapp|fax|celular)"
    r"[.:]{0,2} ?\(?)\Z",
    re.IGNORECASE,
)
_INSIDE = frozenset(".,/-_")  # in front of digits: they are part of something else
_ANNOUNCEMENT = 15  # characters in front of a number that may announce it

_HINT = "Name the institution or unit instead; a profile holds no personal data."

_WORD = re.compile(r"\w+")
_PARTICLES = frozenset({"al", "bin", "da", "de", "del", "dos", "el", "van", "von", "y"})
_LONGEST = 5  # words of a person's name


def personal_data_warnings(
    profile: Draft, text: str, document: Document, found: Finder
) -> Iterator[Finding]:
    """A warning for each thing by which a person could be reached or known.

    Parameters
    ----------
    text
        The whole file: addresses are looked for in comments too.
    """
    yield from _contacts(text, document, found)
    unit = profile.lead_unit
    if _is_person(unit):
        path: Path = ("readiness", "lead_unit")
        yield found(path, Code.PERSONAL_DATA, f"'{unit}' looks like a person's name", _HINT)
    for item in profile.items:
        for evidence in item.evidence:
            if _is_person(evidence.verified_by):
                message = f"'{evidence.verified_by}' looks like a person's name"
                path = (*evidence.path, "verified_by")
                yield found(path, Code.PERSONAL_DATA, message, _HINT)


def _contacts(text: str, document: Document, found: Finder) -> Iterator[Finding]:
    """E-mail addresses and telephone numbers, up to twenty."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # so that lines can be counted
    plain = _DATE.sub(_blank, _URL.sub(_blank, text))
    places = [(start, "a telephone number") for start in _telephone_numbers(plain)]
    if "@" in plain:
        places += [
            (match.start(), "an e-mail address")
            for match in _EMAIL.finditer(plain)
            if _LOCAL_PART.search(plain, max(0, match.start() - 64), match.start())
        ]
    for offset, what in sorted(places)[:_MOST]:
        line = text.count("\n", 0, offset)
        finding = found((), Code.PERSONAL_DATA, f"this looks like {what}", _HINT)
        column = offset - text.rfind("\n", 0, offset)
        path = bounded(field_path(_field_at(document, line)))
        yield finding._replace(line=line + 1, column=column, path=path)


def _telephone_numbers(text: str) -> Iterator[int]:
    for match in _DIGITS.finditer(text):
        before = text[max(0, match.start() - _ANNOUNCEMENT) : match.start()]
        whole = not before or before[-1] not in _INSIDE
        if _ANNOUNCED.search(before) or (whole and _GROUPED.fullmatch(match[0])):
            yield match.start()


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _field_at(document: Document, line: int) -> Path:
    """The field that is the last to begin on or before a line (from 0)."""
    before = [(place, path) for path, place in document.positions.items() if place[0] <= line]
    return max(before, default=((0, 0), ()))[1]


def _is_person(name: str) -> bool:
    """Whether a name is a person's: by its title, or because nothing in it names a unit."""
    parts = _WORD.findall(name[:_NAME_LENGTH])
    folded = [fold(part) for part in parts]
    if len(parts) < 2:  # noqa: PLR2004 - a given name and a surname
        return False
    if folded[0] in words("title"):
        return bool(parts[1][:1].isupper())
    capitals = all(part.istitle() or part in _PARTICLES for part in parts)
    return capitals and len(parts) <= _LONGEST and not any(map(_names_a_unit, folded))


def _names_a_unit(word: str) -> bool:
    """Whether a word is one of an institution's name, in its singular or plural."""
    return word in words("institution") or word.removesuffix("s") in words("institution")
