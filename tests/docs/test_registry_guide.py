"""Every block of docs/how-to/keep-a-registry-in-git.md can be copied as it stands."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from matchmaker.checking.registry_check import NOT_CHECKED
from matchmaker.checking.selection import Selection
from matchmaker.settings import load_settings
from tests.support.command_line import assert_understood

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/how-to/keep-a-registry-in-git.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, flags=re.DOTALL | re.MULTILINE)
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

_PROGRAM = "OWNER/REPOSITORY"  # nobody knows yet where it will be
_SCHEMAS = {
    ".github/workflows/profiles.yml": "vendor.github-workflows",
    ".gitlab-ci.yml": "vendor.gitlab-ci",
}
_MODELINE = "# yaml-language-server: $schema=../../schema/profile.schema.json\n"


def _files() -> dict[str, str]:
    """YAML files of the page, by the name in their first line."""
    texts = [text for language, text in BLOCKS if language == "yaml" and text != _MODELINE]
    return {text.partition("\n")[0].removeprefix("# "): text for text in texts}


FILES = _files()


def _steps(name: str) -> list[dict[str, object]]:
    jobs = yaml.safe_load(FILES[name])["jobs"].values()
    return [step for job in jobs for step in job["steps"]]


def test_every_block_is_looked_at():
    assert {language for language, _ in BLOCKS} == {"text", "sh", "toml", "yaml"}
    assert FILES.keys() == {*_SCHEMAS, ".pre-commit-config.yaml"}
    assert PAGE.count("```") == 2 * len(BLOCKS)


@pytest.mark.parametrize(
    "line",
    [line for language, text in BLOCKS if language == "sh" for line in text.splitlines()],
)
def test_every_command_line_is_understood(line):
    words = shlex.split(line)
    if words[0] == "git":
        assert words[1] in {"tag", "push"}
        return
    assert_understood(words)


@pytest.mark.parametrize(("name", "schema"), _SCHEMAS.items(), ids=_SCHEMAS)
def test_files_of_code_hosts_are_valid(name, schema, tmp_path):
    path = tmp_path / Path(name).name
    path.write_text(FILES[name], encoding="utf-8")
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run(check, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout


def test_the_workflow_gives_the_action_inputs_that_it_has():
    given = [
        step["with"]
        for step in _steps(".github/workflows/profiles.yml")
        if step["uses"] == f"{_PROGRAM}@VERSION"
    ]
    assert len(given) == 2
    for inputs in given:
        assert inputs.keys() <= ACTION["inputs"].keys()
        output, style = inputs.get("output"), inputs.get("format", "github")
        assert_understood(
            [
                "match",
                "check",
                f"--format={style}",
                *([f"--output={output}"] if output else []),
                "--",
                *([paths] if (paths := inputs.get("paths")) else []),
            ]
        )


def test_the_workflow_may_write_no_more_than_it_must():
    workflow = yaml.safe_load(FILES[".github/workflows/profiles.yml"])
    assert workflow["permissions"] == {"contents": "read"}
    assert "permissions" not in workflow["jobs"]["check"]
    assert "pull_request_target" not in workflow[True]  # YAML 1.1 reads the key `on` as true


def test_other_actions_are_pinned_by_their_major_version():
    steps = [*_steps(".github/workflows/profiles.yml"), *ACTION["runs"]["steps"]]
    others = {step["uses"] for step in steps if "uses" in step} - {f"{_PROGRAM}@VERSION"}
    assert {used.partition("@")[0] for used in others} == {
        "actions/checkout",
        "actions/setup-python",
        "github/codeql-action/upload-sarif",
    }
    assert all(re.fullmatch(r"[\w/-]+@v\d+", used) for used in others)


def test_the_upload_takes_the_file_that_the_check_writes():
    check, upload = _steps(".github/workflows/profiles.yml")[-2:]
    assert upload["with"]["sarif_file"] == check["with"]["output"]


def test_the_test_report_is_what_the_check_writes():
    job = yaml.safe_load(FILES[".gitlab-ci.yml"])["profiles"]
    install, check = (shlex.split(line) for line in job["script"])
    assert install[:2] == ["pip", "install"]
    assert_understood(check)
    assert job["artifacts"]["reports"]["junit"] == check[check.index("--output") + 1]


def test_the_hooks_exist():
    config = yaml.safe_load(FILES[".pre-commit-config.yaml"])
    (repository,) = config["repos"]
    named = {hook["id"] for hook in repository["hooks"]} | set(
        re.findall(r"`(match-[a-z-]+)`", PAGE)
    )
    assert named == {hook["id"] for hook in HOOKS}


def test_pre_commit_accepts_its_file(tmp_path):
    pytest.importorskip("pre_commit", reason="pre-commit comes with the extra `dev`")
    path = tmp_path / ".pre-commit-config.yaml"
    path.write_text(FILES[path.name], encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-config", str(path)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_the_settings_are_accepted(tmp_path):
    (block,) = [text for language, text in BLOCKS if language == "toml"]
    (tmp_path / "matchmaker.toml").write_text(block, encoding="utf-8")
    settings = load_settings(tmp_path, {}).check
    Selection((), (), settings)  # knows every code
    assert settings.stale_after_days == tomllib.loads(block)["check"]["stale_after_days"]
    assert settings.exceptions


def test_the_page_says_what_no_check_knows():
    flat = " ".join(PAGE.split())
    assert all(what in flat for what in NOT_CHECKED)


def test_no_address_is_invented():
    addresses = {url.rstrip(").") for url in re.findall(r"https?://[^\s\"@]+", PAGE)}
    assert addresses == {
        f"https://github.com/{_PROGRAM}",
        "https://creativecommons.org/licenses/by/4.0/",
    }
