"""Hostile names and texts, in file names, keys and values: nothing raw reaches any format."""

import json
import os
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from matchmaker.profiles.findings import Code, Finding
from matchmaker.reports.findings.rendering import FindingsFormat, render_findings
from tests.support.builders import item, profile_data
from tests.support.checking import checked, fields_text, write_files
from tests.support.hostile import HOSTILE, raw_controls
from tests.support.sarif import assert_sarif

FORMATS = pytest.mark.parametrize("chosen", FindingsFormat)
TEXTS = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())


def parsed(text: str, chosen: FindingsFormat) -> None:
    """Read a document as its readers do."""
    if chosen == FindingsFormat.json:
        json.loads(text)
    elif chosen == FindingsFormat.sarif:
        assert_sarif(json.loads(text))
    elif chosen == FindingsFormat.junit:
        ET.fromstring(text)  # noqa: S314 - written here


@FORMATS
@TEXTS
def test_no_control_reaches_the_output_from_a_finding(made, chosen, text):
    found = Finding(f"{text}.yaml", 1, 1, text, Code.UNKNOWN_FIELD, text, text)
    written = render_findings(made(found), chosen)
    assert raw_controls(written) == set()
    parsed(written, chosen)


@FORMATS
@TEXTS
def test_no_control_reaches_the_output_from_a_profile(tmp_path, chosen, text):
    data = {
        "id": text, "name": text, "level": text, "country": text, text: text,
        "challenges": [item(text, id="a", description=text, themes=[text])],
        "expertise": [item(text * 9, id="b", description=f"{text} " * 9)],
        "readiness": {"lead_unit": f"Dr {text}"},
        "sources": [{"id": "s1", "title": text, "supports": [text], "url": text}],
    }  # fmt: skip
    content = json.dumps(profile_data("ke-a", aliases=["Mfano"]) | data)  # escapes every control
    copies = {f"ke/{at}.yaml": content for at in "ab"}
    written = render_findings(checked(write_files(tmp_path, copies)), chosen)
    assert raw_controls(written) == set()
    parsed(written, chosen)


@FORMATS
@pytest.mark.parametrize(
    "name",
    [
        b"s\xe3o.yaml", b"\x1b[31mred.yaml", b"a\nb::error::.yaml", "\u202egpj.yaml".encode(),
        b"a,line=9.yaml", b"a%0A.yaml", b"-rf.yaml", b"~.yaml", b"<x>&'\".yaml", b"\xff\xfe.yaml",
        b"con:1:2.yaml", b"[red]x.yaml", b"\x7f\xc2\x9b.yaml",
    ],
)  # fmt: skip
def test_any_file_name_of_the_system_works_in_every_format(tmp_path, monkeypatch, chosen, name):
    monkeypatch.chdir(tmp_path)
    path = Path(os.fsdecode(name))
    path.write_text(fields_text(level="town"), encoding="utf-8")
    result = checked(path, Path())
    assert result.files == (str(path),)
    written = render_findings(result, chosen)
    assert raw_controls(written) == set()
    written.encode("utf-8")  # no lone surrogate is left
    parsed(written, chosen)


def test_json_keeps_the_name_of_a_file_that_is_not_utf_8(made):
    found = Finding(os.fsdecode(b"s\xe3o.yaml"), 1, 1, "", Code.SYNTAX, "x")
    written = render_findings(made(found), FindingsFormat.json)
    (entry,) = json.loads(written)["findings"]
    assert os.fsencode(entry["file"]) == b"s\xe3o.yaml"
