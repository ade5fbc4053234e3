"""Profile text that attacks whoever prints it, and what must never come out of a report."""

from __future__ import annotations

import unicodedata
from typing import Any

from tests.support.builders import item, profile_data

HOSTILE: dict[str, str] = {
    "rich markup": "[red]x[/red]",
    "rich link": "[link=https://evil.example]x[/link]",
    "unbalanced markup": "[/bold] x",
    "ansi colour": "\x1b[31mx",
    "c1 control": "\x9b31mx",
    "osc 8 link": "\x1b]8;;https://evil.example\x1b\\x\x1b]8;;\x1b\\",
    "bidi override": "abc\u202ecba",
    "bidi isolate": "abc\u2067cba",
    "nul and bell": "a\x00b\x07c\x08d\x7fe",
    "line separators": "a\u2028b\u2029c\x85d",
    "zero width": "a\u200bb\ufeffc\u2060d",
    "formula": "=cmd|' /C calc'!A0",
    "plus formula": "+1+cmd|' /C calc'!A0",
    "minus formula": "-2+3",
    "at formula": "@SUM(1+1)",
    "pipes": "| pipes | here |",
    "script": "<script>alert(1)</script>",
    "image": "![x](https://evil.example/x.png)",
    "back quotes": "``` x ``` `y`",
    "long word": "w" * 150,
    "wide": "\u6771\u4eac\u90fd" * 12,
    "combining": "e\u0301" * 40,
    "line feeds": "one\ntwo\r\nthree",
}

_ALLOWED = {"\n", "\u200c", "\u200d"}


def raw_controls(text: str) -> set[str]:
    """Characters of an output that a terminal would obey instead of show."""
    return {
        char
        for char in text
        if char not in _ALLOWED
        and unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    }


def hostile_profile_data(id: str, text: str) -> dict[str, Any]:  # noqa: A002 - the field's name
    """A profile with the text wherever free text may stand."""
    return profile_data(
        id,
        name=text[:120],
        aliases=[text[:120]],
        challenges=[item(text, id="a-challenge", description=text)],
        expertise=[
            item(text, id="an-expertise", description=text),
            item(text, id="sourced", description=text, evidence=[{"source": "s1"}]),
        ],
        sources=[{"id": "s1", "title": text, "publisher": text[:120]}],
    )
