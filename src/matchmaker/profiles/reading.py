"""One profile file to a profile, or to the list of everything wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from matchmaker.profiles.consistency import contradictions
from matchmaker.profiles.documents import ReadDocument, read_document
from matchmaker.profiles.draft import Draft, draft_of
from matchmaker.profiles.field_places import Finder
from matchmaker.profiles.files import read_bytes
from matchmaker.profiles.findings import Finding, InvalidFilesError
from matchmaker.profiles.model import Profile
from matchmaker.profiles.validating import validated
from matchmaker.profiles.yaml_document import Data


def parse_profile(content: bytes, file: str) -> Profile | Sequence[Finding]:
    """A profile from the bytes of its file, or its findings.

    Parameters
    ----------
    content
        UTF-8 text of one YAML 1.2 document.
    file
        Name of the file in findings.
    """
    read = read_document(content, file)
    return [read] if isinstance(read, Finding) else profile_of(read, file)


def profile_of(read: ReadDocument, file: str) -> Profile | Sequence[Finding]:
    """A profile from the document in its file, or its findings."""
    data = read.document.data
    return checked_profile(data, draft_of(data), Finder(read.document.place, file))


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
    result = validated(data, Profile, found)
    if not isinstance(result, Profile):
        return [*findings, *result]
    return findings or result


def read_profile(path: Path) -> Profile:
    """Read one profile file that need not be part of a registry.

    Raises
    ------
    InvalidFilesError
        With every finding, if the file cannot be read or used.
    """
    content = read_bytes(path)
    if isinstance(content, Finding):
        raise InvalidFilesError([content])
    result = parse_profile(content, str(path))
    if not isinstance(result, Profile):
        raise InvalidFilesError(result)
    return result
