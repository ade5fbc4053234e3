"""``match schema``: the JSON Schema of a profile."""

from __future__ import annotations

from matchmaker.cli import options
from matchmaker.cli.streams import print_text


def schema_command(
    output: options.Output = None,
    debug: options.Debug = False,  # noqa: ARG001 - see its declaration
) -> None:
    """Print the JSON Schema of a profile, with which an editor helps to write one.

    An editor that knows YAML (VS Code with its YAML extension, say) then
    completes names and values, tells what each means, and underlines
    mistakes.

    [b]Examples[/b]

      match schema --output profile.schema.json
      match schema | less

    Begin each profile beside that file with this line:

      # yaml-language-server: $schema=profile.schema.json
    """
    from matchmaker.profiles.json_schema import schema_text

    print_text(schema_text(), output)
