"""The real model, with one store for all tests of a process: encoding takes a while."""

from __future__ import annotations

import pytest

from matchmaker.embedding.engine import Engine, open_engine


@pytest.fixture(scope="session")
def real_engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MATCHMAKER_CACHE_DIR", str(tmp_path_factory.mktemp("vectors")))
        return open_engine("sentence-transformers")
