"""Every block of docs/how-to/exchanges-and-programmes.md can be copied as it stands."""

from __future__ import annotations

import datetime as dt
import json
import re
import shlex
from pathlib import Path

import pytest

from matchmaker.profiles.findings import Severity
from tests.support.builders import item, profile_data
from tests.support.checking import checked, write_files
from tests.support.command import match

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/how-to/exchanges-and-programmes.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, flags=re.DOTALL | re.MULTILINE)
FILES = {
    text.partition("\n")[0].removeprefix("# "): text
    for language, text in BLOCKS
    if language == "yaml"
}
LINES = [line for language, text in BLOCKS if language == "sh" for line in text.splitlines()]


@pytest.fixture
def registry(tmp_path, monkeypatch):
    """The page's files beside the two invented governments that it names."""
    vendors = {"themes": ["informal-economy"]}
    mfano = profile_data("tz-mfano", challenges=[item("Street vendors", **vendors)])
    exemplo = profile_data("br-exemplo", expertise=[item("Vendors' markets", **vendors)])
    other = profile_data("ke-nyingine", expertise=[item("Licences of vendors", **vendors)])
    profiles = {
        f"profiles/{data['id'].replace('-', '/')}.yaml": json.dumps(data)
        for data in (mfano, exemplo, other)
    }
    monkeypatch.chdir(write_files(tmp_path, FILES | profiles))
    return tmp_path


def test_every_block_is_looked_at():
    assert {language for language, _ in BLOCKS} == {"yaml", "sh"}
    assert FILES.keys() == {"exchanges/mfano-exemplo-markets.yaml", "programmes/neighbours.yaml"}
    assert len(LINES) == 3


def test_the_files_have_no_mistake(registry):
    assert not checked(registry, today=dt.date(2026, 12, 1)).of(Severity.ERROR)


@pytest.mark.usefixtures("registry")
def test_every_command_does_what_the_page_says():
    light = ["--embedder", "light"]
    more = ([], light, [*light, "--format", "json"])
    history, fresh, explained = (
        match(*shlex.split(line)[1:], *options) for line, options in zip(LINES, more, strict=True)
    )
    assert (history.code, fresh.code, explained.code) == (0, 0, 0)
    assert "2023-2024" in history.out
    assert "1 that you have worked with" in fresh.out
    taken = {made["id"]: made["direction"] for made in json.loads(explained.out)["programmes"]}
    assert taken["neighbours"] == "learn"
