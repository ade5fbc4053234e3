"""The action of action.yml, with its steps run in bash as GitHub's runner runs them."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from tests.support.command import SOURCES

ROOT = Path(__file__).parents[2]
FILE = ROOT / "action.yml"
ACTION = yaml.safe_load(FILE.read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}
INPUTS = {name: declared["default"] for name, declared in ACTION["inputs"].items()}

BASH = shutil.which("bash") or ""
needs_bash = pytest.mark.skipif(
    not BASH or os.name == "nt", reason="there is no bash as Linux runners have it"
)

# Folder names that a shell would take for something else, each on its own.
HOSTILE = [
    "two words",
    "'single",
    'double"quote',
    "$(touch pwned)",
    "`touch pwned`",
    "; touch pwned #",
    "$HOME",
    "*",
    "-rf",
    "--strict",
    "back\\slash",
    "${{ github.token }}",
    "São Exemplo",
]


class Ended(NamedTuple):
    """How a step ended, and what it wrote."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


def run_step(name: str, folder: Path, environment: Mapping[str, str]) -> Ended:
    """Run a step's script as the runner does with `shell: bash`."""
    script = folder.parent / "script.sh"
    script.write_text(STEPS[name]["run"], encoding="utf-8")
    done = subprocess.run(
        [BASH, "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
        cwd=folder,
        env=dict(environment),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def variables(name: str, given: Mapping[str, str]) -> dict[str, str]:
    """The `env` of a step with its expressions replaced by inputs."""
    values = {**INPUTS, **given}
    assert values.keys() == INPUTS.keys()
    return {
        variable: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda found: values[found[1]], text)
        for variable, text in STEPS[name]["env"].items()
    }


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The folder of a job."""
    folder = tmp_path / "workspace"
    folder.mkdir()
    return folder


@pytest.fixture
def checked(tmp_path: Path, workspace: Path, clean_environment) -> Run:
    """Run the step that checks, with these sources where the other step installs the tool."""
    programs = tmp_path / "runner" / "matchmaker" / "bin"
    programs.mkdir(parents=True)
    python = shlex.quote(sys.executable)
    path = shlex.quote(str(SOURCES))
    for name, line in {
        "match": f'PYTHONPATH={path} exec {python} -P -m matchmaker "$@"',
        "python": f'exec {python} "$@"',
    }.items():
        (programs / name).write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    runner = {"RUNNER_TEMP": str(tmp_path / "runner"), "RUNNER_OS": "Linux"}

    def run(**given: str) -> Ended:
        environment = {**clean_environment, **runner, **variables("Check profiles", given)}
        return run_step("Check profiles", workspace, environment)

    return run


@pytest.fixture
def bad_profile(good_profile: str) -> str:
    return good_profile.replace("solid-waste", "rubbish")


@pytest.fixture
def doubtful_profile(good_profile: str) -> str:
    """One warning: too few words."""
    return good_profile.replace("Traders throw it behind the stalls every night.", "Waste.")


def write(folder: Path, text: str, name: str = "profiles/ke/testville.yaml") -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_it_is_an_action():
    check = ["check_jsonschema", "--builtin-schema", "vendor.github-actions", str(FILE)]
    done = subprocess.run(
        [sys.executable, "-m", *check], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", STEPS)
def test_no_expression_stands_in_a_script(name):
    assert "${{" not in STEPS[name]["run"]
    assert STEPS[name]["shell"] == "bash"


def test_every_input_is_declared_and_used():
    used = re.findall(r"\$\{\{ inputs\.([a-z-]+) \}\}", FILE.read_text(encoding="utf-8"))
    assert sorted(used) == sorted(INPUTS)


@needs_bash
def test_errors_are_shown_beside_their_lines(checked, workspace, bad_profile):
    write(workspace, bad_profile)
    ended = checked()
    assert ended.code == 1
    assert re.search(
        r"^::error file=profiles/ke/testville\.yaml,line=\d+,col=\d+,title=MM104::",
        ended.out,
        flags=re.MULTILINE,
    )
    assert "stop-commands" not in ended.out


@needs_bash
def test_a_good_registry_passes(checked, workspace, good_profile):
    write(workspace, good_profile)
    ended = checked(strict="true")
    assert ended.code == 0, ended.err
    assert "1 file checked: nothing found." in ended.out


@needs_bash
def test_warnings_fail_only_if_strict(checked, workspace, doubtful_profile):
    write(workspace, doubtful_profile)
    assert checked().code == 0
    ended = checked(strict="true")
    assert ended.code == 1
    assert "title=MM304::" in ended.out


@needs_bash
@pytest.mark.parametrize("value", ["yes", "True", "$(touch pwned)", "::error::mine"])
def test_strict_is_nothing_but_true_or_false(checked, workspace, good_profile, value):
    write(workspace, good_profile)
    ended = checked(strict=value)
    assert (ended.code, ended.out) == (
        2,
        "::error::The input 'strict' takes true or false.\n",
    )
    assert not (workspace / "pwned").exists()


@needs_bash
def test_hostile_names_are_names(checked, workspace, good_profile):
    for folder in HOSTILE:
        write(workspace, good_profile, f"{folder}/ke/testville.yaml")
    ended = checked(paths="".join(f"{folder}\n" for folder in HOSTILE), format="json")
    report = json.loads("".join(ended.out.splitlines(keepends=True)[1:-1]))
    assert report["checked"]["files"] == len(HOSTILE)
    assert {Path(finding["file"]).parts[0] for finding in report["findings"]} < set(HOSTILE)
    assert sorted(path.name for path in workspace.iterdir()) == sorted(HOSTILE)


@needs_bash
@pytest.mark.parametrize("folder", HOSTILE)
def test_a_hostile_name_that_is_not_there_is_only_missed(checked, workspace, folder):
    ended = checked(paths=folder)
    assert ended.code == 2
    assert ended.err.startswith("Error: The path ")
    assert not list(workspace.iterdir())


@needs_bash
@pytest.mark.parametrize("name", ["format", "args", "output"])
@pytest.mark.parametrize("value", ["$(touch pwned)", "x; touch pwned", "`touch pwned`"])
def test_no_input_is_run(checked, workspace, good_profile, name, value):
    write(workspace, good_profile)
    checked(**{name: value})
    assert not (workspace / "pwned").exists()


@needs_bash
def test_more_options_are_one_a_line(checked, workspace, doubtful_profile):
    write(workspace, doubtful_profile)
    ended = checked(strict="true", args="--ignore=MM304\n\n--today\n2026-02-01\n")
    assert ended.code == 0, ended.err
    assert "(1 finding ignored)" in ended.out


@needs_bash
def test_findings_go_to_a_file(checked, workspace, bad_profile):
    write(workspace, bad_profile)
    assert checked(format="sarif", output="the findings.sarif").code == 1
    log = json.loads((workspace / "the findings.sarif").read_text(encoding="utf-8"))
    assert "MM104" in {result["ruleId"] for result in log["runs"][0]["results"]}


@needs_bash
def test_a_file_name_is_no_command_for_the_runner(checked, workspace, bad_profile):
    write(workspace, bad_profile, "::warning title=Forged::all is well.yaml")
    words = set()
    for _ in range(2):
        ended = checked(paths=".", format="text")
        first, second, *_, last = ended.out.splitlines()
        word = first.removeprefix("::stop-commands::")
        assert ended.code == 1
        assert second.startswith("::warning ")  # what would be a command, were it not stopped
        assert last == f"::{word}::"
        assert re.fullmatch("[0-9a-f]{32}", word)
        words.add(word)
    assert len(words) == 2


@needs_bash
@pytest.mark.registry
@pytest.mark.usefixtures("package_registry")
def test_it_installs_the_core_from_its_own_files(
    tmp_path, workspace, clean_environment, bad_profile
):
    write(workspace, bad_profile)
    # What a pull request might bring: none of it may be imported.
    for module in ("pip", "venv", "ensurepip", "secrets", "matchmaker", "rich", "typing"):
        write(workspace, "open('pwned', 'w')\nraise SystemExit(77)\n", f"{module}.py")
    runner = {
        **clean_environment,
        "RUNNER_TEMP": str(tmp_path / "runner temp"),
        "RUNNER_OS": "Linux",
        "GITHUB_ACTION_PATH": str(ROOT),
        "PYTHON": sys.executable,
    }
    ended = run_step("Install match", workspace, runner)
    assert ended.code == 0, ended.err
    ended = run_step("Check profiles", workspace, {**runner, **variables("Check profiles", {})})
    assert ended.code == 1, ended.err
    assert "title=MM104::" in ended.out
    assert not (workspace / "pwned").exists()

    installed = (tmp_path / "runner temp/matchmaker").glob("lib/python*/site-packages/*.dist-info")
    names = {path.name.partition("-")[0].lower() for path in installed}
    assert "localgov_matchmaker" in names
    assert not names & {"torch", "transformers", "sentence_transformers", "openpyxl", "pytest"}
