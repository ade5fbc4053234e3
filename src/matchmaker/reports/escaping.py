"""Text from profiles made harmless for each place it is printed in."""

from __future__ import annotations

import re
import unicodedata

# Bidi controls reorder what a reader sees; "Cc" holds ANSI escapes. Neither belongs in a title.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = frozenset({"\u200c", "\u200d"})  # needed to write some Indic and Arabic scripts
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|!~&])")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def visible(text: str) -> str:
    """Text with every invisible control shown as its code point, on one line."""
    return "".join(
        " "
        if char in "\n\t\r"
        else f"<U+{ord(char):04X}>"
        if unicodedata.category(char) in _HIDDEN and char not in _JOINERS
        else char
        for char in text
    )


def markdown_text(text: str) -> str:
    """Text without meaning in Markdown or HTML."""
    return _MARKDOWN.sub(r"\\\1", visible(text)).replace("\\<", "&lt;").replace("\\>", "&gt;")


def spreadsheet_text(text: str) -> str:
    """Text that no spreadsheet takes for a formula; an apostrophe in front marks it as text."""
    shown = visible(text)
    return f"'{shown}" if shown.startswith(_FORMULA_STARTS) else shown
