"""Commands of docs/how-to/rank-across-languages.md do what it says, with a small model."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from matchmaker.embedding.prompts import NO_PROMPTS, prompts_of
from tests.support.command import match
from tests.support.small_models import save_small_model

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/how-to/rank-across-languages.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, flags=re.DOTALL | re.MULTILINE)
LINES = [line for language, text in BLOCKS if language == "sh" for line in text.splitlines()]
OURS = [line for line in LINES if line.startswith("match ")]
MODELS = re.findall(r"^\| `([^`]+)` .* \| (.+) \|$", PAGE, flags=re.MULTILINE)


@pytest.fixture
def small(tmp_path, monkeypatch):
    """The page's folders, and a hub that has every model; all are the same small one."""
    for name in ("multilingual-e5-small", "renamed"):
        save_small_model(tmp_path / "models" / name)
    hub = save_small_model(tmp_path / "hub/snapshots/0123abc")
    monkeypatch.setattr("matchmaker.embedding.model_files._fetch", lambda _: hub)
    monkeypatch.chdir(tmp_path)


def test_every_block_is_looked_at():
    assert {language for language, _ in BLOCKS} == {"sh"}
    assert (len(LINES), len(OURS), len(MODELS)) == (5, 4, 3)


@pytest.mark.semantic
@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("line", OURS)
def test_every_command_can_be_copied(line):
    outcome = match(*shlex.split(line)[1:])
    assert outcome.code == 0, outcome.err
    prompts = 'prompts "query: " and "passage: "' in " ".join(outcome.out.split())
    assert prompts == ("MiniLM" not in line)


def test_the_folder_that_is_fetched_is_the_one_that_is_used():
    (fetched,) = (shlex.split(line) for line in LINES if line.startswith("hf download "))
    folder = fetched[fetched.index("--local-dir") + 1]
    assert any(line.endswith(f"--model {folder}") for line in OURS)


@pytest.mark.parametrize(("name", "prompts"), MODELS)
def test_the_prompts_of_each_model_are_those_in_the_table(tmp_path, name, prompts):
    assert (prompts_of(tmp_path, name) == NO_PROMPTS) == (prompts == "none")
    assert prompts in {"none", "set for you"}


def test_it_is_linked():
    assert "(how-to/rank-across-languages.md)" in (ROOT / "docs/README.md").read_text("utf-8")
