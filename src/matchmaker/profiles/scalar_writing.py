"""Texts written as YAML scalars that every YAML reader reads as the same text."""

from __future__ import annotations

import re

from matchmaker.visible_text import is_hidden

# A text of these needs no quotes: it begins with a letter and holds no sign that means something.
_PLAIN = re.compile(r"[^\W\d_](?:[\w./()\u2019-]| (?=[^ ]))*")
# Words that YAML 1.1 or 1.2 reads as something else than text.
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_FORMS = ((0xFF, "\\x{:02X}"), (0xFFFF, "\\u{:04X}"), (0x10FFFF, "\\U{:08X}"))


def quoted(text: str) -> str:
    """A text as a scalar: bare where that is safe in any place, else in double quotes.

    Hidden characters are written as escapes, so that a reviewer sees them. The text must be
    encodable (no lone surrogates).
    """
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return f'"{"".join(map(_escaped, text))}"'


def paragraph(text: str, indent: int, width: int = 90) -> list[str]:
    """Lines of a text after its ``name:``; a long one is folded if it has only simple spaces.

    Parameters
    ----------
    text
        Not empty.
    indent
        Spaces before each further line.
    width
        Longest line, where words allow it.
    """
    if len(text) < width // 2:
        return [quoted(text)]
    words = text.split(" ")
    if not all(words) or any(is_hidden(char) or char.isspace() for char in "".join(words)):
        return [quoted(text)]
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(" " * indent + word)
    return [">-", *lines]


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if not is_hidden(char):
        return char
    code = ord(char)
    return next(form.format(code) for most, form in _FORMS if code <= most)
