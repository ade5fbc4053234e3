"""Events of a YAML parser to plain data, with the place of every field.

An explicit stack keeps hostile nesting off the interpreter's, and marks are turned into places only
when somebody asks: a registry's profiles are mostly right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, NoReturn, Protocol

import yaml

from matchmaker.profiles.findings import Code
from matchmaker.profiles.yaml_scalars import (
    FIRST_OF_NUMBERS,
    MEANINGFUL,
    SIGNS,
    NumberError,
    Scalar,
    resolve,
)

Data = Scalar | list["Data"] | dict[str, "Data"]
Path = tuple[str | int, ...]
Place = tuple[int, int]

MAX_DEPTH = 20  # a profile needs 5
MAX_NODES = 50_000  # keys, values and collections; the longest starter profile has 862
_SHOWN = 60  # characters of a name that is repeated in a message


class Mark(Protocol):
    """A place in the text, by either of PyYAML's parsers; counted from 0."""

    line: int
    column: int


class YamlError(Exception):
    """Text that is refused, with its place (counted from 0) and what to do."""

    def __init__(self, code: Code, message: str, mark: Mark | None, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.line, self.column = (mark.line, mark.column) if mark else (0, 0)


class _Collection(NamedTuple):
    """Marks of a mapping's keys or a list's entries, in the order of the data."""

    start: Mark
    entries: dict[str, Mark | _Collection] | list[Mark | _Collection]


class Document:
    """Data, and where each of its fields stands.

    Attributes
    ----------
    data
        Mappings, lists and scalars.
    """

    __slots__ = ("_marks", "data")

    def __init__(self, data: Data, marks: Mark | _Collection) -> None:
        self.data = data
        self._marks = marks

    def place(self, path: Path) -> Place:
        """Line and column (from 0) of a field, or of the nearest field that holds it."""
        marks = self._marks
        for part in path:
            if not isinstance(marks, _Collection):
                break
            entries = marks.entries
            if isinstance(entries, dict):
                if not isinstance(part, str) or part not in entries:
                    break
                marks = entries[part]
            else:
                if not isinstance(part, int) or part >= len(entries):
                    break
                marks = entries[part]
        return _place(marks)

    @property
    def positions(self) -> dict[Path, Place]:
        """Line and column (from 0) of every field; the document's own under ``()``."""
        return dict(_places(self._marks, ()))


def _place(marks: Mark | _Collection) -> Place:
    mark = marks.start if isinstance(marks, _Collection) else marks
    return mark.line, mark.column


def _places(marks: Mark | _Collection, path: Path) -> Iterator[tuple[Path, Place]]:
    yield path, _place(marks)
    if isinstance(marks, _Collection):
        entries = marks.entries
        for part, inner in entries.items() if isinstance(entries, dict) else enumerate(entries):
            yield from _places(inner, (*path, part))


def build(next_event: Callable[[], Any]) -> Document:  # noqa: C901, PLR0912, PLR0915 - see below
    """The document of a stream of events.

    One loop over local variables: with a call for each event and a dictionary of all places,
    parsing takes about twice as long (docs/decisions/0003).

    Parameters
    ----------
    next_event
        Gives the next event of PyYAML's parser, up to the end of the stream.

    Raises
    ------
    YamlError
        At the first feature that profiles do not use.
    """
    root: Data = None
    marks: Mark | _Collection = yaml.Mark("", 0, 0, 0, None, 0)
    # What is being filled, the marks of its entries, and for a mapping the key whose value is next.
    holder: Any = None
    entries: Any = None
    key: str | None = None
    outer: list[tuple[Any, Any]] = []
    nodes = documents = 0
    while True:
        event = next_event()
        kind = type(event)
        if kind is yaml.ScalarEvent:
            nodes += 1
            if event.anchor is not None or event.tag is not None or nodes > MAX_NODES:
                _refuse(event)
            value = event.value
            if type(holder) is dict and key is None:
                if value in holder or value == "<<":
                    _refuse_key(event, holder)
                key = value
                holder[key] = None
                entries[key] = event.start_mark
                continue
            # What stands in quotes is text, and so are nearly all plain words.
            if not event.style and (value in MEANINGFUL or value[0] in FIRST_OF_NUMBERS):
                value = _resolved(event)
            if key is not None:
                holder[key] = value
                key = None
            elif holder is not None:
                holder.append(value)
                entries.append(event.start_mark)
            else:
                root, marks = value, event.start_mark
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            nodes += 1
            if event.anchor is not None or event.tag is not None or nodes > MAX_NODES:
                _refuse(event)
            if len(outer) >= MAX_DEPTH or (type(holder) is dict and key is None):
                _refuse_collection(event, len(outer))
            inner: Any = {} if kind is yaml.MappingStartEvent else []
            place = _Collection(event.start_mark, type(inner)())
            if key is not None:
                holder[key] = inner
                entries[key] = _Collection(entries[key], place.entries)  # where its key stands
                key = None
            elif holder is not None:
                holder.append(inner)
                entries.append(place)
            else:
                root, marks = inner, place
            outer.append((holder, entries))
            holder, entries = inner, place.entries
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            holder, entries = outer.pop()
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            _refuse_document(event, documents)
        elif kind is yaml.AliasEvent:
            raise _refused("an alias", event)
        elif kind is yaml.StreamEndEvent:
            return Document(root, marks)


def _resolved(event: yaml.ScalarEvent) -> Scalar:
    if event.value in SIGNS:
        raise _refused(f"a bare {event.value}", event)
    try:
        return resolve(event.value)
    except NumberError as error:
        mend = f"Write {error.better}" if error.better else "Correct it"
        raise YamlError(
            Code.NUMBER,
            f"the number {event.value[:30]} {error}",
            event.start_mark,
            f"{mend}, or put it in quotes if it is meant as text.",
        ) from None


def _refuse(event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> NoReturn:
    """Refuse what would hide what is read, or a value too many."""
    if event.anchor is not None:
        raise _refused(f"the anchor &{event.anchor[:_SHOWN]}", event)
    if event.tag is not None:
        raise _refused(f"the tag {event.tag[:_SHOWN]}", event)
    raise YamlError(
        Code.TOO_LARGE,
        f"the file holds more than {MAX_NODES:,} values",
        event.start_mark,
        "A profile takes a few hundred; shorten it.",
    )


def _refuse_key(event: yaml.ScalarEvent, mapping: dict[str, Data]) -> None:
    if event.value in mapping:
        raise YamlError(
            Code.DUPLICATE_KEY,
            f"the key '{event.value[:_SHOWN]}' stands twice in the same place",
            event.start_mark,
            "Keep one of the two.",
        )
    if not event.style:
        raise _refused("a merge key (<<)", event)


def _refuse_collection(event: yaml.CollectionStartEvent, depth: int) -> NoReturn:
    if depth >= MAX_DEPTH:
        raise YamlError(Code.NESTING, f"nested more than {MAX_DEPTH} levels deep", event.start_mark)
    raise YamlError(Code.REFUSED_FEATURE, "a key must be plain text, not a list", event.start_mark)


def _refuse_document(event: yaml.DocumentStartEvent, number: int) -> None:
    if number > 1:
        raise YamlError(
            Code.REFUSED_FEATURE,
            "a second document starts here",
            event.start_mark,
            "Put one profile in each file and remove the line '---'.",
        )
    if event.version or event.tags:
        raise _refused("a directive (%YAML or %TAG)", event)


def _refused(what: str, event: yaml.Event) -> YamlError:
    return YamlError(
        Code.REFUSED_FEATURE,
        f"{what} is not accepted in a profile",
        event.start_mark,
        "Write the value out, or put it in quotes if it is meant as text.",
    )
