"""What a model wants in front of a text, by its role: E5 reads "query: " and "passage: "."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any, NamedTuple

from matchmaker.embedding.channels import Role
from matchmaker.embedding.model_text import read_json_object, unusable
from matchmaker.errors import UsageError

CONFIG = "config_sentence_transformers.json"
MOST_CHARACTERS = 1000  # the longest instructions in use have a few hundred

# Names under which a model declares the prompt of a role, the first that says something. The
# library itself looks at "document" alone once it has put an empty one there, as it always does.
_DECLARED_AS: dict[Role, tuple[str, ...]] = {
    "query": ("query",),
    "document": ("document", "passage", "corpus"),
}


class Prompts(NamedTuple):
    """Text put in front of every text of a role; empty for none."""

    query: str = ""
    document: str = ""

    def of(self, role: Role) -> str:
        """The prompt of a role."""
        return self.query if role == "query" else self.document

    @property
    def identity(self) -> str:
        """What the vectors depend on, short; empty without prompts."""
        if not any(self):
            return ""
        digest = hashlib.sha256(f"{len(self.query)} {self.query}{self.document}".encode())
        return f"+prompts:{digest.hexdigest()[:16]}"


NO_PROMPTS = Prompts()

# Models whose published files declare no prompts although they were trained with them. Their cards
# say: 'Each input text should start with "query: " or "passage: "'. Those for instructions
# (-instruct) want a sentence about the task instead, which nobody but the user can write.
_FAMILIES = (
    (
        re.compile(r"(?:multilingual-)?e5-(?:small|base|large)(?:-v2)?"),
        Prompts(query="query: ", document="passage: "),
    ),
)
# Folders of downloads are called owner_model or models--owner--model.
_OWNER = re.compile(r".*(?:_|--)")


def prompts_of(
    folder: Path, name: str, query: str | None = None, document: str | None = None
) -> Prompts:
    """The prompts of a model: as asked for, else as it declares, else as its family needs.

    Parameters
    ----------
    folder
        The model's files.
    name
        What the user called it.
    query, document
        What the user wants in front of each role; ``""`` for nothing, ``None`` for the model's own.

    Raises
    ------
    UsageError
        If a prompt that was asked for or declared is no text of a bearable length.
    """
    own = _declared(folder)
    if not any(own):
        own = _of_family(folder, name)
    return Prompts(
        own.query if query is None else _asked(query, "--query-prompt"),
        own.document if document is None else _asked(document, "--document-prompt"),
    )


def _declared(folder: Path) -> Prompts:
    path = folder / CONFIG
    prompts = read_json_object(path).get("prompts") or {}
    if not isinstance(prompts, dict):
        raise unusable(path, "has prompts that are no JSON object")
    return Prompts(*(_first(prompts, names, path) for names in _DECLARED_AS.values()))


def _first(prompts: dict[str, Any], names: tuple[str, ...], path: Path) -> str:
    for name in names:
        if problem := _problem(prompt := prompts.get(name) or ""):
            raise unusable(path, f"has a prompt '{name}' that {problem}")
        if prompt:
            return str(prompt)
    return ""


def _asked(prompt: str, flag: str) -> str:
    if problem := _problem(prompt):
        raise UsageError(
            f"The text of {flag} {problem}.", hint='Give a short text, such as "query: ".'
        )
    return prompt


def _problem(prompt: object) -> str:
    """What speaks against a prompt; nothing, mostly."""
    if not isinstance(prompt, str):
        return "is no text"
    if len(prompt) > MOST_CHARACTERS:
        return f"is longer than {MOST_CHARACTERS} characters"
    if any("\ud800" <= char <= "\udfff" for char in prompt):
        return "holds half a character"
    return ""


def _of_family(folder: Path, name: str) -> Prompts:
    """Prompts by the model's name or its folder's.

    Not by the model that ``config.json`` says it was made from: what was trained further may have
    been trained without them.
    """
    place = folder.resolve()
    cached = place.parent.parent.name if place.parent.name == "snapshots" else ""
    for text in (name, place.name, cached):
        last = text.lower().rstrip("/").rpartition("/")[2]
        for family, prompts in _FAMILIES:
            if family.fullmatch(_OWNER.sub("", last)):
                return prompts
    return NO_PROMPTS
