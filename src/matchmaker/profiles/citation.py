"""A public document behind a whole file, such as an exchange or a programme."""

from __future__ import annotations

from pydantic import Field

from matchmaker.profiles.field_types import Name, Url, Year
from matchmaker.profiles.strict_model import StrictModel


class Citation(StrictModel):
    """A public document that says what the file says."""

    title: str = Field(
        min_length=1, max_length=400, description="The title of the document or page."
    )
    publisher: Name | None = Field(
        default=None, description="The institution or medium that published it."
    )
    year: Year | None = Field(default=None, description="The year in which it was published.")
    url: Url | None = Field(default=None, description="Its address on the web.")
