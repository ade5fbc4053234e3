"""``match schema``: the JSON Schema of a profile, an exchange or a programme."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from matchmaker.cli import options
from matchmaker.cli.streams import print_text


class FileKindName(StrEnum):
    """Kinds of files; the values of `profiles.file_kinds.FileKind`."""

    profile = "profile"
    exchange = "exchange"
    programme = "programme"


def schema_command(
    kind: Annotated[
        FileKindName, typer.Argument(help="Of a profile, an exchange, or a programme.")
    ] = FileKindName.profile,
    output: options.Output = None,
    debug: options.Debug = False,  # noqa: ARG001 - see its declaration
) -> None:
    """Print the JSON Schema of a file, with which an editor helps to write one.

    An editor that knows YAML (VS Code with its YAML extension, say) then
    completes names and values, tells what each means, and underlines
    mistakes.

    [b]Examples[/b]

      match schema --output profile.schema.json
      match schema exchange | less

    Begin each profile beside that file with this line:

      # yaml-language-server: $schema=profile.schema.json
    """
    from matchmaker.checking.schemas import SCHEMAS
    from matchmaker.profiles.json_schema import schema_text

    print_text(schema_text(SCHEMAS[kind.value]()), output)
