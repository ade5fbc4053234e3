"""Plain data to the text of a profile file, as the repository writes profiles.

What is written reads back as the same data, whatever the texts hold. Fields stand in the order of
the model. A word is quoted only where a reader of YAML 1.2 or 1.1 would take it for something
else, and every character that a reviewer could not see is written as an escape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import yaml

from matchmaker.profiles.fields import field_names, shape_at
from matchmaker.profiles.yaml_document import Data, Path
from matchmaker.profiles.yaml_scalars import Scalar, resolve
from matchmaker.visible_text import is_hidden

MODELINE = "# yaml-language-server: $schema=../../schema/profile.schema.json\n"
WIDTH = 100
STEP = 2  # spaces of each level
_SMALL = 2  # fields of a record that is written on one line
_WORD = 40  # characters of an entry that may share a line with others

_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_IN_FLOW = frozenset(",[]{}?:")
_YAML_1_1 = yaml.resolver.Resolver()
_LETTERS = frozenset("yYnN")  # truth values of YAML 1.1 that PyYAML leaves alone
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def write_yaml(data: Mapping[str, Data], *, modeline: bool = False) -> str:
    """Canonical text of a profile.

    Parameters
    ----------
    data
        A profile as plain data; unknown fields follow the known ones.
    modeline
        Whether to begin with the comment that tells editors the schema.

    Raises
    ------
    ValueError
        For what a profile file cannot hold: half a surrogate pair, an endless number.
    """
    body = "".join(entry_text(key, data[key], ()) for key in in_order(data, ())) or "{}\n"
    return (MODELINE if modeline else "") + body


def in_order(keys: Iterable[str], path: Path) -> list[str]:
    """Keys of the record at a path in the model's order, those it does not know last."""
    order = {name: place for place, name in enumerate(field_names(path))}
    return sorted(keys, key=lambda key: order.get(key, len(order)))


def entry_text(key: str, value: Data, path: Path, indent: int = 0) -> str:
    """A field with its value as whole lines.

    Parameters
    ----------
    path
        Path of the record that holds the field.
    indent
        Column of the field.
    """
    return " " * indent + key_text(key) + ":" + value_text(value, (*path, key), indent, len(key))


def item_text(value: Data, path: Path, indent: int) -> str:
    """An entry of a list as whole lines that begin with ``- ``; the path is the entry's own."""
    start = " " * indent + "-"
    if isinstance(value, dict) and value and not _is_small(value, path):
        return start + " " + record_text(value, path, indent + STEP).lstrip(" ")
    if isinstance(value, list) and value:
        return start + " " + flow_text(value, path) + "\n"
    return start + value_text(value, path, indent, 0)


def value_text(value: Data, path: Path, indent: int, key_length: int) -> str:
    """What follows the colon of a field (or a dash), up to the line's end and beyond."""
    room = WIDTH - indent - key_length - len(": ")
    if isinstance(value, dict) and value:
        if _is_small(value, path) and len(line := flow_text(value, path)) <= room:
            return f" {line}\n"
        return "\n" + record_text(value, path, indent + STEP)
    if isinstance(value, list) and value:
        return list_text(value, path, indent, room)
    if isinstance(value, str):
        return _long_text(value, path, indent, room)
    return f" {flow_text(value, path)}\n"


def record_text(value: Mapping[str, Data], path: Path, indent: int) -> str:
    """Fields of a record as whole lines."""
    return "".join(entry_text(key, value[key], path, indent) for key in in_order(value, path))


def list_text(value: list[Data], path: Path, indent: int, room: int) -> str:
    """A list after its field's colon: on one line, as lines of words, or as lines of entries."""
    line = flow_text(value, path)
    records = any(
        isinstance(entry, dict) and entry and not _is_small(entry, (*path, at))
        for at, entry in enumerate(value)
    )
    if len(line) <= room and not records:
        return f" {line}\n"
    if not any(isinstance(entry, list | dict) for entry in value):
        words = [flow_text(entry, (*path, at)) for at, entry in enumerate(value)]
        if max(map(len, words)) <= _WORD:
            inner = " " * (indent + STEP)
            pieces = [*(word + "," for word in words[:-1]), words[-1]]
            lines = "\n".join(inner + line for line in _filled(pieces, WIDTH - len(inner)))
            return f" [\n{lines}\n{' ' * indent}]\n"
    return "\n" + "".join(
        item_text(entry, (*path, at), indent + STEP) for at, entry in enumerate(value)
    )


