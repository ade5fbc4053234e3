"""Texts of up to a megabyte that cost a careless reader hours, or drown people in messages."""

import json
from typing import Any

from matchmaker.profiles.files import MAX_BYTES
from matchmaker.reference.themes import themes
from tests.support.builders import item, profile_data, profile_yaml

_VALID = profile_yaml(challenges=[item("Litter in the markets of Testville")])

# Whole files of that size, each wrong in another way.
_HEAD = """\
schema: 1
id: ke-testville
name: Testville
country: KE
region: Eastern Africa
level: municipality
languages: [en]
text_language: en
provenance: self-declared
verified_on: 2026-01-01
"""
_MOST = MAX_BYTES - 2000
_ITEM = "  - {{id: a{0}, title: T, description: D, themes: [{1}]}}\n"
_WORDS = "rubbish market traders vendors "
MEGABYTES = {
    "a list": "- a\n" * (MAX_BYTES // 4),
    "nested lists": f"- {'[' * 18}{']' * 18}\n" * (MAX_BYTES // 40),
    "nested sets of fields": f"- {'{a: ' * 18}{'}' * 18}\n" * (MAX_BYTES // 93),
    "unknown fields": _HEAD + "".join(f"contxt{n}: 1\n" for n in range(24_000)),
    "long unknown fields": _HEAD + "".join(f"{'c' * 900}{n}: 1\n" for n in range(1100)),
    "one long field": f"{_HEAD}? {'x' * _MOST}\n: 1\n",
    "one long text": f"{_HEAD}networks: [{'x' * _MOST}]\n",
    "a text of many lines": f"{_HEAD}aliases: ['a{chr(10) * _MOST}']\n",
    "digits": f"{_HEAD}context: {{population: {'9' * _MOST}}}\n",
    "underscores": f"{_HEAD}context: {{population: {'1_' * (_MOST // 2)}}}\n",
    "wrong themes": f"{_HEAD}challenges:\n{_ITEM.format(0, 'mud, ' * 49_000)}",
    "long wrong themes": f"{_HEAD}challenges:\n"
    + "".join(_ITEM.format(n, f"{_WORDS * 40}, " * 8) for n in range(100)),
    "wrong languages": f"{_HEAD}capacity: {{interpreting: [{'english, ' * 49_000}]}}\n",
    "empty items": _HEAD + "sources:\n" + "  - {}\n" * 16_000,
    "comments with tabs": _HEAD + "#\t\n" * (_MOST // 3),
    "one comment of tabs": f"{_HEAD}# {chr(9) * _MOST}",
    "open brackets": f"{_HEAD}aliases: {'[' * _MOST}",
    "a bad sign at the end": f"{_HEAD}{'# x' * (_MOST // 3)}\x1b",
}

# A quarter of what is read: enough to tell anything slower than one pass.
_FULL = MAX_BYTES // 4
_MANY = 12_000  # values of a list


def with_field(name: str, value: object) -> str:
    """A profile with another value for one field."""
    return json.dumps({**profile_data(), name: value}, ensure_ascii=False)


def described(text: str) -> str:
    """A profile with a challenge of that description."""
    return with_field("challenges", [item("Litter", description=text)])


def items(**fields: Any) -> str:
    """A profile with as many challenges as there may be."""
    return with_field("challenges", [item("Litter", id=f"a{n}", **fields) for n in range(100)])


# What costs a careless reader more than one pass over the text.
SLOW = {
    "at signs": "@" * _FULL,
    "addresses": described("a@" * (_FULL // 2)),
    "addresses without end": described("a@a." * (_FULL // 4)),
    "one long address": f"{_VALID}\n# {'a' * 900_000}@b.example",
    "digits": described("1" * _FULL),
    "digits and spaces": described("1 2 " * (_FULL // 4)),
    "telephone numbers": described("+1 234 567 8901 " * (_FULL // 16)),
    "dates": described("1/1/1/" * (_FULL // 6)),
    "links": described("https://" * (_FULL // 8)),
    "hyphens as an id": with_field("id", "a-" * (_FULL // 2)),
    "hyphens as a slug": with_field("networks", ["a-" * (_FULL // 2) + "!"]),
    "brackets": "[" * _FULL,
    "pairs of brackets": "[" + "[]," * _MANY + "]",
    "braces": "{" * _FULL,
    "quotes": '"' * _FULL,
    "single quotes": "'" * _FULL,
    "dashes": "- " * (_FULL // 2),
    "one word": described("a" * _FULL),
    "one word many times": described("word " * (_FULL // 5)),
    "many words": described(" ".join(f"w{n}" for n in range(30_000))),
    "many sentences": described("a b c d e f g. " * (_FULL // 15)),
    "full stops": described("." * _FULL + "x"),
    "question and exclamation marks": described("?!" * (_FULL // 2) + "x"),
    "200 items of full stops": json.dumps(
        profile_data(
            challenges=[item("a", id=f"a{n}", description="." * 3999 + "x") for n in range(100)],
            expertise=[item("a", id=f"b{n}", description="." * 3999 + "x") for n in range(100)],
        )
    ),
    "line feeds": described("\n" * (_FULL // 2) + "x"),
    "spaces in a line": "a: b" + " " * 500_000 + "c",
    "spaces in a text": described("a" + " " * 500_000 + "b"),
    "unknown keys": "{" + ",".join(f"{n:x}: 1" for n in range(_MANY)) + "}",
    "nearly known keys": "{" + ",".join(f"verified_o{n}: 1" for n in range(_MANY)) + "}",
    "complex keys": "".join(f"? k{n}\n: 1\n" for n in range(_MANY)),
    "a long key": "? " + "a" * _FULL + "\n: 1",
    "a long key twice": ("? " + "a" * (_FULL // 2) + "\n: 1\n") * 2,
    "wrong languages": with_field("languages", [1] * _MANY),
    "wrong items": with_field("challenges", [{}] * _MANY),
    "wrong themes": with_field("challenges", [item("a", themes=["x"] * _MANY)]),
    "a long theme": items(themes=["solid-wast" * 900]),
    "themes of many words": items(themes=[" ".join(f"word{n}" for n in range(1_000))]),
    "themes of known words": items(themes=[" ".join(themes().by_id)]),
    "nearly themes": items(themes=["solid-wasta", "informal-economi"] * 4),
    "a long country": with_field("country", "Mozambiqu" * (_FULL // 9)),
    "a long level": with_field("level", "municipality" * (_FULL // 12)),
    "signs that fold to eighteen as a country": with_field("country", "\ufdfa" * (_FULL // 3)),
    "signs that fold to eighteen as a name": with_field("name", "\ufdfa" * (_FULL // 3)),
    "accents": with_field("name", "a" + "\u0301\u0327" * (_FULL // 4)),
    "emoji": described("\U0001f600" * (_FULL // 4)),
    "one long comment": "#" * _FULL,
    "many comments": "#\n" * (_FULL // 2),
    "per cent signs": "%" * _FULL,
    "tag directives": "".join(f"%TAG !{n}! x\n" for n in range(60_000)),
    "a long anchor": "&" + "a" * _FULL + " x",
    "a block of line feeds": "a: |+\n" + "\n" * _FULL,
    "a block deeper and deeper": "a: |\n" + "".join(" " * (n % 700) + "x\n" for n in range(2900)),
    "a block with an indentation": "a: |9\n" + " " * 20 + "x\n" * 100_000,
    "a folded text": 'a: "' + "b\n " * (_FULL // 3) + '"',
    "unknown sources": items(evidence=[{"source": "x" * 400}] * 20),
    "long supports": with_field(
        "sources",
        [{"id": f"s{n}", "title": "t", "supports": ["x" * 90] * 100} for n in range(100)],
    ),
}
