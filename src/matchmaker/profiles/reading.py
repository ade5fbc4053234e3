"""One profile file to a profile, or to the list of everything wrong with it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from matchmaker.profiles.consistency import contradictions
from matchmaker.profiles.draft import Draft, draft_of
from matchmaker.profiles.field_places import Finder
from matchmaker.profiles.files import read_bytes
from matchmaker.profiles.findings import Code, Finding, InvalidProfilesError, quoting
from matchmaker.profiles.model import Profile
from matchmaker.profiles.schema_findings import schema_findings
from matchmaker.profiles.yaml_document import Data, Document, YamlError
from matchmaker.profiles.yaml_reading import parse


class Reading(NamedTuple):
    """What reading a file gave.

    Attributes
    ----------
    profile
        None if the file has a mistake.
    findings
        Its mistakes.
    text, document, draft
        Of a file that is YAML, for those who look further.
    """

    profile: Profile | None
    findings: Sequence[Finding]
    text: str = ""
    document: Document | None = None
    draft: Draft | None = None


def parse_profile(content: bytes, file: str) -> Profile | Sequence[Finding]:
    """A profile from the bytes of its file, or its findings; see `read_content`."""
    reading = read_content(content, file)
    return reading.profile or reading.findings


def read_content(content: bytes, file: str) -> Reading:
    """Everything that the bytes of a profile's file say.

    Parameters
    ----------
    content
        UTF-8 text of one YAML 1.2 document.
    file
        Name of the file in findings.
    """
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
        document = parse(text)
    except UnicodeDecodeError as error:
        line, column = _end(content[: error.start].decode("utf-8").removeprefix("\ufeff"))
        hint = "Save the file as UTF-8."
        return _unread(
            Finding(file, line, column, "", Code.ENCODING, "the text is not UTF-8", hint)
        )
    except YamlError as error:
        # At the end the parser points to the line after the last one.
        place = min((error.line + 1, error.column + 1), _end(text))
        return _unread(Finding(file, *place, "", error.code, quoting(error.message), error.hint))
    if document.data is None:
        hint = "The README shows how a profile is written."
        return _unread(Finding(file, 1, 1, "", Code.WRONG_TYPE, "the file is empty", hint))
    readable = draft_of(document.data)
    result = checked_profile(document.data, readable, Finder(document.place, file))
    if isinstance(result, Profile):
        return Reading(result, (), text, document, readable)
    return Reading(None, result, text, document, readable)


def checked_profile(data: Data, readable: Draft, found: Finder) -> Profile | Sequence[Finding]:
    """A profile from data, or everything wrong with them.

    Parameters
    ----------
    data
        Of a YAML file, or of a spreadsheet's rows.
    readable
        What can be read of them.
    found
        Knows where their fields stand.
    """
    findings = list(contradictions(readable, found))
    try:
        # JSON mode: lists become tuples and ISO dates become dates, all else stays strict.
        profile = Profile.model_validate_json(json.dumps(data))
    except ValidationError as error:
        return [*findings, *schema_findings(error, found)]
    return findings or profile


def _end(text: str) -> tuple[int, int]:
    """Line and column (from 1) behind a text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return lines.count("\n") + 1, len(lines) - lines.rfind("\n")


def _unread(finding: Finding) -> Reading:
    return Reading(None, [finding])


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
