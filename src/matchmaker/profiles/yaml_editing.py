"""The smallest edit after which a file's text carries other data; comments stay where they are.

What was written is read again, and where it is not exactly what it should be a larger part is
written anew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from matchmaker.profiles.yaml_block_edits import Editor
from matchmaker.profiles.yaml_document import Data, YamlError
from matchmaker.profiles.yaml_reading import parse
from matchmaker.profiles.yaml_tree import OddTextError, read_tree, same
from matchmaker.profiles.yaml_writing import write_yaml

_DEPTHS = (20, 3, 2, 1)  # how deep edits go, until one carries the data
_BLANK_OR_COMMENT = re.compile(r"[ \t]*(#.*)?\Z")


def updated_text(text: str, data: Mapping[str, Data]) -> str:
    """A file's text with other data in it and everything else as it was.

    Parameters
    ----------
    text
        A YAML document as `yaml_reading.parse` takes it; a byte order mark may stand before it.
    data
        What the text shall carry.

    Raises
    ------
    YamlError
        If the text is refused.
    ValueError
        For data that no file can hold; see `write_yaml`.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return mark + _edited(text.removeprefix(mark), data, in_model_order=False)


def reordered_text(text: str) -> str:
    """A file's text with its fields in the model's order, comments along with them.

    Raises
    ------
    YamlError
        If the text is refused.
    """
    data = parse(text).data
    return _edited(text, data, in_model_order=True) if isinstance(data, dict) else text


def _edited(text: str, data: Mapping[str, Data], *, in_model_order: bool) -> str:
    wanted = dict(data)
    try:
        root = read_tree(text)
    except OddTextError:
        return text if same(parse(text).data, wanted) else _anew(text, wanted)
    if root is None or root.kind != "mapping":
        return _anew(text, wanted)
    if same(root.data, wanted) and not in_model_order:
        return text
    for depth in _DEPTHS:
        result = Editor(text, depth, in_model_order=in_model_order).edit(root, wanted)
        if result is not None and _carries(result, wanted):
            return result
    return text if in_model_order else _anew(text, wanted)


def _carries(text: str, data: Data) -> bool:
    try:
        return same(parse(text).data, data)
    except YamlError:
        return False


def _anew(text: str, data: Mapping[str, Data]) -> str:
    """The canonical text, below the comments that the file began with."""
    head = ""
    for line in text.splitlines(keepends=True):
        if not _BLANK_OR_COMMENT.match(line.rstrip("\r\n")):
            break
        head += line
    result = head + write_yaml(data)
    return result if _carries(result, dict(data)) else write_yaml(data)
