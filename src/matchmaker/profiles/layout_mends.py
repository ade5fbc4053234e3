"""Mends of a profile file's layout: what carries no meaning and is in the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from matchmaker.profiles.yaml_document import YamlError
from matchmaker.profiles.yaml_reading import parse, stray_tabs
from matchmaker.profiles.yaml_tree import Lines, Node, OddTextError, read_tree, scalars


class Mend(NamedTuple):
    """One thing that is mended.

    Attributes
    ----------
    line
        Line of the file as it was, counted from 1.
    what
        A short sentence part, such as ``name: quotes around 123``.
    """

    line: int
    what: str


_LINE_END = re.compile(r"\r\n?")
_INDENT = re.compile(r"^[ \t]*\t[ \t]*", re.MULTILINE)
_TAB_WIDTH = 2
_MOST_TABS = 10  # of one line that are mended


def plain_layout(text: str) -> tuple[str, list[Mend]]:
    """The text without byte order mark, carriage returns, and tabs that stop the reader."""
    mends = []
    if text.startswith("\ufeff"):
        text = text.removeprefix("\ufeff")
        mends.append(Mend(1, "the invisible byte order mark removed"))
    if found := _LINE_END.search(text):
        line = text[: found.start()].count("\n") + 1
        text = _LINE_END.sub("\n", text)
        mends.append(Mend(line, "line ends written as on Linux and the web"))
    if (found := _INDENT.search(text)) and not reads(text):
        spaced = _INDENT.sub(lambda tabs: tabs[0].replace("\t", " " * _TAB_WIDTH), text)
        if reads(spaced):
            line = text[: found.start()].count("\n") + 1
            text = spaced
            mends.append(Mend(line, "tabs at the start of lines replaced by spaces"))
    if "\t" in text and not reads(text):
        spaced = _without_stray_tabs(text)
        if reads(spaced):
            line = next(
                n for n, (old, new) in enumerate(_line_pairs(text, spaced), 1) if old != new
            )
            text = spaced
            mends.append(Mend(line, "tabs between words replaced by spaces"))
    return text, mends


def _line_pairs(one: str, other: str) -> Iterator[tuple[str, str]]:
    return zip(one.split("\n"), other.split("\n"), strict=True)


def _without_stray_tabs(text: str) -> str:
    """The text without tabs outside texts and comments, or as it is if it has other mistakes."""
    for _ in range(_MOST_TABS):
        try:
            tabs = list(stray_tabs(text))
        except (yaml.YAMLError, ValueError):
            return text
        if not tabs:
            break
        lines = Lines(text)
        # The first of each line: a comment that it precedes is none before it is a space.
        firsts = {lines.number(tab): tab for tab in reversed(tabs)}.values()
        chars = list(text)
        for tab in firsts:
            chars[tab] = " "
        text = "".join(chars)
    return text


def tidy(text: str) -> tuple[str, list[Mend]]:
    """The text without spaces at line ends and runs of empty lines, with one line end at its end.

    The lines of texts are left alone.
    """
    try:
        root = read_tree(text)
    except (YamlError, OddTextError):
        return text, []
    kept = _lines_of_texts(text, root)
    found: dict[str, int] = {}  # what is mended, with its first line
    out: list[str] = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        bare = line if number in kept else line.rstrip(" \t")
        if bare != line:
            found.setdefault("spaces at the ends of lines removed", number + 1)
        if not bare and number not in kept and (not out or not out[-1]) and number < len(lines) - 1:
            found.setdefault("empty lines removed", number + 1)
        else:
            out.append(bare)
    if out[-1]:
        found["the last line ended"] = len(lines)
    elif len(out) > 1 and not out[-2] and len(lines) - 2 not in kept:
        found.setdefault("empty lines removed", len(lines) - 1)
        out.pop()
    result = "\n".join(out) + ("\n" if out[-1] else "")
    return result, sorted(Mend(line, what) for what, line in found.items())


def reads(text: str) -> bool:
    """Whether the reader takes a text."""
    try:
        parse(text)
    except YamlError:
        return False
    return True


def _lines_of_texts(text: str, root: Node | None) -> set[int]:
    """Lines (from 0) whose ends are part of a text."""
    found: set[int] = set()
    lines = Lines(text)
    for start, end in scalars(root) if root else ():
        first, last = lines.number(start), lines.number(end)
        block = text[start : start + 1] in ("|", ">")
        found.update(range(first + 1 if block else first, last))
        if block and not text.endswith("\n", 0, end):
            found.add(last)
    return found
