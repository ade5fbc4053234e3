"""What a file holds, told from its content: a profile, an exchange, or a programme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # a second check needs no YAML
    from matchmaker.profiles.yaml_document import Data

FileKind = Literal["profile", "exchange", "programme"]

# A field that only one kind of file has: it tells a file that forgot, or misspelt, its schema.
_TELLING: dict[str, FileKind] = {"parties": "exchange", "eligibility": "programme"}


def kind_of(data: Data) -> FileKind:
    """The kind of a file by its ``schema``, or by a field that only one kind has.

    A profile says ``schema: 1``; what says nothing is taken for one.
    """
    if not isinstance(data, dict):
        return "profile"
    schema = data.get("schema")
    if isinstance(schema, str):
        for kind in _TELLING.values():
            if schema.startswith(kind):
                return kind
    if schema == 1:
        return "profile"
    return next((kind for field, kind in _TELLING.items() if field in data), "profile")
