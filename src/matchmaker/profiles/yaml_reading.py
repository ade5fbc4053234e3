"""YAML 1.2 text to plain data with the position of every field, from a parser's event stream.

Only what a registry needs is accepted: one document of mappings, lists and scalars under the
core schema of YAML 1.2 (``NO`` is a string). Anchors, aliases, tags, merge keys and directives
are refused, so that what a reviewer reads is what the program reads. Working on events keeps
hostile nesting off every stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from matchmaker.profiles.findings import Code
from matchmaker.profiles.yaml_scalars import Scalar, resolve

Data = Scalar | list["Data"] | dict[str, "Data"]
Path = tuple[str | int, ...]

MAX_DEPTH = 20  # a profile needs 5

# What YAML 1.2 allows, without the line ends that only YAML 1.1 knew (NEL, LS, PS): PyYAML still
# breaks lines there and no editor does, so that they could hide a field in a comment.
_NOT_ALLOWED = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
# libyaml compares each with all before it, and refuses none before the last: it took eight seconds.
_TAG_DIRECTIVE = re.compile(r"(?:\A|(?<=[\r\n]))%TAG")
_MOST_TAG_DIRECTIVES = 10  # a text in quotes may have such lines; no profile has as many

# Signs in the parser's messages, and what usually helps.
_MENDS = (
    ("tab", "Indent with spaces, not with tabs."),
    ("mapping values are not allowed", "Put a text that contains ': ' in quotes."),
    ("did not find expected key", "Check the indentation of this line and the one above."),
    ("could not find expected ':'", "Check the indentation, and that a colon follows the name."),
    ("unexpected end of stream", "Close the quote or bracket that was opened above."),
    ("cannot start any token", "Put the text in quotes."),
)


class _Mark(Protocol):
    """A place in the text, by either of PyYAML's parsers; counted from 0."""

    line: int
    column: int


