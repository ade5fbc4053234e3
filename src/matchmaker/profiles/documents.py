"""The bytes of a file to a YAML document, or to the finding that says why not."""

from __future__ import annotations

from typing import NamedTuple

from matchmaker.profiles.findings import Code, Finding, quoting
from matchmaker.profiles.yaml_document import Document, YamlError
from matchmaker.profiles.yaml_reading import parse


class ReadDocument(NamedTuple):
    """A file that is YAML and not empty."""

    text: str
    document: Document


def read_document(content: bytes, file: str) -> ReadDocument | Finding:
    """The YAML document in the bytes of a file.

    Parameters
    ----------
    content
        UTF-8 text of one YAML 1.2 document.
    file
        Name of the file in the finding.
    """
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
        document = parse(text)
    except UnicodeDecodeError as error:
        line, column = _end(content[: error.start].decode("utf-8").removeprefix("\ufeff"))
        hint = "Save the file as UTF-8."
        return Finding(file, line, column, "", Code.ENCODING, "the text is not UTF-8", hint)
    except YamlError as error:
        # At the end the parser points to the line after the last one.
        place = min((error.line + 1, error.column + 1), _end(text))
        return Finding(file, *place, "", error.code, quoting(error.message), error.hint)
    if document.data is None:
        hint = "The README and docs/how-to show how it is written."
        return Finding(file, 1, 1, "", Code.WRONG_TYPE, "the file is empty", hint)
    return ReadDocument(text, document)


def _end(text: str) -> tuple[int, int]:
    """Line and column (from 1) behind a text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return lines.count("\n") + 1, len(lines) - lines.rfind("\n")
