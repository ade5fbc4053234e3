r"""A list in one cell: entries separated by ``;``, where ``\;`` is a semicolon of an entry."""

from __future__ import annotations

from collections.abc import Iterable

_SEPARATOR = ";"
_ESCAPE = "\\"


def joined(entries: Iterable[str]) -> str:
    """Entries as one text that `split` takes apart again."""
    return f"{_SEPARATOR} ".join(map(_escaped, entries))


def split(text: str) -> list[str]:
    """Entries of a cell, without the blanks around them; empty ones are left out."""
    entries: list[list[tuple[str, bool]]] = [[]]
    signs = iter(text)
    for sign in signs:
        if sign == _SEPARATOR:
            entries.append([])
        elif sign == _ESCAPE and (escaped := next(signs, None)) is not None:
            if not _needs_escape(escaped):  # a backslash that escapes nothing is one
                entries[-1].append((sign, True))
            entries[-1].append((escaped, True))
        else:
            entries[-1].append((sign, sign == _ESCAPE))
    return [entry for signs in entries if (entry := _stripped(signs))]


def _needs_escape(sign: str) -> bool:
    return sign in (_SEPARATOR, _ESCAPE) or sign.isspace()


def _escaped(entry: str) -> str:
    start = len(entry) - len(entry.lstrip())
    end = len(entry.rstrip())
    return "".join(
        f"{_ESCAPE}{sign}" if sign in (_SEPARATOR, _ESCAPE) or not start <= place < end else sign
        for place, sign in enumerate(entry)
    )


def _stripped(signs: list[tuple[str, bool]]) -> str:
    """The signs without blanks around them, except escaped ones."""
    kept = [place for place, (sign, literal) in enumerate(signs) if literal or not sign.isspace()]
    return "".join(sign for sign, _ in signs[kept[0] : kept[-1] + 1]) if kept else ""
