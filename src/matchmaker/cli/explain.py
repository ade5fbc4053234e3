"""``match explain``: why a pair has the score it has."""

from __future__ import annotations

from matchmaker.cli import options
from matchmaker.cli.progress import encoding_progress
from matchmaker.cli.streams import print_report, say


def explain_command(
    city: options.CityArgument,
    partner: options.CityArgument,
    mode: options.Mode = None,
    theme: options.Theme = None,
    south_south: options.SouthSouth = None,
    profiles: options.Profiles = None,
    exchanges: options.Exchanges = None,
    programmes: options.Programmes = None,
    no_starter: options.NoStarter = False,
    embedder: options.Embedder = options.EmbedderName.auto,
    model: options.Model = None,
    query_prompt: options.QueryPrompt = None,
    document_prompt: options.DocumentPrompt = None,
    format_: options.FormatOption = None,
    output: options.Output = None,
    debug: options.Debug = False,  # noqa: ARG001 - see its declaration
) -> None:
    """Explain the score of a pair, and what would change it.

    [b]Examples[/b]

      match explain Maputo eThekwini
      match explain Maputo eThekwini --mode learn --format markdown
    """
    import matchmaker
    from matchmaker.reports.engine_report import light_engine_note
    from matchmaker.reports.explanation import explanation_report

    registry = matchmaker.load_registry(profiles or [], starter=not no_starter)
    records = matchmaker.load_records(exchanges or [], programmes or [], starter=not no_starter)
    with encoding_progress() as progress:
        explanation = matchmaker.explain(
            registry,
            city,
            partner,
            mode=mode.value if mode else None,
            theme=theme,
            south_south=south_south.value if south_south else None,
            embedder=embedder.value,
            model=model,
            query_prompt=query_prompt,
            document_prompt=document_prompt,
            records=records,
            progress=progress,
        )
    if note := light_engine_note(explanation.engine):
        say(note)
    print_report(explanation_report(explanation), format_, output)
