"""Text from profiles made harmless for each place it is printed in."""

from __future__ import annotations

import re

from matchmaker.profiles.spreadsheets.cell_text import FORMULA_STARTS
from matchmaker.visible_text import is_hidden, visible

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|!~&])")


def markdown_text(text: str) -> str:
    """Text without meaning in Markdown or HTML."""
    return _MARKDOWN.sub(r"\\\1", visible(text)).replace("\\<", "&lt;").replace("\\>", "&gt;")


def spreadsheet_text(text: str) -> str:
    """Text that no spreadsheet takes for a formula; an apostrophe in front marks it as text."""
    shown = visible(text)
    return f"'{shown}" if shown.startswith(FORMULA_STARTS) else shown


def json_text(document: str) -> str:
    """A JSON document with the same values, in which no control reaches a terminal as itself."""
    return "\n".join(
        line if line.isprintable() else _harmless_line(line) for line in document.split("\n")
    )


def _harmless_line(line: str) -> str:
    return "".join(_json_escape(char) if is_hidden(char) else char for char in line)


def _json_escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
