"""Untrusted text made harmless to print: on one line, with every hidden control shown."""

from __future__ import annotations

import unicodedata

# Bidi controls reorder what a reader sees; "Cc" holds ANSI escapes. Neither belongs in a title.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = frozenset({"\u200c", "\u200d"})  # needed to write some Indic and Arabic scripts


def is_hidden(char: str) -> bool:
    """Whether a character is a control, a format character, or no character at all."""
    return unicodedata.category(char) in _HIDDEN and char not in _JOINERS


def visible(text: str) -> str:
    """Text with every invisible control shown as its code point, on one line."""
    if text.isprintable():
        return text
    return "".join(
        " " if char in "\n\t\r" else f"<U+{ord(char):04X}>" if is_hidden(char) else char
        for char in text
    )
