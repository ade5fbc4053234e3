"""The stages of a batch match, for those who show how far it has come."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Literal

from matchmaker.embedding.vector_store import Progress

Stage = Literal["encoding", "comparing", "scoring", "solving", "trying places", "explaining"]
# Opens a stage and gives what is told of its progress.
Stages = Callable[[Stage], AbstractContextManager[Progress]]


def silent(stage: Stage) -> AbstractContextManager[Progress]:  # noqa: ARG001 - as others have it
    """A stage that tells nobody."""
    return nullcontext(lambda done, left: None)  # noqa: ARG005 - the same
