"""What `match fix` mends: as lines for people, and as the difference of two texts."""

from __future__ import annotations

import difflib
import io
import re
from collections.abc import Iterable

from rich.text import Text

from matchmaker.profiles.fixing import Fixed
from matchmaker.reports.terminal import report_console
from matchmaker.visible_text import is_hidden, visible

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def mends_text(fixed: Fixed) -> str:
    """The mends of a file, a line each."""
    lines = [visible(fixed.file)]
    lines += [f"  line {mend.line}: {visible(mend.what)}" for mend in fixed.mends]
    lines += [
        f"  line {mend.line}: not mended, since it would cost something else: {visible(mend.what)}"
        for mend in fixed.undone
    ]
    return "\n".join(lines) + "\n"


def difference_text(fixed: Fixed, *, color: bool) -> str:
    """The unified difference of a file before and after, with hidden characters shown."""
    lines = difflib.unified_diff(
        [_shown(line) for line in _LINE.findall(fixed.before)],
        [_shown(line) for line in _LINE.findall(fixed.after)],
        f"{visible(fixed.file)} (as it is)",
        f"{visible(fixed.file)} (mended)",
        lineterm="",
    )
    return _colored(lines) if color else "".join(f"{line}\n" for line in lines)


def _shown(line: str) -> str:
    bare = line.removesuffix("\n")
    shown = "".join(f"<U+{ord(char):04X}>" if is_hidden(char) else char for char in bare)
    return shown if line.endswith(("\n", "\r")) else f"{shown}<no line end>"


def _colored(lines: Iterable[str]) -> str:
    console = report_console(width=80, color=True)
    for line in lines:
        console.print(Text(line, style=_STYLES.get(line[:1], "")), soft_wrap=True)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()