def _filled(words: list[str], width: int) -> Iterator[str]:
    """Lines of words, as many on each as fit."""
    line = ""
    for word in words:
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = ""
        line = f"{line} {word}" if line else word
    yield line


def _is_small(value: Mapping[str, Data], path: Path) -> bool:
    """Whether a record goes on one line: its model has few fields, and they hold single values."""
    return 0 < len(field_names(path)) <= _SMALL and not any(
        isinstance(part, list | dict) for part in value.values()
    )


def _long_text(text: str, path: Path, indent: int, room: int) -> str:
    """A text on its field's line, or folded or line by line below it."""
    line = scalar_text(text, path)
    inner = " " * (indent + STEP)
    visible = not any(is_hidden(char) and char != "\n" for char in text)
    words = text.split(" ")
    if len(line) > room and "\n" not in text and visible and all(words) and len(words) > 1:
        # Not textwrap: it drops words that are made of no-break spaces.
        folded = _filled(words, WIDTH - len(inner))
        return " >-\n" + "".join(f"{inner}{line}\n" for line in folded)
    lines = text.removesuffix("\n").split("\n")
    steady = lines[0] and lines[-1] and not any(line.endswith(" ") for line in lines)
    if len(lines) > 1 and visible and steady and not text.startswith(" "):
        body = "".join(f"{inner}{line}\n" if line else "\n" for line in lines)
        return (" |\n" if text.endswith("\n") else " |-\n") + body
    return f" {line}\n"


def flow_text(value: Data, path: Path) -> str:
    """A value on one line, as it stands in brackets."""
    if isinstance(value, dict):
        parts = (
            f"{key_text(key, flow=True)}: {flow_text(value[key], (*path, key))}"
            for key in in_order(value, path)
        )
        return f"{{{', '.join(parts)}}}"
    if isinstance(value, list):
        parts = (flow_text(entry, (*path, at)) for at, entry in enumerate(value))
        return f"[{', '.join(parts)}]"
    return scalar_text(value, path, flow=True)


def key_text(key: str, *, flow: bool = False) -> str:
    """A field's name, in quotes where needed."""
    return key if _is_plain(key, flow=flow) else quoted(key)


def scalar_text(value: Scalar, path: Path, *, flow: bool = False) -> str:
    """A single value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, str):
        shape = shape_at(path)
        is_date = shape is not None and shape.kind == "date" and _DATE.match(value)
        return value if is_date or _is_plain(value, flow=flow) else quoted(value)
    word = repr(value)
    if isinstance(resolve(word), str):  # which itself raises for too many digits
        raise ValueError(f"the number {word} cannot be written")  # noqa: TRY004 - no wrong type
    return word


def quoted(text: str) -> str:
    """A text in double quotes, on one line, with every hidden character as an escape."""
    return '"' + "".join(_ESCAPES.get(char) or _escaped(char) for char in text) + '"'


def _escaped(char: str) -> str:
    if not is_hidden(char):
        return char
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - the surrogates
        raise ValueError(f"half of a surrogate pair (U+{code:04X}) cannot be written")
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"  # noqa: PLR2004


def _is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether every reader takes the text without quotes for the same text."""
    if not text or text != text.strip() or text[0] in _INDICATORS or text.startswith("..."):
        return False
    if ": " in text or text.endswith(":") or " #" in text or any(map(is_hidden, text)):
        return False
    if flow and not _IN_FLOW.isdisjoint(text):
        return False
    return text not in _LETTERS and _is_text(text)


def _is_text(word: str) -> bool:
    try:
        if not isinstance(resolve(word), str):
            return False
    except ValueError:
        return False
    tag: str = _YAML_1_1.resolve(yaml.ScalarNode, word, (True, False))  # type: ignore[no-untyped-call]
    return tag == "tag:yaml.org,2002:str"
