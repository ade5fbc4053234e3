"""Another repository can use the hooks of .pre-commit-hooks.yaml."""

from __future__ import annotations

import importlib.util
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.support.builders import profile_yaml
from tests.support.command_line import assert_understood

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
HOOKS = {hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))}

needs_pre_commit = pytest.mark.skipif(
    importlib.util.find_spec("pre_commit") is None, reason="pre-commit comes with the extra `dev`"
)
GIT = shutil.which("git") or ""
needs_git = pytest.mark.skipif(not GIT, reason="git is not installed")


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
def test_the_command_of_a_hook_exists(hook):
    names = [] if hook.get("pass_filenames") is False else ["profiles/mz/maputo.yaml"]
    assert_understood([*shlex.split(hook["entry"]), *hook.get("args", []), *names])


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
@pytest.mark.parametrize(
    ("name", "starts"),
    [
        ("profiles/mz/maputo.yaml", True),
        ("profiles/mz/maputo.yml", True),
        ("profiles/mz/São Exemplo.YAML", True),
        ("tests/examples/valid/tz/ngano.yaml", False),
        ("docs/profiles/mz/maputo.yaml", False),
        (".github/workflows/check.yml", False),
        ("profiles.yaml", False),
    ],
)
def test_profiles_start_a_hook_and_nothing_else_does(hook, name, starts):
    excluded = re.search(hook.get("exclude", "^$"), name)
    assert bool(re.search(hook["files"], name) and not excluded) is starts


@pytest.mark.parametrize("name", ["profiles/.drafts/mz/maputo.yaml", "profiles/mz/.maputo.yaml"])
def test_hidden_files_are_left_alone_where_names_are_passed(name):
    passing = [hook for hook in HOOKS.values() if hook.get("pass_filenames", True)]
    assert len(passing) == 2
    assert all(re.search(hook["exclude"], name) for hook in passing)


def test_exceptions_start_the_check_of_the_whole_folder():
    assert re.search(HOOKS["match-check"]["files"], "matchmaker.toml")
    assert not re.search(HOOKS["match-check"]["files"], "docs/matchmaker.toml")


def test_no_hook_installs_an_extra():
    assert all(hook["language"] == "python" for hook in HOOKS.values())
    assert not any("additional_dependencies" in hook for hook in HOOKS.values())


@needs_pre_commit
def test_pre_commit_accepts_the_manifest():
    check = [sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST)]
    done = subprocess.run(check, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout


class _Repository:
    """A git repository with the hooks installed."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self._environment = environment
        folder.mkdir()

    def run(self, *command: str, ok: bool | None = True) -> str:
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
            timeout=300,
        )
        assert ok is None or (done.returncode == 0) is ok, done.stdout
        return done.stdout

    def commit(self, *, passes: bool) -> str:
        self.run(GIT, "add", "--all")
        return self.run(GIT, "commit", "--message", "Change profiles", ok=passes)

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def this_project(tmp_path, clean_environment) -> tuple[Path, str]:
    """The files of this project as they are now, in a repository of their own, and its commit."""
    listed = subprocess.run(
        [GIT, "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if listed.returncode:
        pytest.skip("these files are not in a git repository")
    project = _Repository(tmp_path / "project", clean_environment)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            target = project.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)
    project.run(GIT, "init", "--quiet")
    project.commit(passes=True)
    return project.folder, project.run(GIT, "rev-parse", "HEAD").strip()


@pytest.mark.registry
@needs_git
@needs_pre_commit
@pytest.mark.usefixtures("package_registry")
def test_commits_of_another_repository_are_checked(
    tmp_path, this_project, clean_environment, good_profile
):
    project, commit = this_project
    registry = _Repository(
        tmp_path / "registry",
        {
            **clean_environment,
            "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
            "PIP_CONSTRAINT": str(ROOT / "constraints.txt"),
            "PIP_NO_COMPILE": "1",
        },
    )
    pre_commit = (sys.executable, "-m", "pre_commit")
    hooks = [{"id": "match-check"}, {"id": "match-check-changed", "stages": ["manual"]}]
    config = {"repos": [{"repo": str(project), "rev": commit, "hooks": hooks}]}
    registry.write(".pre-commit-config.yaml", yaml.safe_dump(config))
    registry.run(GIT, "init", "--quiet")
    registry.run(*pre_commit, "install")

    registry.write("notes.yaml", "no: profile")
    said = registry.commit(passes=True)
    assert "(no files to check)Skipped" in said

    registry.write("profiles/ke/testville.yaml", good_profile.replace("solid-waste", "rubbish"))
    said = registry.commit(passes=False)
    assert re.search(r"profiles/ke/testville\.yaml:\d+:\d+: error MM104", said), said

    registry.write("profiles/ke/testville.yaml", good_profile)
    said = registry.commit(passes=True)
    assert "match check (the whole folder)" in said
    assert "Passed" in said

    # The same id in a file of its own: only the check of the whole folder sees it.
    registry.write("profiles/ke/testville.yml", good_profile)
    said = registry.commit(passes=False)
    assert "MM202" in said
    changed = (*pre_commit, "run", "--hook-stage=manual", "match-check-changed")
    assert "Passed" in registry.run(*changed)

    # An exception in the settings starts the check too, and is heeded.
    (registry.folder / "profiles/ke/testville.yml").unlink()
    registry.write("profiles/ke/otherville.yaml", profile_yaml("ke-elsewhere"))
    assert "MM201" in registry.commit(passes=False)
    registry.write("matchmaker.toml", '[check.exceptions]\n"profiles/ke/other*" = ["MM201"]\n')
    registry.commit(passes=True)
