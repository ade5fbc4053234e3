"""Personal data in a file: e-mail addresses, telephone numbers, people in fields of units."""

from __future__ import annotations

import re
from collections.abc import Iterator

from matchmaker.profiles.draft import Draft
from matchmaker.profiles.field_places import Finder, field_path
from matchmaker.profiles.findings import Code, Finding, bounded
from matchmaker.profiles.yaml_document import Document, Path
from matchmaker.reference.folding import fold
from matchmaker.reference.words import words

_MOST = 20  # findings of one file
_NAME_LENGTH = 120  # the schema's bound; what is longer is found there

# Bounded on both sides of the sign, so that no text takes more than one pass. The last part of a
# domain begins with two letters: "3@2.50" is a price.
_EMAIL = re.compile(r"(?<=[\w.+-])@(?=[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[^\W\d_]{2})")
_LOCAL_PART = re.compile(r"[\w.+-]{1,64}\Z")

_URL = re.compile(r"https?://\S+")
# Digits that are no telephone number, whatever they look like, inside a row of digits.
_ROW = re.compile(r"\d[\d./ \u2013-]{4,}")
_OTHER_DIGITS = re.compile(
    r"""
      (?<!\d)(?<!\d[./-])                                               # a date
      (?: \d{4}([./-])\d{1,2}\1\d{1,2}
        | (?:0?[1-9]|[12]\d|3[01])([./ -])(?:0?[1-9]|[12]\d|3[01])\2(?:(?:19|20)\d\d|\d\d)
      )(?![./ -]?\d)
    | \b\d{1,5}/(?:19|20)\d\d\b                                        # decree 012/2007
    | \b(?:19|20)\d\d[ ]?[-\u2013/][ ]?(?:(?:19|20)\d\d|\d\d)\b       # 2013-2015, 2013/14
    """,
    re.VERBOSE,
)
# Digits and what stands between those of a telephone number; read once, then judged.
_DIGITS = re.compile(r"\d[\d ()/.-]{5,22}\d")
# Groups as people write them, each with a country of which it is one of the forms. Amounts have
# groups of three between spaces or points, decrees a slash, budget lines points.
_GROUPED = re.compile(
    r"""
      0\d{1,4}\)?[ /-]\d[\d /-]{4,}\d              # 031 555 0000 (South Africa)
    | 0[1-9](?:[ .-]\d\d){4}                       # 01.55.50.00.00 (France)
    | 0[1-9]\d{8,10}                               # 0700555000 (Kenya)
    | (?:1[ .-]\(?)?\d{3}\)?[ .-]\d{3}[ .-]\d{4}   # 555-555-0100 (United States)
    | \d{3}-\d{3}-\d{3,4}                          # 955-550-000 (Spain)
    | \d{3}(?:[ -]\d\d){3}                        # 955 55 00 00 (Spain)
    | \d\d\)?[ ]?9?\d{4}-\d{4}                    # 11 95555-0000 (Brazil)
    | \d\d\)?[ ](?!(?:19|20)\d\d[ ](?:19|20))\d{4}[ ]\d{4}   # 55 5550 0000 (Mexico)
    """,
    re.VERBOSE,
)
# (604) 555 0000 (Colombia)
_AREA_IN_BRACKETS = re.compile(r"\d{1,4}\) ?\d{3,4}[ .-]?\d{2,4}(?:[ .-]\d{2,4})?")
_AMOUNT = re.compile(r"\d{1,4}\)?(?:[ .]\d{3})+")
_ANNOUNCED = re.compile(
    r"\b(?:tel|telp|t[eé]l|phone|telephone|telefone|tel[eé]fono|t[eé]l[eé]phone|telepon|fone|whatsapp"
    r"|fax|celular|cel|cell|telem[oó]vel|m[oó]vil|simu)[^\w\n]{0,4}\Z",
    re.IGNORECASE,
)
_OF_A_BOOK = re.compile(r"\b(?:ISBN|ISSN|DOI)[^\w\n]{0,4}\Z")
_FEWEST = 6  # digits of an announced number
_FEWEST_OF_A_COUNTRY = 9  # with its leading zero
_FEWEST_IN_BRACKETS = 8  # with its area
_FEWEST_OF_THE_WORLD = 8  # after a plus sign
_AMOUNT_WITH_SIGN = 10  # digits from which "+34 955 550 000" is no amount
_INSIDE = frozenset(".,/-_")  # in front of digits: they are part of something else
_ANNOUNCEMENT = 15  # characters in front of a number that may announce it
# Spaces and a hyphen that do not break a line, as word processors put them into numbers.
_PLAIN_SIGNS = {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2011": "-"}

_HINT = "Name the institution or unit instead; no personal data belongs here."

_WORD = re.compile(r"\w+")
_PARTICLES = frozenset(
    "al ben bin da das de del den der do dos el la van von y".split()  # noqa: SIM905 - easier to read
)
_SEGMENT_END = re.compile(r"[,;:(/\u2013\u2014]| - ")  # between a person and a unit
_FEWEST_WORDS = 2  # of a person's name: a given name and a surname
_LONGEST = 5


def personal_data_warnings(
    profile: Draft, text: str, document: Document, found: Finder
) -> Iterator[Finding]:
    """A warning for each thing by which a person could be reached or known.

    Parameters
    ----------
    text
        The whole file: addresses are looked for in comments too.
    """
    yield from contact_warnings(text, document, found)
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


def contact_warnings(text: str, document: Document, found: Finder) -> Iterator[Finding]:
    """A warning for each e-mail address and telephone number in a whole file, up to twenty."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # so that lines can be counted
    plain = _without_addresses_of_pages(text)
    places = [(start, "a telephone number") for start in _telephone_numbers(plain)]
    if "@" in plain:
        places += [(start, "an e-mail address") for start in _e_mail_addresses(plain)]
    for offset, what in sorted(places)[:_MOST]:
        line = text.count("\n", 0, offset)
        finding = found((), Code.PERSONAL_DATA, f"this looks like {what}", _HINT)
        column = offset - text.rfind("\n", 0, offset)
        path = bounded(field_path(_field_at(document, line)))
        yield finding._replace(line=line + 1, column=column, path=path)


def _without_addresses_of_pages(text: str) -> str:
    """The text with every character where it was."""
    for sign, plain in _PLAIN_SIGNS.items():
        text = text.replace(sign, plain)
    return _URL.sub(_blank, text)


def _e_mail_addresses(text: str) -> Iterator[int]:
    for sign in _EMAIL.finditer(text):
        if local := _LOCAL_PART.search(text, max(0, sign.start() - 64), sign.start()):
            yield local.start()


def _telephone_numbers(text: str) -> Iterator[int]:
    text = _ROW.sub(lambda row: _OTHER_DIGITS.sub(_blank, row[0]), text)
    for match in _DIGITS.finditer(text):
        before = text[max(0, match.start() - _ANNOUNCEMENT) : match.start()]
        if _is_telephone_number(match[0], before, text[match.end() : match.end() + 1]):
            yield match.start()


def _is_telephone_number(number: str, before: str, after: str) -> bool:
    count = sum(map(str.isdigit, number))
    if before.endswith(("+", "+(")):
        amount = count < _AMOUNT_WITH_SIGN and _AMOUNT.fullmatch(number)
        return count >= _FEWEST_OF_THE_WORLD and not amount
    if _ANNOUNCED.search(before):
        return count >= _FEWEST
    if before[-1:].isalnum() or before[-1:] in _INSIDE or after.isalnum():
        return False
    if _OF_A_BOOK.search(before):
        return False
    if before.endswith("(") and _AREA_IN_BRACKETS.fullmatch(number):
        return count >= _FEWEST_IN_BRACKETS and not _AMOUNT.fullmatch(number)
    return count >= _FEWEST_OF_A_COUNTRY and bool(_GROUPED.fullmatch(number))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _field_at(document: Document, line: int) -> Path:
    """The field that is the last to begin on or before a line (from 0)."""
    before = [(place, path) for path, place in document.positions.items() if place[0] <= line]
    return max(before, default=((0, 0), ()))[1]


def _is_person(name: str) -> bool:
    """Whether a name is a person's: by a title, or because nothing in it names a unit."""
    segments = [_WORD.findall(part) for part in _SEGMENT_END.split(name[:_NAME_LENGTH])]
    if any(map(_has_title, segments)):
        return True
    parts = [part for segment in segments for part in segment]
    if "&" in name or not _FEWEST_WORDS <= len(parts) <= _LONGEST:
        return False
    capitals = all(_is_capitalised(part) or part in _PARTICLES for part in parts)
    return capitals and not _names_unit_words(parts)


def _has_title(parts: list[str]) -> bool:
    """Whether words are a title and a name; "Dr" begins the name of many a hospital."""
    titled = len(parts) > 1 and fold(parts[0]) in words("title") and parts[1][0].isupper()
    return titled and not _names_unit_words(parts)


def _is_capitalised(word: str) -> bool:
    """Whether a word begins like a name; what is all capitals is an abbreviation."""
    return word[0].isupper() and (len(word) == 1 or not word.isupper())


def _names_unit_words(parts: list[str]) -> bool:
    return any(_names_a_unit(fold(part)) for part in parts)


def _names_a_unit(word: str) -> bool:
    """Whether a word is one of an institution's name, in its singular or plural."""
    singulars = (word, word.removesuffix("s"), word.removesuffix("ies") + "y")
    return not words("institution").isdisjoint(singulars)
