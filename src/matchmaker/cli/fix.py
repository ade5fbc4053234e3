"""``match fix``: mend profile files where the mend is safe."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from matchmaker.cli import options
from matchmaker.cli.streams import print_text, say, say_error, wants_color
from matchmaker.errors import UsageError

if TYPE_CHECKING:
    from matchmaker.profiles.findings import Finding
    from matchmaker.profiles.fixing import Fixed


def fix_command(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...", help="Profile files, or folders of them.", show_default=False
        ),
    ],
    diff: Annotated[bool, typer.Option("--diff", help="Show the lines before and after.")] = False,
    write: Annotated[
        bool, typer.Option("--write", help="Write the mends; nothing is written without it.")
    ] = False,
    debug: options.Debug = False,  # noqa: ARG001 - see its declaration
) -> None:
    """Mend profile files: order, layout, quotes, and words with one possible meaning.

    Comments stay. Without --write it says what it would mend and writes nothing. It ends with 0 if
    nothing is left to do, 1 if something is.

    [b]Examples[/b]

      match fix profiles --diff
      match fix my-city.yaml --write
    """
    from matchmaker.profiles.files import read_bytes
    from matchmaker.profiles.findings import Finding
    from matchmaker.profiles.fixing import fix
    from matchmaker.reports.fixes import difference_text, mends_text

    files = list(_files(paths))
    color = wants_color()
    mended = written = 0
    left: list[Finding] = []
    for path in files:
        content = read_bytes(path)
        if isinstance(content, Finding):
            left.append(content)
            say(str(content))
            continue
        fixed = fix(content, str(path))
        if fixed.changed or fixed.undone:
            print_text(difference_text(fixed, color=color) if diff else mends_text(fixed))
        if fixed.changed:
            mended += 1
            written += write and _written(path, content, fixed)
        left += fixed.left
    _conclude(len(files), mended, written, left, write=write)
    if mended > written or left:
        raise typer.Exit(1)


def _files(paths: list[Path]) -> Iterator[Path]:
    """Every file once, in the order that was asked for; all paths are looked at first."""
    from matchmaker.profiles.files import exists, profile_files

    found: dict[Path, Path] = {}
    for path in paths:
        if not exists(path):
            raise UsageError(f"{path} does not exist.", hint="Check the path.")
        for file in profile_files(path) if path.is_dir() else [path]:
            found.setdefault(file.absolute(), file)
    return iter(found.values())


def _written(path: Path, content: bytes, fixed: Fixed) -> bool:
    """Write a mended file, unless somebody else has changed it meanwhile."""
    from matchmaker.atomic_file import write_file
    from matchmaker.profiles.files import read_bytes

    if read_bytes(path) != content:
        say(f"{path} was changed by somebody else meanwhile and left as it is; run it again.")
        return False
    try:
        write_file(path, fixed.after)
    except UsageError as error:
        say_error(error)
        return False
    return True


def _conclude(files: int, mended: int, written: int, left: list[Finding], *, write: bool) -> None:
    def count(number: int, one: str) -> str:
        return f"{number} {one}{'' if number == 1 else 's'}"

    if not mended:
        say(f"Nothing to mend in {count(files, 'file')}.")
    elif write:
        say(f"Mended {written} of {count(files, 'file')}.")
    else:
        say(f"Would mend {mended} of {count(files, 'file')}; add --write to do it.")
    if left:
        faulty = len({finding.file for finding in left})
        say(
            f"{count(len(left), 'mistake')} in {count(faulty, 'file')} "
            f"{'is' if len(left) == 1 else 'are'} left for a person: see `match check`."
        )
