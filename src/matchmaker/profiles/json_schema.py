"""The JSON Schema of a file, for editors and other checkers, generated from its model."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, NoDefault
from pydantic_core import core_schema

from matchmaker.profiles.model import Profile

_ITEM = {
    "id": "${1:short-name}",
    "title": "${2:What it is about}",
    "description": "${3:A few plain sentences.}",
    "themes": ["${4:public-space}"],
}
# Not part of JSON Schema: skeletons that VS Code and yaml-language-server offer to insert.
_SNIPPETS: dict[str, dict[str, Any]] = {
    "Challenge": {
        "label": "challenge",
        "description": "A problem on which the government wants to learn",
        "body": _ITEM,
    },
    "Expertise": {
        "label": "expertise",
        "description": "Something the government has done and could share",
        "body": _ITEM | {"evidence": [{"source": "${5:s1}"}]},
    },
    "Source": {
        "label": "source",
        "description": "A public document",
        "body": {
            "id": "${1:s1}",
            "title": "${2:Title of the document}",
            "publisher": "${3:Institution}",
        },
    },
}


class _Generator(GenerateJsonSchema):
    """Pydantic's own, less what only repeats itself."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 - see base class
        """Never: a title made from the field's name says nothing new."""
        return False

    def get_default_value(self, schema: core_schema.WithDefaultSchema) -> Any:  # noqa: ANN401
        """Leave out null and the empty list: an editor would insert them."""
        value = super().get_default_value(schema)
        return NoDefault if value is None or value == () else value


def json_schema(model: type[BaseModel], title: str) -> dict[str, Any]:
    """The schema of a file in draft 2020-12; what it accepts, the reader accepts.

    Keywords beyond the draft, which it allows, are for editors: `enumDescriptions` says what
    each allowed value means, `defaultSnippets` offers skeletons.

    Parameters
    ----------
    model
        Of the file.
    title
        What the file is.
    """
    generated = model.model_json_schema(by_alias=True, schema_generator=_Generator)
    definitions: dict[str, Any] = {}
    schema = _with_shared_lists(generated, definitions)
    parts = schema.pop("$defs")
    for name, snippet in _SNIPPETS.items():
        if name in parts:
            parts[name]["defaultSnippets"] = [snippet]
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        **schema,
        "title": title,
        "$defs": dict(sorted((parts | definitions).items())),
    }


def profile_schema() -> dict[str, Any]:
    """The schema of a profile."""
    return json_schema(Profile, "Profile of a local government")


def schema_text(schema: dict[str, Any]) -> str:
    """A schema as the text of a file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _with_shared_lists(node: Any, definitions: dict[str, Any]) -> Any:  # noqa: ANN401 - any JSON
    """The same with each closed list (see `OneOf`) defined once and referred to."""
    if isinstance(node, list):
        return [_with_shared_lists(entry, definitions) for entry in node]
    if not isinstance(node, dict):
        return node
    if "enum" in node and "title" in node:
        listed = {key: node[key] for key in ("type", "enum", "enumDescriptions") if key in node}
        definitions[node["title"]] = listed
        others = {key: value for key, value in node.items() if key not in (*listed, "title")}
        return {"$ref": f"#/$defs/{node['title']}"} | others
    return {key: _with_shared_lists(value, definitions) for key, value in node.items()}