class YamlError(Exception):
    """Text that is refused, with its place (counted from 0) and what to do."""

    def __init__(self, code: Code, message: str, mark: _Mark | None, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.line, self.column = (mark.line, mark.column) if mark else (0, 0)


@dataclass(slots=True)
class Document:
    """Data, and where each of its fields stands: (line, column), counted from 0."""

    data: Data
    positions: dict[Path, tuple[int, int]]


@dataclass(slots=True)
class _Open:
    """A collection that is being filled."""

    value: list[Data] | dict[str, Data]
    path: Path
    key: str | None = None
    keys: set[str] = field(default_factory=set)


def parse(text: str) -> Document:
    """Read one YAML document.

    Raises
    ------
    YamlError
        At the first thing that is malformed or refused.
    """
    if found := _NOT_ALLOWED.search(text):
        raise _not_allowed(text, found.start())
    directives = list(_TAG_DIRECTIVE.finditer(text)) if "%TAG" in text else []
    if len(directives) > _MOST_TAG_DIRECTIVES:
        raise _too_many_directives(text, directives[0].start())
    builder = _Builder()
    try:
        for event in _events(text):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        problem = error.problem or "malformed YAML"
        context = f" {error.context}" if error.context else ""
        mark = error.problem_mark or error.context_mark
        hint = next((mend for sign, mend in _MENDS if sign in problem), "")
        raise YamlError(Code.SYNTAX, f"{problem}{context}", mark, hint) from None
    except ValueError:  # of the parser in Python alone, which does not say where
        message = r"an escape such as \U00110000 names no character"
        raise YamlError(Code.SYNTAX, message, None, "Write the character itself.") from None
    return Document(builder.root, builder.positions)


def _mark_at(text: str, index: int) -> yaml.Mark:
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return yaml.Mark("", 0, before.count("\n"), len(before) - before.rfind("\n") - 1, None, 0)


def _too_many_directives(text: str, index: int) -> YamlError:
    message = "a directive (%TAG) is not accepted in a profile"
    hint = "Remove the lines that begin with %."
    return YamlError(Code.REFUSED_FEATURE, message, _mark_at(text, index), hint)


def _not_allowed(text: str, index: int) -> YamlError:
    # Not left to the parser: libyaml tells the place in bytes.
    return YamlError(
        Code.ENCODING,
        f"the character U+{ord(text[index]):04X} is not allowed",
        _mark_at(text, index),
        "Remove it, or write it as an escape in double quotes.",
    )


def _events(text: str) -> Iterator[yaml.Event]:
    # libyaml where the build has it, which is faster, else the same events in Python.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


class _Builder:
    """Builds the data from events, with an explicit stack."""

    def __init__(self) -> None:
        self.root: Data = None
        self.positions: dict[Path, tuple[int, int]] = {}
        self._stack: list[_Open] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event of the parser."""
        match event:
            case yaml.ScalarEvent():
                self._refuse_features(event)
                self._take_scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._refuse_features(event)
                self._open(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._stack.pop()
            case yaml.AliasEvent():
                raise _refused("an alias", event)
            case yaml.DocumentStartEvent():
                self._start_document(event)
            case _:
                pass

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            raise YamlError(
                Code.REFUSED_FEATURE,
                "a second document starts here",
                event.start_mark,
                "Put one profile in each file and remove the line '---'.",
            )
        if event.version or event.tags:
            raise _refused("a directive (%YAML or %TAG)", event)

    def _refuse_features(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            raise _refused(f"the anchor &{event.anchor}", event)
        if event.tag is not None:
            raise _refused(f"the tag {event.tag}", event)

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        top = self._stack[-1] if self._stack else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self._take_key(top, event)
            return
        plain = event.style in (None, "")
        self._place(_value(event) if plain else event.value, event)

    def _take_key(self, top: _Open, event: yaml.ScalarEvent) -> None:
        key = event.value
        if key == "<<" and event.style in (None, ""):
            raise _refused("a merge key (<<)", event)
        if key in top.keys:
            raise YamlError(
                Code.DUPLICATE_KEY,
                f"the key '{key}' stands twice in the same place",
                event.start_mark,
                "Keep one of the two.",
            )
        top.keys.add(key)
        top.key = key
        self.positions[(*top.path, key)] = _place_of(event)

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        if len(self._stack) >= MAX_DEPTH:
            raise YamlError(
                Code.NESTING, f"nested more than {MAX_DEPTH} levels deep", event.start_mark
            )
        top = self._stack[-1] if self._stack else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            raise YamlError(
                Code.REFUSED_FEATURE, "a key must be plain text, not a list", event.start_mark
            )
        value: list[Data] | dict[str, Data]
        value = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._place(value, event)
        self._stack.append(_Open(value, path))

    def _place(self, value: Data, event: yaml.Event) -> Path:
        """Put a value where it belongs and return its path."""
        if not self._stack:
            self.root = value
            self.positions[()] = _place_of(event)
            return ()
        top = self._stack[-1]
        if isinstance(top.value, list):
            path: Path = (*top.path, len(top.value))
            top.value.append(value)
            self.positions[path] = _place_of(event)
            return path
        assert top.key is not None
        path = (*top.path, top.key)
        top.value[top.key] = value
        top.key = None
        return path


def _place_of(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line, mark.column) if mark else (0, 0)


def _refused(what: str, event: yaml.Event) -> YamlError:
    return YamlError(
        Code.REFUSED_FEATURE,
        f"{what} is not accepted in a profile",
        event.start_mark,
        "Write the value out, or put it in quotes if it is meant as text.",
    )


def _value(event: yaml.ScalarEvent) -> Scalar:
    try:
        return resolve(event.value)
    except ValueError as error:
        raise YamlError(
            Code.NUMBER,
            f"the number {event.value[:30]} {error}",
            event.start_mark,
            "Correct it, or put it in quotes if it is meant as text.",
        ) from None
