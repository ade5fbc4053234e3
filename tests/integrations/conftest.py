"""What tests need that run the project as another repository would."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.builders import item, profile_yaml

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def package_registry(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Skip where no package can be installed, as on a machine without a network."""
    folder = tmp_path_factory.mktemp("probe")
    probe = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--retries=0"]
    probe += ["--timeout=10", "--disable-pip-version-check", f"--dest={folder}", "hatchling>=1.27"]
    done = subprocess.run(probe, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        pytest.skip("no package registry answers: " + done.stderr.strip()[-200:])


@pytest.fixture
def clean_environment(tmp_path: Path) -> dict[str, str]:
    """Variables without those of a developer or of a git hook that this run may be part of."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "PRE_COMMIT", "PYTHON", "VIRTUAL_ENV", "MATCHMAKER_"))
    }
    person = {
        f"GIT_{role}_{field}": value
        for role in ("AUTHOR", "COMMITTER")
        for field, value in (("NAME", "A test"), ("EMAIL", "test@example.org"))
    }
    return {
        **kept,
        **person,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "MATCHMAKER_CACHE_DIR": str(tmp_path / "match-cache"),
    }


@pytest.fixture
def good_profile() -> str:
    """A profile without findings, of an invented place."""
    challenge = item(
        "Market waste rots in heaps", description="Traders throw it behind the stalls every night."
    )
    return profile_yaml("ke-testville", challenges=[challenge])
