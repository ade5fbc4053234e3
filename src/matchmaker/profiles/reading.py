"""One profile file to a profile, or to the list of everything wrong with it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from matchmaker.profiles.consistency import contradictions
from matchmaker.profiles.files import read_bytes
from matchmaker.profiles.findings import Code, Finding, InvalidProfilesError
from matchmaker.profiles.model import Profile
from matchmaker.profiles.schema_findings import schema_findings
from matchmaker.profiles.yaml_reading import Document, YamlError, parse


def parse_profile(content: bytes, file: str) -> Profile | Sequence[Finding]:
    """A profile from the bytes of its file, or its findings.

    Parameters
    ----------
    content
        UTF-8 text of one YAML 1.2 document.
    file
        Name of the file in findings.
    """
    try:
        text = content.decode("utf-8")
        document = parse(text.removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before) - before.rfind(b"\n")
        hint = "Save the file as UTF-8."
        return [Finding(file, line, column, "", Code.ENCODING, "the text is not UTF-8", hint)]
    except YamlError as error:
        place = (error.line + 1, error.column + 1)
        return [Finding(file, *place, "", error.code, error.message, error.hint)]
    if document.data is None:
        hint = "The README shows how a profile is written."
        return [Finding(file, 1, 1, "", Code.WRONG_TYPE, "the file is empty", hint)]
    return checked_profile(document, file)


def checked_profile(document: Document, file: str) -> Profile | Sequence[Finding]:
    """A profile from data, or everything wrong with it."""
    try:
        # JSON mode: lists become tuples and ISO dates become dates, all else stays strict.
        profile = Profile.model_validate_json(json.dumps(document.data))
    except ValidationError as error:
        return list(schema_findings(error, document, file))
    return list(contradictions(profile, document, file)) or profile


def read_profile(path: Path) -> Profile:
    """Read one profile file that need not be part of a registry.

    Raises
    ------
    InvalidProfilesError
        With every finding, if the file cannot be read or used.
    """
    content = read_bytes(path)
    if isinstance(content, Finding):
        raise InvalidProfilesError([content])
    result = parse_profile(content, str(path))
    if not isinstance(result, Profile):
        raise InvalidProfilesError(result)
    return result
