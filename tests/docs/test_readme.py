"""What README and docs show is what happens."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from matchmaker.profiles.model import Profile
from matchmaker.profiles.reading import parse_profile
from matchmaker.profiles.yaml_reading import parse
from matchmaker.profiles.yaml_writing import write_yaml
from matchmaker.settings import load_settings
from tests.support.builders import item, profile_yaml
from tests.support.command import match

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("src/**/*.md")]
COMMANDS = sorted(set(re.findall(r"^\| `(match [^`]+)` \|", README, flags=re.MULTILINE)))


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)


def test_the_quick_start_has_two_blocks_of_one_command_line():
    start = README.split("## Quick start")[1].split("\n## ")[0]
    first, second = blocks(start, "sh")
    assert first.count("\n") == second.count("\n") == 1
    assert first.rstrip().endswith("match --city Maputo")
    assert "pytest" in second


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_readme_works(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MATCHMAKER_EMBEDDER", "light")
    own = profile_yaml("ke-my-city", challenges=[item("Market waste rots in heaps")])
    Path("my-city.yaml").write_text(own, encoding="utf-8")
    Path("profiles/ke").mkdir(parents=True)
    Path("profiles/ke/my-city.yaml").write_text(write_yaml(parse(own).data), encoding="utf-8")
    for name in ("exchanges", "programmes"):
        Path(name).mkdir()
    words = shlex.split(command)[1:]
    if "members.xlsx" in words and words[0] != "export":  # what `match export` wrote
        assert match("export", "members.xlsx").code == 0
    if words == ["new"]:  # asks in a terminal, which a test of its own has
        words += ["Testville", "--country", "KE", "--no-input"]
    outcome = match(*words)
    assert outcome.code == 0, outcome.err
    assert outcome.out or "Nothing to mend" in outcome.err or "Wrote" in outcome.err


def test_the_readme_names_commands():
    assert len(COMMANDS) >= 12


def test_every_long_option_of_the_readme_exists():
    shown = set(re.findall(r"`(--[a-z-]+)", README))
    known = set(re.findall(r"--[a-z-]+", match("--help").out + match("explain", "--help").out))
    assert shown <= known


def test_the_profile_of_the_readme_is_valid():
    (block,) = blocks(README, "yaml")
    result = parse_profile(block.encode(), "README.md")
    assert isinstance(result, Profile), result


def test_the_python_of_the_readme_runs(monkeypatch, capsys):
    monkeypatch.setattr("matchmaker.embedding.engine.semantic_installed", lambda: False)
    (block,) = blocks(README, "python")
    exec(compile(block, "README.md", "exec"), {})  # noqa: S102 - our own page
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_the_settings_of_the_docs_are_accepted(tmp_path):
    page = (ROOT / "docs/reference/settings.md").read_text(encoding="utf-8")
    (block,) = blocks(page, "toml")
    given = tomllib.loads(block)
    (tmp_path / "matchmaker.toml").write_text(block, encoding="utf-8")
    loaded = load_settings(tmp_path, {})
    assert loaded.context.population == given["context"]["population"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    text = page.read_text(encoding="utf-8")
    targets = [target.split("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text)]
    local = [target for target in targets if target and not target.startswith("http")]
    assert not [target for target in local if not (page.parent / target).exists()]
