"""The text of a YAML document as a tree: which characters each field, list and value takes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import yaml

from matchmaker.profiles.yaml_document import Data
from matchmaker.profiles.yaml_reading import events, parse
from matchmaker.profiles.yaml_scalars import resolve

_LINE_END = re.compile(r"\r\n|\r|\n")
_COMMENT = re.compile(r"#[^\r\n]*")
_HEADER = re.compile(r"[|>][^#\r\n]*(#?[^\r\n]*)")


class Lines:
    """Where the lines of a text begin."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def start(self, offset: int) -> int:
        """Where the line begins that holds an offset."""
        return self._starts[bisect_right(self._starts, offset) - 1]

    def number(self, offset: int) -> int:
        """Number of the line, from 0, that holds an offset."""
        return bisect_right(self._starts, offset) - 1

    def after(self, offset: int) -> int:
        """Where the next line begins, or the text ends."""
        place = bisect_right(self._starts, offset)
        return self._starts[place] if place < len(self._starts) else len(self._text)


@dataclass(slots=True)
class Node:
    """A value: a scalar, or a list or mapping with its entries.

    Attributes
    ----------
    start, end
        Its characters. A text in block style ends behind its last line; of a list or mapping in
        block style only the start counts.
    column
        Column of the start, from 0.
    kind
        ``plain``, ``'``, ``"``, ``text`` (block style), ``list`` or ``mapping``.
    flow
        Whether a list or mapping stands in brackets.
    """

    data: Data
    start: int
    end: int
    column: int
    kind: str
    flow: bool = False
    entries: list[Entry] = field(default_factory=list)

    @property
    def is_block(self) -> bool:
        """Whether this is a list or mapping of lines."""
        return self.kind in ("list", "mapping") and not self.flow


@dataclass(slots=True)
class Entry:
    """A field of a mapping, or an entry of a list.

    Attributes
    ----------
    key
        The field's name; empty in a list.
    start
        Of the name, of the dash, or (in brackets) of the value.
    inner
        Behind the colon or the dash.
    """

    key: str
    start: int
    inner: int
    node: Node


def same(one: Data, other: Data) -> bool:
    """Whether two values are equal and of the same types: 1 is neither 1.0 nor true."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and one == other


def scalars(node: Node) -> Iterator[tuple[int, int]]:
    """Characters of every name and single value below a node, in their order."""
    if node.kind not in ("list", "mapping"):
        yield node.start, node.end
    for entry in node.entries:
        if entry.key or node.kind == "mapping":
            yield entry.start, entry.inner
        yield from scalars(entry.node)


def comments(text: str, root: Node | None) -> list[str]:
    """Comments of a text, in their order."""
    found: list[str] = []
    end = 0
    for start, until in [*(scalars(root) if root else ()), (len(text), len(text))]:
        found += (part.rstrip() for part in _COMMENT.findall(text, end, start))
        if text[start : start + 1] in ("|", ">"):  # a comment may follow on the same line
            found += (part.rstrip() for part in _HEADER.findall(text, start, until)[:1] if part)
        end = until
    return found


class OddTextError(Exception):
    """A form that is allowed and that no edit is made in, such as ``? key``."""


@lru_cache(maxsize=2)  # one text is looked at several times on its way
def read_tree(text: str) -> Node | None:
    """The tree of a text; nothing if the text holds no document.

    Raises
    ------
    YamlError
        If the text is refused.
    OddTextError
        If it holds a form that is not edited.
    """
    parse(text)  # refuses aliases, deep nesting, and all that the builder does not look for
    return _Builder(text).root()


class _Builder:
    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = Lines(text)
        self._events: Iterator[yaml.Event] = events(text)

    def root(self) -> Node | None:
        for event in self._events:
            if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
                return self._node(event, 0)
        return None

    def _node(self, event: yaml.Event, inner: int) -> Node:
        """A value; ``inner`` is where it may begin, and where it stands if it is nothing."""
        start, end, column = _span(event)
        if isinstance(event, yaml.ScalarEvent):
            plain = event.style in (None, "")
            if plain and not event.value:
                return Node(None, inner, inner, column, "plain")
            if event.style in ("|", ">"):
                return Node(event.value, start, self._text_end(start, end), column, "text")
            data = resolve(event.value) if plain else event.value
            return Node(data, start, end, column, "plain" if plain else str(event.style))
        assert isinstance(event, yaml.CollectionStartEvent)
        flow = bool(event.flow_style)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(Node({}, start, end, column, "mapping", flow))
        return self._list(Node([], start, end, column, "list", flow))

    def _text_end(self, start: int, end: int) -> int:
        """End of the last line of a text in block style, without the empty lines after it."""
        at_end = end == len(self._text) and self._text[self._lines.start(end) :].strip()
        end = end if at_end else self._lines.start(end)
        header = self._text[start : self._lines.after(start)].partition("#")[0]
        while "+" not in header and end > start:
            line = self._lines.start(end - 1)
            if self._text[line:end].strip("\r\n"):
                break
            end = line
        return end

    def _mapping(self, node: Node) -> Node:
        data: dict[str, Data] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                node.end = _span(event)[1]
                break
            assert isinstance(event, yaml.ScalarEvent)
            start, end, _ = _span(event)
            colon = self._text.find(":", end)
            if not node.flow:
                self._refuse_odd(node, start, end, colon)
            named = colon >= 0 and not self._text[end:colon].strip()
            inner = colon + 1 if named else end
            value = self._node(next(self._events), inner)
            data[event.value] = value.data
            node.entries.append(Entry(event.value, start, inner, value))
        node.data = data
        return node

    def _refuse_odd(self, node: Node, start: int, end: int, colon: int) -> None:
        before = self._text[self._lines.start(start) : start]
        own_line = not before.strip(" ")
        first = not node.entries and node.start == start
        if not (own_line or first) or self._text[end:colon].strip(" \t"):
            raise OddTextError

    def _list(self, node: Node) -> Node:
        data: list[Data] = []
        dash = node.start
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                node.end = _span(event)[1]
                break
            if node.flow:
                value = self._node(event, _span(event)[0])
                node.entries.append(Entry("", value.start, value.start, value))
            else:
                if node.entries:
                    dash = self._next_dash(node)
                value = self._node(event, dash + 1)
                node.entries.append(Entry("", dash, dash + 1, value))
            data.append(value.data)
        node.data = data
        return node

    def _next_dash(self, node: Node) -> int:
        line = content_end(node.entries[-1], self._lines)
        while line < len(self._text):
            dash = line + node.column
            if not self._text[line:dash].strip(" ") and self._text[dash : dash + 1] == "-":
                return dash
            line = self._lines.after(line)
        raise OddTextError


def content_end(entry: Entry, lines: Lines) -> int:
    """Where the line after the last line of an entry begins."""
    node = entry.node
    if node.kind == "text":
        return node.end
    if node.is_block:
        return content_end(node.entries[-1], lines)
    return lines.after(max(node.end, entry.inner))


def _span(event: yaml.Event) -> tuple[int, int, int]:
    """Start, end and column of an event; both of PyYAML's parsers count characters."""
    start, end = event.start_mark, event.end_mark
    assert start is not None
    assert end is not None
    return start.index, end.index, start.column
