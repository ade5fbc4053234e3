"""The base of every model of a file: strict, closed and frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ConfigDict


class StrictModel(BaseModel):
    """A part of a file: nothing is converted, nothing unknown is let through."""

    # Built when first used, so that the parts are built once, inside the whole.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class FileModel(StrictModel):
    """What one file holds: a profile, an exchange, a programme; each has an id."""

    if TYPE_CHECKING:  # declared by each where it stands in the order of its fields
        id: str


Model = TypeVar("Model", bound=FileModel)
