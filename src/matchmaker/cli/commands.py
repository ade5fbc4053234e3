"""The application: every command, in the order of its help."""

from __future__ import annotations

import typer

from matchmaker.cli.batch import batch_command
from matchmaker.cli.check import check_command
from matchmaker.cli.evaluate import evaluate_command
from matchmaker.cli.explain import explain_command
from matchmaker.cli.export import export_command
from matchmaker.cli.fix import fix_command
from matchmaker.cli.history import history_command
from matchmaker.cli.import_ import import_command
from matchmaker.cli.new import new_command
from matchmaker.cli.programmes import programmes_command
from matchmaker.cli.rank import rank_command
from matchmaker.cli.schema import schema_command
from matchmaker.cli.show import show_command
from matchmaker.cli.themes import themes_command

_WRITING = "Writing profiles"

app = typer.Typer(
    name="match",
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.callback(invoke_without_command=True)(rank_command)
app.command("explain")(explain_command)
app.command("batch")(batch_command)
app.command("show")(show_command)
app.command("history")(history_command)
app.command("programmes")(programmes_command)
app.command("themes")(themes_command)
app.command("evaluate")(evaluate_command)
app.command("new", rich_help_panel=_WRITING)(new_command)
app.command("check", rich_help_panel=_WRITING)(check_command)
app.command("fix", rich_help_panel=_WRITING)(fix_command)
app.command("import", rich_help_panel=_WRITING)(import_command)
app.command("export", rich_help_panel=_WRITING)(export_command)
app.command("schema", rich_help_panel=_WRITING)(schema_command)
