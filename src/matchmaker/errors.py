"""Every error the tool raises on purpose: what happened, what to do, and the exit code."""

from __future__ import annotations

from collections.abc import Sequence

MOST_LINES = 20  # of details that are spelled out; the rest are counted


def first_lines(lines: Sequence[str]) -> list[str]:
    """Details as an error spells them out: the first ones, and how many more there are."""
    more = len(lines) - MOST_LINES
    return [*lines[:MOST_LINES], *([f"... and {more} more"] if more > 0 else [])]


class MatchmakerError(Exception):
    """An error meant for a person.

    Parameters
    ----------
    message
        What is wrong, one sentence or a short paragraph.
    hint
        What to do about it.
    details
        Lines between the two, such as the mistakes in a file.
    """

    exit_code = 2

    def __init__(self, message: str, *, hint: str = "", details: Sequence[str] = ()) -> None:
        super().__init__("\n  ".join([message, *details]))
        self.message = message
        self.hint = hint
        self.details = tuple(details)


class UsageError(MatchmakerError):
    """The command or call was used wrongly, or names something that is not there."""


class UnknownNameError(UsageError):
    """A name (of a government, theme, region ...) that is not known."""

    def __init__(self, message: str, *, near: Sequence[str] = (), hint: str = "") -> None:
        self.near = tuple(near)
        if self.near:
            hint = f"Did you mean {' or '.join(self.near)}?" + (f" {hint}" if hint else "")
        super().__init__(message, hint=hint)


class AmbiguousNameError(UsageError):
    """A name that several governments or themes share."""


class MissingExtraError(UsageError):
    """A feature whose optional dependencies are not installed."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(
            f"{feature} needs the extra '{extra}', which is not installed.",
            hint=f"Install it with: pip install 'localgov-matchmaker[{extra}]'",
        )


class UntrustedModelError(UsageError):
    """Model files that are not the published ones."""


class InvalidDataError(MatchmakerError):
    """Files that were read but whose content is wrong."""

    exit_code = 1


class NothingEligibleError(MatchmakerError):
    """No candidate is left to rank."""

    exit_code = 1


class Notice(UserWarning):
    """Something a person should know although the work goes on, raised through ``warnings``."""
